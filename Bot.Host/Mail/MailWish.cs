using Bot.Domain.Decisions;
using Bot.Domain.States;
using Bot.Host.Options;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Host.Mail;

/// <summary>What goes by e-mail: by urgency, and by kinds that always or never do.</summary>
public sealed class MailWish
{
    private readonly NoticePriority _least;
    private readonly HashSet<string> _always;
    private readonly HashSet<string> _never;

    /// <param name="email">Checked.</param>
    public MailWish(EmailOptions email)
    {
        _least = Enum.Parse<NoticePriority>(email.Level, ignoreCase: true);
        var kinds = EmailOptions
            .Listed(email.Kinds)
            .ToLookup(kind => kind.StartsWith('-'), kind => kind.TrimStart('-'));
        _always = kinds[false].ToHashSet(StringComparer.Ordinal);
        _never = kinds[true].ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Whether a notice goes. That no mail can be sent never does.</summary>
    public bool Wants(Notice notice, NoticePriority priority) =>
        notice is not Notice.Trouble { What: MailDesk.Trouble }
        && !_never.Contains(notice.Word)
        && (Urgency(notice, priority) >= _least || _always.Contains(notice.Word));

    // In chat these are as loud as any other money; who reads mail is not there to see them.
    private static NoticePriority Urgency(Notice notice, NoticePriority priority) =>
        notice switch
        {
            Notice.StateChanged state when state.To.IsSafeMode() => NoticePriority.Alarm,
            Notice.PositionClosed left when left.Reason == TerminalReason.ExitStopLoss.Text() => NoticePriority.Alarm,
            _ => priority,
        };
}
