using System.Text.RegularExpressions;

namespace Bot.Host.Telegram.Texts;

/// <summary>
/// Reads why a fault, a difference of the books or another program halted trading, so that it can be told in a person's
/// language. Figures, numbers of orders and what a machine said of itself stay as they are, escaped.
/// </summary>
internal static partial class HaltWords
{
    private const int LongestDetail = 300;
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
        | RegexOptions.Singleline;

    /// <summary>A reason in words; null where it is none that is known.</summary>
    public static string? Of(string reason, ITexts texts) =>
        Single(reason, texts) ?? Listed(reason, texts);

    private static string? Single(string reason, ITexts texts)
    {
        var words = texts.Reasons;
        if (ClockPattern().Match(reason) is { Success: true } clock)
        {
            var isBehind = Part(clock, "side") == "behind";
            return words.ClockOff(Part(clock, "seconds"), isBehind, Part(clock, "allowed"));
        }

        if (PollerPattern().Match(reason) is { Success: true } poller)
        {
            return words.OtherPoller(poller.Groups["taken"].Success, Part(poller, "detail"));
        }

        if (UnknownPattern().Match(reason) is { Success: true } unknown)
        {
            return words.OrderUnknown(Part(unknown, "order"), Part(unknown, "since"));
        }

        return AwayPattern().Match(reason) is { Success: true } away
            ? words.DatabaseAway(Part(away, "from"), Part(away, "until"), Part(away, "why"))
            : null;
    }

    // Differences of the books, one behind the other.
    private static string? Listed(string reason, ITexts texts)
    {
        var told = reason.Split("; ").Select(one => Difference(one, texts.Reasons)).ToList();
        return told.Contains(null) ? null : string.Join("; ", told);
    }

    private static string? Difference(string one, IReasonTexts words)
    {
        if (MorePattern().Match(one) is { Success: true } more)
        {
            return words.CoinsMore(Part(more, "gap"), Part(more, "coin"), Part(more, "journal"));
        }

        if (GonePattern().Match(one) is { Success: true } gone)
        {
            return words.CoinsGone(Part(gone, "journal"), Part(gone, "coin"), Part(gone, "exchange"));
        }

        if (StrayPattern().Match(one) is { Success: true } stray)
        {
            return words.StrayOrder(Part(stray, "order"), Part(stray, "executed"));
        }

        if (MissedPattern().Match(one) is { Success: true } missed)
        {
            return words.MissedFill(Part(missed, "order"), Part(missed, "executed"), Part(missed, "journal"));
        }

        return ForeignPattern().Match(one) is { Success: true } foreign
            ? words.ForeignOrder(Part(foreign, "order"))
            : null;
    }

    private static string Part(Match found, string name) => Html.Excerpt(found.Groups[name].Value, LongestDetail);

    [GeneratedRegex(
        @"^the clock is (?<seconds>[\d.]+) s (?<side>behind|ahead of) the exchange's, allowed are (?<allowed>\d+) s:",
        Plain)]
    private static partial Regex ClockPattern();

    [GeneratedRegex(
        @"^another program polls this bot; it ((?<taken>has taken over)|does not work on) this database "
            + @"\((?<detail>.*)\)$",
        Plain)]
    private static partial Regex PollerPattern();

    [GeneratedRegex(@"^order (?<order>\S+): since (?<since>[\d:]+) UTC nobody can tell what became of it;", Plain)]
    private static partial Regex UnknownPattern();

    [GeneratedRegex(@"^the database was away from (?<from>[\d:]+) to (?<until>[\d:]+) UTC: (?<why>.*)$", Plain)]
    private static partial Regex AwayPattern();

    [GeneratedRegex(
        @"^the exchange has (?<gap>[\d.]+) (?<coin>\S+) more than the journal \((?<journal>[\d.]+)\)$", Plain)]
    private static partial Regex MorePattern();

    [GeneratedRegex(@"^the journal holds (?<journal>[\d.]+) (?<coin>\S+), the exchange (?<exchange>[\d.]+)$", Plain)]
    private static partial Regex GonePattern();

    [GeneratedRegex(
        @"^order (?<order>\S+) is at the exchange \((?<executed>[\d.]+) executed\) and not in the journal$", Plain)]
    private static partial Regex StrayPattern();

    [GeneratedRegex(
        @"^order (?<order>\S+) executed (?<executed>[\d.]+) and the journal has (?<journal>[\d.]+)$", Plain)]
    private static partial Regex MissedPattern();

    [GeneratedRegex(@"^order (?<order>\S+) is open and not the bot's$", Plain)]
    private static partial Regex ForeignPattern();
}
