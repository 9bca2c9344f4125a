using Bot.Domain.Indicators;
using Bot.Domain.Reasons;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Notices;

/// <summary>
/// The four stages of a cycle in one message: when, what the market was, what was advised, what is owned now.
/// </summary>
public static class CycleReport
{
    private const int LongestSection = 400;

    /// <summary>The report of a cycle in one text.</summary>
    public static string Text(CycleStory cycle, EquityRow? worth, EquityRow? first, ITexts texts) =>
        string.Join('\n', Stages(cycle, worth, first, texts));

    /// <summary>The report of a cycle, each stage by itself.</summary>
    /// <param name="cycle">The journal's row.</param>
    /// <param name="worth">The measurement at its end, or null.</param>
    /// <param name="first">The first measurement ever, or null.</param>
    /// <param name="texts">The language.</param>
    public static IReadOnlyList<string> Stages(
        CycleStory cycle, EquityRow? worth, EquityRow? first, ITexts texts) =>
    [
        string.Join('\n', Start(cycle, texts)),
        string.Join('\n', Market(cycle.Notes, cycle.Row.LastPrice, texts)),
        string.Join('\n', Advice(cycle.Notes, texts)),
        string.Join('\n', Portfolio(cycle, worth, first, texts)),
    ];

    /// <summary>A cycle that goes on, as far as it came.</summary>
    public static string Live(CycleTag cycle, CycleStage stage, CycleNotes notes, ITexts texts)
    {
        List<string> lines = [Begin(cycle.StartedAt, cycle.Market, texts.Notices.CycleStage)];
        if (stage >= CycleStage.Seen && notes.Indicators is not null)
        {
            lines.AddRange(Market(notes, null, texts));
        }

        if (stage >= CycleStage.Judged && notes.Advice is not null)
        {
            lines.AddRange(Advice(notes, texts));
        }

        return string.Join('\n', [.. lines, texts.Delivery.Running]);
    }

    /// <summary>A cycle of which nobody wrote down how it ended.</summary>
    public static string Interrupted(DateTimeOffset startedAt, string market, ITexts texts) =>
        $"{Begin(startedAt, market, texts.Notices.CycleStage)}\n{texts.Delivery.Interrupted}";

    private static string Begin(DateTimeOffset startedAt, string market, string title) =>
        $"1️⃣ <b>{title}</b> · {Figure.Moment(startedAt)} KST · {Html.Escape(market)}";

    private static IEnumerable<string> Start(CycleStory cycle, ITexts texts)
    {
        yield return Begin(cycle.Row.StartedAt, cycle.Row.Market, $"{texts.Notices.CycleStage} #{cycle.Row.Id}");
        yield return $"➡ <b>{texts.Words.Of(cycle.Reason)}</b>";
    }

    private static IEnumerable<string> Market(CycleNotes notes, decimal? lastPrice, ITexts texts)
    {
        var (labels, none) = (texts.Notices, texts.Words.None);
        var price = lastPrice ?? notes.Candle?.Close;
        yield return $"2️⃣ <b>{labels.MarketStage}</b> {(price is { } last ? Figure.Price(last) : none)} · "
            + $"{labels.Change24} {Figure.Change(notes.ChangeDayPercent, none)}";
        var row = notes.Indicators ?? new IndicatorRow();
        yield return $"RSI {Figure.Number(row.Rsi14, none)} · SMA20 {Figure.Price(row.Sma20, none)} · "
            + $"SMA60 {Figure.Price(row.Sma60, none)} · {labels.VolumeRatio} {Figure.Number(row.VolumeRatio, none)}";
        if (notes.Quick.Count > 0)
        {
            yield return $"<i>{texts.Keys.Of(CommandName.Quick)}</i> {Rungs(notes.Quick, texts)}";
        }

        if (notes.Warnings.Count > 0)
        {
            yield return $"<i>{texts.Looks.Warnings}</i> {Rungs(notes.Warnings, texts)}";
            yield return $"{texts.Looks.Correlation} {Figure.Number(notes.BtcCorrelation, none)}";
        }
    }

    private static string Rungs(IEnumerable<Rung> rungs, ITexts texts) =>
        string.Join(" · ", rungs.Select(rung => $"{(rung.Passed ? "✅" : "⛔")} {Phrases.Rung(rung, texts)}"));

    private static IEnumerable<string> Advice(CycleNotes notes, ITexts texts)
    {
        var labels = texts.Notices;
        if (notes.Advice is not { } advice)
        {
            yield return $"3️⃣ <b>{labels.AdviceStage}</b> {texts.Screens.NoAdvice}";
            yield break;
        }

        yield return $"3️⃣ <b>{labels.AdviceStage}</b> ({Html.Escape(advice.Source)}) "
            + $"{AdviceLines.Verdict(advice, texts)} · "
            + $"{labels.Took} {texts.Health.Took(TimeSpan.FromMilliseconds(advice.DurationMilliseconds))} · "
            + $"{labels.Cost} {Figure.Won(advice.CostKrw)}";
        foreach (var section in AdviceLines.Rationale(advice, texts, LongestSection))
        {
            yield return section;
        }

        foreach (var rung in notes.Validation)
        {
            yield return $"{(rung.Passed ? "✅" : "⛔")} {Phrases.Rung(rung, texts)}";
        }
    }

    private static IEnumerable<string> Portfolio(CycleStory cycle, EquityRow? worth, EquityRow? first, ITexts texts)
    {
        var (labels, screens, none) = (texts.Notices, texts.Screens, texts.Words.None);
        yield return $"4️⃣ <b>{labels.PortfolioStage}</b> "
            + $"{screens.Cash} {(worth is null ? none : Figure.Won(worth.Cash))} · "
            + $"{screens.Coins} {(worth is null ? none : Figure.Coins(worth.Coins, cycle.Row.Market))} · "
            + $"{screens.Equity} {(worth is null ? none : Figure.Won(worth.Equity))}";
        if (worth is not null && first?.With(worth.Flows) is > 0m and var start)
        {
            yield return $"{labels.Profit} {Figure.Gain(worth.Equity - start)} "
                + $"({Figure.Change(((worth.Equity / start) - 1m) * 100m, none)})";
        }

        if (cycle.Notes.Order is { } order)
        {
            yield return Order(order, cycle.Row.Market, texts);
        }
    }

    private static string Order(OrderNotes order, string market, ITexts texts)
    {
        var labels = texts.Notices;
        return $"{AdviceLines.Side(order.Side, texts)} {Figure.Coins(order.Volume, market)} @ "
            + $"{(order.AveragePrice is { } price ? Figure.Price(price) : texts.Words.None)} · "
            + $"{labels.Total} {Figure.Won(order.Funds)} · "
            + $"{labels.Fee} {Figure.Won(order.Fee)} · {labels.OrderId} <code>{Html.Escape(order.Id)}</code>";
    }
}
