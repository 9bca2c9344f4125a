using Bot.Domain.Decisions;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Looks;

/// <summary>A trade in words, the result first.</summary>
public static class TradeLines
{
    private const int FillsMost = 20;

    public static string Text(TradeStory story, ITexts texts) => string.Join('\n', Lines(story, texts));

    /// <summary>What it came to and why, for a caption.</summary>
    public static string Brief(TradeStory story, ITexts texts) =>
        $"{Head(story.Row, texts)}\n{Sum(story.Row, texts)}\n{Levels(story, texts)}";

    private static IEnumerable<string> Lines(TradeStory story, ITexts texts)
    {
        var (trade, looks) = (story.Row, texts.Looks);
        yield return Head(trade, texts);
        yield return Sum(trade, texts);
        yield return Side(texts.Screens.Entry, (trade.OpenedAt, trade.EntryPrice), story.Entries.Count, trade, texts);
        yield return Signal(story.EnteredIn?.Notes.Candle?.Close, trade.EntryPrice, texts);
        yield return Side(texts.Charts.Exit, (trade.ClosedAt, trade.ExitPrice), story.Exits.Count, trade, texts);
        yield return Level(story) is { } level
            ? $"   {looks.LevelPrice} {Against(level, trade.ExitPrice, texts)}"
            : Signal(story.LeftIn?.Notes.Candle?.Close, trade.ExitPrice, texts);
        yield return Levels(story, texts);
        yield return $"{texts.Notices.Fee} {Figure.Won(trade.Fees)} · "
            + $"{looks.HeldFor} {looks.Span(trade.ClosedAt - trade.OpenedAt)}";
        yield return $"<i>{looks.Fills}</i>";
        foreach (var fill in story.Fills.Take(FillsMost))
        {
            yield return Fill(fill, texts);
        }

        if (story.Fills.Count > FillsMost)
        {
            yield return looks.More(story.Fills.Count - FillsMost);
        }
        else if (story.Fills.Count == 0)
        {
            yield return looks.NoFills;
        }
    }

    private static string Head(TradeRow trade, ITexts texts) =>
        $"{(trade.Result > 0 ? "🟩" : "🟥")} <b>{texts.Looks.Trade} #{trade.Id} · {Html.Escape(trade.Market)}</b>";

    private static string Sum(TradeRow trade, ITexts texts) =>
        $"<b>{Figure.Gain(trade.Result)}</b> ({Figure.Change(trade.ResultPercent, texts.Words.None)}) · "
        + texts.Words.Of(TerminalReasons.Parse(trade.Reason));

    private static string Side(
        string label, (DateTimeOffset At, decimal Price) of, int slices, TradeRow trade, ITexts texts) =>
        $"{label}: {Figure.Moment(of.At)} KST · {Figure.Coins(trade.Volume, Html.Escape(trade.Market))} "
        + $"@ {Figure.Price(of.Price)}{(slices > 1 ? $" · {texts.Looks.Slices(slices)}" : "")}";

    private static string Signal(decimal? signal, decimal filled, ITexts texts) =>
        $"   {texts.Looks.SignalPrice} {Against(signal, filled, texts)}";

    private static string Against(decimal? wanted, decimal filled, ITexts texts) => wanted is > 0m and var price
        ? $"{Figure.Price(price)} → {Figure.Change(((filled / price) - 1m) * 100m, texts.Words.None)}"
        : texts.Words.None;

    // A stop that moved behind the price is not in the entry's terms.
    private static decimal? Level(TradeStory story) => TerminalReasons.Parse(story.Row.Reason) switch
    {
        TerminalReason.ExitStopLoss => story.Plan?.StopLoss.Value,
        TerminalReason.ExitTakeProfit => story.Plan?.TakeProfit?.Value,
        TerminalReason.ExitPartial => story.Plan?.Partial?.First.Value,
        _ => null,
    };

    private static string Levels(TradeStory story, ITexts texts)
    {
        var (labels, none) = (texts.Screens, texts.Words.None);
        return story.Plan is { } plan
            ? $"{labels.StopLoss} {Figure.Price(plan.StopLoss.Value)} · "
                + $"{labels.TakeProfit} {Figure.Level(plan.TakeProfit?.Value)}"
            : $"{labels.StopLoss} {none} · {labels.TakeProfit} {none}";
    }

    private static string Fill(FillRow fill, ITexts texts) =>
        $"• {Figure.ClockWithSeconds(fill.At)} {texts.Words.Of(fill.Side)} "
        + $"{Figure.Coins(fill.Volume, Html.Escape(fill.Market))} @ {Figure.Price(fill.Price)} · "
        + $"{texts.Notices.Fee} {Figure.Won(fill.Fee)}";
}
