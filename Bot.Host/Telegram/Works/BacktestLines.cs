using Bot.Domain.Backtests;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Host.Backtests;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Works;

/// <summary>A backtest in words: figures, what was off, what is missing, and the verdict line by line.</summary>
public static class BacktestLines
{
    private const double DrawdownMost = -15;
    private const double WinRateLeast = 50;
    private const double SharpeLeast = 1;
    private const double RewardLeast = 1.5;
    private const int LongestReason = 300;

    public static IEnumerable<string> Of(BacktestOutcome outcome, ITexts texts) =>
        [.. About(outcome, texts), "", .. Figures(outcome.Report, texts), "", .. Verdict(outcome, texts)];

    private static IEnumerable<string> About(BacktestOutcome outcome, ITexts texts)
    {
        var (report, works) = (outcome.Report, texts.Works);
        var (from, to) = report.Span;
        var candles = report.Request.Candles.Between(from, to);
        yield return $"🧪 <b>{texts.Screens.Backtest}</b>: {BacktestWork.Heading(outcome.Order, texts)}";
        yield return $"{Figure.Moment(candles.Candles[0].Start)} – {Figure.Moment(candles.Last!.Start)} KST, "
            + $"{Figure.Count(candles.Count)} {texts.Screens.Candles}, "
            + CollectWork.Gaps(CandleGaps.Of(candles), texts);
        if (outcome.Incomplete is { } why)
        {
            yield return $"⚠ {works.EndedEarly}: {texts.Tell(why, LongestReason)}";
        }

        var off = report.Request.RulesOff;
        yield return $"{works.RulesOff}: {(off.Count == 0 ? "–" : string.Join("; ", off.Select(works.Rule)))}";
    }

    private static IEnumerable<string> Figures(BacktestReport report, ITexts texts)
    {
        var (labels, works, none) = (texts.Screens, texts.Works, texts.Words.None);
        var open = report.Trades.Count > report.Closed.Count ? $" ({works.OpenAtEnd})" : "";
        yield return $"{labels.TotalReturn}: <b>{Figure.Change(report.ReturnPercent, none)}</b> · "
            + $"{labels.BuyAndHold}: {Figure.Change(report.BuyAndHoldPercent, none)}";
        yield return $"{works.Sortino}: {Figure.Number(report.Sortino, none)} · "
            + $"{works.Calmar}: {Figure.Number(report.Calmar, none)} · "
            + $"{works.Exposure}: {Share(report.ExposurePercent, none)}";
        yield return $"{labels.Trades}: {Figure.Count(report.Closed.Count)}{open} · "
            + $"{labels.ProfitFactor}: {Figure.Number(report.ProfitFactor, none)} · "
            + $"{works.Expectancy}: {Won(report.Expectancy, none)}";
        yield return $"{works.WinAndLoss}: {Won(report.AverageWin, none)}, {Won(report.AverageLoss, none)} · "
            + $"{works.BestAndWorst}: {Won(report.Best?.Result, none)}, {Won(report.Worst?.Result, none)}";
        yield return $"{works.LosingRun}: {Figure.Count(report.LongestLosingRun)} · "
            + $"{works.Held}: {Span(report.AverageHolding, texts)}, {Span(report.LongestHolding, texts)}";
        yield return $"{works.Costs}: {Figure.Won(report.Fees.Value)}, {Figure.Won(report.SlippagePaid.Value)}";
    }

    private static IEnumerable<string> Verdict(BacktestOutcome outcome, ITexts texts)
    {
        var (report, labels, works, none) = (outcome.Report, texts.Screens, texts.Works, texts.Words.None);
        var (drawdown, wins, sharpe) = (report.MaxDrawdownPercent, report.WinRatePercent, report.Sharpe);
        var reward = Reward(report.Request);
        yield return Html.Bold(works.Verdict);
        yield return Line(labels.MaxDrawdown, Figure.Change(drawdown, none), "> -15 %", drawdown > DrawdownMost);
        yield return Line(labels.WinRate, Share(wins, none), "> 50 %", wins > WinRateLeast);
        yield return Line(labels.Sharpe, Figure.Number(sharpe, none), "> 1.0", sharpe > SharpeLeast);
        yield return reward is null
            ? $"➖ {labels.Reward}: {none}"
            : Line(labels.Reward, Figure.Number(reward, none), ">= 1.5", reward >= RewardLeast);
        yield return outcome.LooksAheadAt is { } at
            ? $"⛔ {works.LookAhead}: {works.Differs(Figure.Moment(at))}"
            : $"✅ {works.LookAhead}: {works.Points(LookAhead.Points)}";
    }

    // By the levels of an entry: the strategy's own, else the account's. Who has no target is asked for none.
    private static double? Reward(BacktestRequest request)
    {
        var own = request.Exits.Mode == ExitMode.Atr ? request.Exits.Atr : null;
        return (request.Strategy.Levels ?? own) is { } levels
            ? levels.Target / levels.Stop
            : (double)request.Profile.RewardToRisk;
    }

    private static string Line(string label, string value, string limit, bool passed) =>
        $"{(passed ? "✅" : "⛔")} {label}: {value} ({Html.Escape(limit)})";

    private static string Share(double? percent, string none) => Figure.Change(percent, none).TrimStart('+');

    private static string Won(Krw? amount, string none) => amount is { } given ? Figure.Gain(given.Value) : none;

    private static string Span(TimeSpan? time, ITexts texts) =>
        time is { } given ? texts.Works.Span(given) : texts.Words.None;
}
