using System.Globalization;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram;

/// <summary>
/// Who is told what. Money and alarms are told at every level; levels speak of cycles and daily reports.
/// </summary>
public static class Audience
{
    /// <summary>Whether a person of the account is told.</summary>
    public static bool Wants(PersonRow person, Notice notice) => notice switch
    {
        Notice.StrangerSeen or Notice.BackupFailed or Notice.BackupWorks => person.Role == PersonRole.Owner,
        _ when IsToldAlready(notice) => false,
        Notice.DailyReported => person.NotifyLevel != NotifyLevel.Silent,
        Notice.CycleReported cycle => AskedFor(cycle, person) || person.NotifyLevel switch
        {
            NotifyLevel.Silent => false,
            NotifyLevel.TradesOnly => cycle.IsTrade,
            NotifyLevel.Normal => cycle.IsTrade || cycle.AskedBy is not null,
            NotifyLevel.FourStages => true,
        },
        _ => true,
    };

    /// <summary>Whether a group of the account is told: what everybody there may know.</summary>
    public static bool GroupWants(Notice notice) => notice switch
    {
        Notice.StrangerSeen or Notice.BackupFailed or Notice.BackupWorks => false,
        _ when IsToldAlready(notice) => false,
        Notice.CycleReported cycle => cycle.IsTrade || cycle.AskedBy is not null,
        _ => true,
    };

    // The urgent way of a panic sold before its command was done, and said so.
    private static bool IsToldAlready(Notice notice) =>
        notice is Notice.CommandAnswered { Done: true, Command: "halt", Detail: PersonDesk.NothingHeld };

    // Whoever asked for a cycle is answered.
    private static bool AskedFor(Notice.CycleReported cycle, PersonRow person) =>
        cycle.AskedBy == person.Id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Where a notice goes: a person's own chat, or a group.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Texts">Its language.</param>
/// <param name="Level">How much of cycles it is told.</param>
public sealed record Listener(long Chat, ITexts Texts, NotifyLevel Level)
{
    public static Listener Of(PersonRow row) => new(row.ChatId!.Value, ChatPerson.Of(row).Texts, row.NotifyLevel);

    public static Listener Of(GroupRow row) =>
        new(row.ChatId, Languages.Find(row.Language) ?? Languages.Guess(null), NotifyLevel.Normal);
}
