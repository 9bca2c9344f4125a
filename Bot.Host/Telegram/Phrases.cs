using Bot.Domain.Decisions;
using Bot.Domain.Reasons;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram;

/// <summary>Sentences that several screens and reports share.</summary>
public static class Phrases
{
    private const int MostFigures = 200;

    /// <summary>A rung with value and limit, e.g. "RSI for an entry 41.2 (&lt;= 30)", escaped.</summary>
    public static string Rung(Rung rung, ITexts texts) =>
        $"{texts.Words.Of(rung.Name)} {Value(rung.Value, texts)}{Limit(rung.Limit, texts)}";

    /// <summary>How a cycle ended and the figure that decided it, escaped.</summary>
    public static string Ending(CycleStory cycle, ITexts texts)
    {
        var reason = texts.Words.Of(cycle.Reason);
        if (cycle.Notes.Order is { } order && cycle.Reason.IsTrade())
        {
            var price = order.AveragePrice is { } average ? Figure.Price(average) : texts.Words.None;
            return $"{reason} @ {price}";
        }

        return cycle.Decider is { } decider
            ? $"{reason}: {Rung(decider, texts)}"
            : $"{reason}: {Reason(cycle.Row.Figures, texts)}";
    }

    /// <summary>State, mode, market and profile in one line.</summary>
    public static string Heading(AccountPicture picture, ITexts texts)
    {
        var account = picture.Account;
        return $"{StateIcons.Of(account.State)} <b>{texts.Words.Of(account.State)}</b> · "
            + $"{texts.Words.Of(account.Mode)} · "
            + $"{Html.Escape(account.Market)} · {texts.Words.Profile(account.Profile)}";
    }

    /// <summary>
    /// Equity with its change today and this week; where the state changed since, perhaps by a sale, it says when that
    /// was measured.
    /// </summary>
    public static string Worth(AccountPicture picture, ITexts texts)
    {
        var (words, labels) = (texts.Words, texts.Screens);
        if (picture.Worth is not { } worth)
        {
            return $"{labels.Equity} {words.None}";
        }

        var measured = worth.At < picture.Account.StateSince ? Measured(picture, texts) : "";
        return $"{labels.Equity} {Figure.Won(worth.Equity)}"
            + $"  {labels.Today} {Figure.Change(picture.DayPercent, words.None)}"
            + $"  {labels.Week} {Figure.Change(picture.WeekPercent, words.None)}{measured}";
    }

    /// <summary>When the last measurement was, in brackets; nothing where it is of this minute or absent.</summary>
    public static string Measured(AccountPicture picture, ITexts texts) =>
        picture.Worth is { } worth && picture.Now - worth.At >= TimeSpan.FromMinutes(1)
            ? $" ({texts.Screens.MeasuredAt(Figure.ClockOrMoment(worth.At, picture.Now))})"
            : "";

    /// <summary>The open position with its levels, or that there is none.</summary>
    public static string Position(AccountPicture picture, ITexts texts)
    {
        var labels = texts.Screens;
        return picture.Position is { } held
            ? $"{labels.Position} {Figure.Coins(held.Volume, held.Market)} @ {Figure.Price(held.AverageFill)}"
                + $"  {Figure.Change(picture.OpenPercent, texts.Words.None)}"
                + $"  {labels.StopLoss} {Figure.Price(held.StopLoss)}"
                + $"  {labels.TakeProfit} {Figure.Level(held.TakeProfit)}"
            : labels.NoPosition;
    }

    /// <summary>The last cycle and when the next one is.</summary>
    public static string Cycles(AccountPicture picture, ITexts texts)
    {
        var labels = texts.Screens;
        var last = picture.Last is { } cycle
            ? $"{labels.LastCycle} {Figure.ClockOrMoment(cycle.Row.StartedAt, picture.Now)} {Ending(cycle, texts)}"
            : labels.NoCycle;
        return picture.NextCycle is { } next
            ? $"{last} · {labels.Next} {Figure.ClockOrMoment(next, picture.Now)}"
            : last;
    }

    /// <summary>Why the account is in its state, since when.</summary>
    public static string StateReason(AccountPicture picture, ITexts texts)
    {
        var labels = texts.Screens;
        return $"{labels.Because}: {Reason(picture.Account.StateReason, texts)} "
            + $"({labels.Since(Figure.ClockOrMoment(picture.Account.StateSince, picture.Now))})";
    }

    /// <summary>Why something is so, as the journal has it: in words where they are known, else escaped.</summary>
    public static string Reason(string reason, ITexts texts) => texts.Tell(reason, MostFigures);

    // A word alone would look like a value.
    private static string Limit(string limit, ITexts texts)
    {
        var told = Value(limit, texts);
        return limit switch
        {
            "" => "",
            ['<' or '>', ..] => $" ({told})",
            _ => $" ({texts.Screens.Needs(told)})",
        };
    }

    // Some are lists, e.g. "Low, Medium".
    private static string Value(string text, ITexts texts) =>
        string.Join(", ", text.Split(", ").Select(one => texts.Tell(one)));
}
