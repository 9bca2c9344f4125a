using Bot.Domain.Decisions;
using Bot.Host.Telegram.Notices;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Looks;

/// <summary>The report of a week or a month in words.</summary>
public static class PeriodLines
{
    private const int TradesMost = 20;

    public static string Text(string title, PeriodFigures period, ITexts texts) =>
        string.Join('\n', Lines(title, period, texts));

    private static IEnumerable<string> Lines(string title, PeriodFigures period, ITexts texts)
    {
        var (labels, results, none) = (texts.Notices, texts.Results, texts.Words.None);
        var last = period.End.Plus(-1).Date;
        yield return $"📅 <b>{title} {Figure.Day(period.First.Date)} – {Figure.Day(last)}</b>";
        if (!period.HasData)
        {
            yield return results.NoData;
            yield break;
        }

        var worth = period.Whole.To;
        yield return $"{texts.Screens.Equity} {(worth is null ? none : Figure.Won(worth.Equity))}";
        foreach (var line in ProfitScreen.Lines(results.Change, period.Whole, texts))
        {
            yield return line;
        }

        foreach (var week in period.Days.Chunk(7))
        {
            yield return string.Join(" · ", week.Select(day => $"{day.Day.Date:MM-dd} {Percent(day, none)}"));
        }

        var figures = TradeFigures.Of(period.Trades);
        yield return $"{texts.Screens.WinRate} {(figures.WinRate is { } rate ? Figure.Percent(rate) : none)} · "
            + $"{texts.Screens.ProfitFactor} {Figure.Number(figures.ProfitFactor, none)}";
        foreach (var trade in period.Trades.Reverse().Take(TradesMost))
        {
            yield return TradesScreen.Line(trade, texts);
        }

        if (period.Trades.Count > TradesMost)
        {
            yield return texts.Looks.More(period.Trades.Count - TradesMost);
        }

        yield return $"{labels.AdvisorCost}: {Figure.Won(period.AdvisorCost)}";
        yield return labels.Cycles(
            period.Reasons.Count(DailyReport.IsRun),
            period.Reasons.Count(reason => reason == TerminalReason.SkippedMissed),
            period.Reasons.Count(DailyReport.IsFailed));
    }

    private static string Percent(DayChange day, string none) => Figure.Change(day.Percent, none);
}
