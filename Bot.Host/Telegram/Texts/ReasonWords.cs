using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Bot.Domain.Decisions;
using Bot.Domain.Reasons;
using Bot.Domain.States;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Texts;

/// <summary>Reads reasons as the journal has them, so that they can be told in a person's language.</summary>
public static partial class ReasonWords
{
    private const RegexOptions Plain = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    private static readonly FrozenDictionary<string, KnownReason> Known =
        new Dictionary<string, KnownReason>(StringComparer.Ordinal)
    {
        ["first start"] = KnownReason.FirstStart,
        ["imported"] = KnownReason.Imported,
        ["started"] = KnownReason.Started,
        ["stopped"] = KnownReason.Stopped,
        ["halted by hand"] = KnownReason.HaltedByHand,
        ["a stop was asked during a cycle"] = KnownReason.StopInCycle,
        ["the running cycle ended"] = KnownReason.CycleEnded,
        ["the books agree"] = KnownReason.BooksAgree,
        ["asked too long ago; nothing was done"] = KnownReason.TooLate,
        [PersonDesk.NothingHeld] = KnownReason.NothingHeld,
        ["there is no such value"] = KnownReason.NoSuchValue,
        ["there is no such mode"] = KnownReason.NoSuchValue,
        ["trading must be stopped first"] = KnownReason.MustBeStopped,
        [PersonDesk.ModeChanged] = KnownReason.ModeChanged,
        ["something is held, or an order's end is not known"] = KnownReason.SomethingOpen,
        ["a position is open; the market stays"] = KnownReason.PositionOpen,
        ["an order is open; the market stays"] = KnownReason.OrderOpen,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A reason in words, escaped; null where it is none that is known.</summary>
    public static string? Of(string reason, ITexts texts) => Known.TryGetValue(reason, out var known)
        ? texts.Reasons.Of(known)
        : InState(reason, texts) ?? Measured(reason, texts) ?? Counted(reason, texts) ?? HaltWords.Of(reason, texts);

    private static string? InState(string reason, ITexts texts) =>
        StatePattern().Match(reason) is { Success: true } found
        && Enum.TryParse<TradingState>(found.Groups["state"].Value, out var state)
            ? texts.Reasons.NotInState(texts.Words.Of(state))
            : null;

    private static string? Measured(string reason, ITexts texts)
    {
        if (LossPattern().Match(reason) is { Success: true } losses)
        {
            var profile = losses.Groups["profile"];
            return texts.Reasons.Losses(Figure(losses, "day", texts), Figure(losses, "week", texts))
                + (profile.Success ? texts.Reasons.ByProfile(texts.Words.Profile(profile.Value)) : "");
        }

        return DayPattern().Match(reason) is { Success: true } day
            ? texts.Reasons.DayBegan(Figure(day, "week", texts))
            : null;
    }

    private static string? Counted(string reason, ITexts texts)
    {
        if (GoodPattern().Match(reason) is { Success: true } good)
        {
            return texts.Reasons.GoodCycles(good.Groups["count"].Value);
        }

        return FailedPattern().Match(reason) is { Success: true } failed
            ? texts.Reasons.FailedCycles(failed.Groups["count"].Value, Ending(failed.Groups["last"].Value, texts))
            : null;
    }

    private static string Figure(Match found, string name, ITexts texts) =>
        found.Groups[name].Value is var figure && figure == Rung.Absent ? texts.Words.None : figure;

    private static string Ending(string code, ITexts texts) =>
        Enum.GetValues<TerminalReason>().Where(one => one.Text() == code).Select(texts.Words.Of).FirstOrDefault()
        ?? Html.Escape(code);

    [GeneratedRegex(@"^(\w+ is not possible|no cycles) in state (?<state>[A-Za-z]+)$", Plain)]
    private static partial Regex StatePattern();

    [GeneratedRegex(@"^day (?<day>[-\w.]+) %, week (?<week>[-\w.]+) %( with profile (?<profile>[\w-]+))?$", Plain)]
    private static partial Regex LossPattern();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d began; week (?<week>[-\w.]+) %$", Plain)]
    private static partial Regex DayPattern();

    [GeneratedRegex(@"^(?<count>\d+) good cycles in a row$", Plain)]
    private static partial Regex GoodPattern();

    [GeneratedRegex(@"^(?<count>\d+) failed cycles in a row, the last: (?<last>[\w-]+)$", Plain)]
    private static partial Regex FailedPattern();
}

/// <summary>Reasons that the journal has in the same words each time.</summary>
public enum KnownReason
{
    FirstStart,
    Imported,
    Started,
    Stopped,
    HaltedByHand,
    StopInCycle,
    CycleEnded,
    BooksAgree,
    TooLate,
    NothingHeld,
    NoSuchValue,
    MustBeStopped,
    ModeChanged,
    SomethingOpen,
    PositionOpen,
    OrderOpen,
}
