using System.Globalization;
using System.Text;
using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Strategies;

namespace Bot.Host.Backtests;

/// <summary>A run as people read it at a terminal.</summary>
internal static class BacktestTable
{
    private const string None = "n/a";
    private const int NameWidth = 24;

    public static string Of(BacktestReport report, TimeSpan elapsed)
    {
        var (request, text) = (report.Request, new StringBuilder());
        var candles = request.Candles;
        var (from, to) = report.Span;
        var gaps = CandleGaps.Of(candles.Between(from, to));
        Line(text, "Market", $"{candles.Market}, {(int)candles.Interval} minutes");
        Line(
            text,
            "Candles",
            $"{to - from:N0}, {Instant(candles.Columns.StartAt(from))} to "
                + $"{Instant(candles.Columns.StartAt(to - 1))} UTC"
        );
        Line(text, "Missing", Missing(gaps));
        Line(text, "Strategy, profile", $"{request.Strategy.Name}, {request.Profile.Name}");
        Line(text, "Advisor", Advisor(request.Strategy));
        Line(text, "Rules that are off", request.RulesOff.Count == 0 ? "none" : string.Join(", ", request.RulesOff));
        text.AppendLine();
        Line(text, "Total return", Percent(report.ReturnPercent));
        Line(text, "Buy and hold", Percent(report.BuyAndHoldPercent));
        Line(text, "Max drawdown", Percent(report.MaxDrawdownPercent));
        Line(text, "Sharpe", Ratio(report.Sharpe));
        Line(text, "Sortino", Ratio(report.Sortino));
        Line(text, "Calmar", Ratio(report.Calmar));
        Line(text, "Exposure", Share(report.ExposurePercent));
        text.AppendLine();
        Line(text, "Trades", Counted(report));
        Line(text, "Win rate", Share(report.WinRatePercent));
        Line(text, "Profit factor", Ratio(report.ProfitFactor));
        Line(text, "Average win, loss", $"{Won(report.AverageWin)}, {Won(report.AverageLoss)}");
        Line(text, "Expectancy", Won(report.Expectancy));
        Line(text, "Best, worst", $"{Won(report.Best?.Result)}, {Won(report.Worst?.Result)}");
        Line(text, "Longest losing run", report.LongestLosingRun.ToString(CultureInfo.InvariantCulture));
        Line(text, "Held, mean and longest", $"{Time(report.AverageHolding)}, {Time(report.LongestHolding)}");
        Line(text, "Fees, slippage", $"{Won(report.Fees)}, {Won(report.SlippagePaid)}");
        text.AppendLine();
        var pace = (to - from) / elapsed.TotalSeconds / 1e6;
        text.Append(
            CultureInfo.InvariantCulture,
            $"Engine: {elapsed.TotalMilliseconds:0.0} ms, {pace:0.0} million candles a second, indicators included"
        );
        return text.ToString();
    }

    private static string Advisor(IStrategy strategy) =>
        strategy is AdvisedStrategy advised
            ? $"recorded, {advised.Recorded:N0} answers; elsewhere the rules"
            : "the rules";

    /// <summary>A percentage with its sign, or n/a.</summary>
    public static string Percent(double? value) =>
        value is { } number ? $"{number.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture)} %" : None;

    private static string Share(double? value) =>
        value is { } number ? $"{number.ToString("0.00", CultureInfo.InvariantCulture)} %" : None;

    /// <summary>A ratio, or n/a.</summary>
    public static string Ratio(double? value) =>
        value switch
        {
            null => None,
            double.PositiveInfinity => "infinite",
            { } number => number.ToString("0.00", CultureInfo.InvariantCulture),
        };

    private static void Line(StringBuilder text, string name, string value) =>
        text.Append(name.PadRight(NameWidth)).AppendLine(value);

    private static string Missing(CandleGaps gaps) =>
        gaps.Missing == 0
            ? "none"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{gaps.Missing:N0}, longest gap {gaps.Longest.TotalHours:0.##} h from {Instant(gaps.LongestFrom)} UTC"
            );

    private static string Instant(DateTimeOffset? at) =>
        $"{at?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}";

    private static string Counted(BacktestReport report)
    {
        var open = report.Trades.Count - report.Closed.Count;
        return open == 0
            ? $"{report.Closed.Count}"
            : $"{report.Closed.Count}, and one open at the end that is counted apart";
    }

    private static string Won(Krw? amount) =>
        amount is { Value: var value } ? $"{value.ToString("N0", CultureInfo.InvariantCulture)} KRW" : None;

    private static string Time(TimeSpan? time) =>
        time is { } length ? $"{length.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} h" : None;
}
