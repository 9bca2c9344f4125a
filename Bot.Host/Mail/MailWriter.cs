using System.Globalization;
using System.Text;
using Bot.Host.Options;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Notices;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;
using Bot.Host.Watching;

namespace Bot.Host.Mail;

/// <summary>
/// Writes letters in the words of the chat: what is most urgent first, trouble of one kind once, and what has no room
/// is counted.
/// </summary>
public sealed class MailWriter(NoticeRenderer renderer, EmailOptions email, Scrubber scrubber)
{
    /// <summary>How many things are told in a letter.</summary>
    public const int ToldMost = 30;

    private const int HeadingMost = 100;

    /// <summary>The letter of what waits.</summary>
    public async Task<MailLetter> WriteAsync(MailBag bag, CancellationToken token)
    {
        var told = bag
            .Items.GroupBy(
                item => item.Notice is Notice.Trouble trouble ? $"trouble {trouble.What}" : $"{item.Row.Id}",
                StringComparer.Ordinal
            )
            .Select(group => (Item: group.Last(), Times: group.Count()))
            .OrderByDescending(one => one.Item.Priority)
            .ThenBy(one => one.Item.Row.Id)
            .ToList();
        var parts = new List<(DateTimeOffset At, string Html)>();
        foreach (var (item, times) in told.Take(ToldMost))
        {
            var html = await renderer.RenderAsync(item.Notice, item.Row.AccountId, times, bag.Texts, token);
            parts.Add((item.At, html));
        }

        var first = bag.Items[0].Row;
        return Letter(
            string.Create(CultureInfo.InvariantCulture, $"ct-{first.Id}-{first.WaitsSince.UtcTicks}"),
            (parts, told.Count - parts.Count),
            bag.Texts,
            bag.Items.Any(item => item.Priority == NoticePriority.Alarm),
            bag.MayBeRepeated
        );
    }

    /// <summary>The letter of alarms that cannot wait for the database.</summary>
    public MailLetter WriteAlarms(IReadOnlyList<(DateTimeOffset At, Alarm Alarm)> alarms, ITexts texts) =>
        Letter(
            string.Create(CultureInfo.InvariantCulture, $"ct-alarm-{alarms[0].At.UtcTicks}"),
            ([.. alarms.Select(one => (one.At, AlarmLine.Text(one.Alarm, texts)))], 0),
            texts,
            isUrgent: true,
            mayBeRepeated: false
        );

    private MailLetter Letter(
        string id,
        (List<(DateTimeOffset At, string Html)> Parts, int Left) content,
        ITexts texts,
        bool isUrgent,
        bool mayBeRepeated
    )
    {
        var (parts, left) = content;
        var body = new StringBuilder();
        body.Append("<!DOCTYPE html>\n<html lang=\"").Append(texts.Code).Append("\">\n");
        body.Append("<head><meta charset=\"utf-8\"><title>ChatTrader</title></head>\n");
        body.Append("<body style=\"font-family:sans-serif\">\n");
        if (mayBeRepeated)
        {
            Paragraph(body, texts.Notices.MayBeRepeated);
        }

        foreach (var (at, html) in parts)
        {
            Paragraph(body, $"<small>{Figure.Moment(at)} KST</small>\n{html}");
        }

        if (left > 0)
        {
            Paragraph(body, texts.Mail.Left(left));
        }

        Paragraph(body, $"<small>{texts.Mail.Footer}</small>");
        body.Append("</body>\n</html>\n");
        var heading = ForeignText.Line(Html.Plain(parts[0].Html.Split('\n')[0]), HeadingMost);
        var clean = scrubber.Clean(body.ToString());
        return new MailLetter(
            $"{id}@{email.From.Split('@')[^1]}",
            scrubber.Clean($"[ChatTrader] {texts.Mail.Subject(heading, parts.Count - 1 + left)}"),
            clean,
            Plain(clean),
            isUrgent
        );
    }

    private static void Paragraph(StringBuilder body, string html) =>
        body.Append("<p>").Append(html.Replace("\n", "<br>\n", StringComparison.Ordinal)).Append("</p>\n");

    private static string Plain(string html)
    {
        var start = html.IndexOf("<p>", StringComparison.Ordinal);
        var text = html[start..].Replace("</p>\n", "\n\n", StringComparison.Ordinal);
        return Html.Plain(text).Trim() + "\n";
    }
}
