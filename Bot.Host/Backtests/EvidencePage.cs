using System.Globalization;
using System.Text;
using Bot.Domain.Backtests;
using Bot.Domain.Time;

namespace Bot.Host.Backtests;

/// <summary>Evidence as a page of Markdown. Every sentence is made of figures; none is written by hand.</summary>
public sealed class EvidencePage
{
    private const string Command = "chattrader evidence --data backtest_data --out docs/strategies.md";

    private readonly StringBuilder _text = new();

    private EvidencePage() { }

    /// <summary>The page.</summary>
    /// <param name="evidence">What it tells.</param>
    /// <param name="pictures">The pictures beside the page, by the name of the file that they belong to.</param>
    public static string Of(Evidence evidence, ILookup<string, string> pictures)
    {
        var page = new EvidencePage();
        page.Head(evidence);
        foreach (var file in evidence.Files)
        {
            page.File(file, pictures[file.Name]);
        }

        return page._text.ToString();
    }

    private void Head(Evidence evidence)
    {
        Lines(
            "# What the strategies made of the past",
            "",
            $"Written by `{Command}`",
            "from the candle files in that folder; nobody edits it. Every strategy with its default numbers and",
            "every profile, year by year (UTC), with the program's own engine: signals on a close, fills at the",
            "next open, 0.05 % slippage and 0.05 % fee a side, limits and validation as live. Holding buys once",
            "at the first open with all capital and pays the same. Rules whose input the files do not have are",
            "off (flash crash, market risk). A strategy of hours is run on hours, one of days on days and on days",
            "made of shorter candles; it enters only with 60 days behind it, so that in a file of one year it",
            "stands aside at first. The quick backtest and the advisor decide nothing here. The past says little",
            "about the future: these figures are what happened, and nothing else.",
            ""
        );
        Row("strategy", "years × profiles", "with a gain", "with a loss", "without a trade", "above holding");
        Rule(6);
        foreach (
            var lines in evidence.Files.SelectMany(file => file.Years).ToLookup(StrategyOf, StringComparer.Ordinal)
        )
        {
            Row(
                lines.Key,
                Count(lines.Count()),
                Count(lines.Count(line => line.Report.ReturnPercent > 0)),
                Count(lines.Count(line => line.Report.ReturnPercent < 0)),
                Count(lines.Count(line => line.Report.Trades.Count == 0)),
                Count(lines.Count(line => line.Report.ReturnPercent > line.Report.BuyAndHoldPercent))
            );
        }

        Lines("");
    }

    private void File(EvidenceFile file, IEnumerable<string> pictures)
    {
        var candles = file.Candles;
        var days = $"{Day(candles.Candles[0].Start)} to {Day(candles.Last!.Start)}";
        Lines($"## {candles.Market}, {Candles(candles.Interval)}, {days}", "");
        Lines($"`{file.Name}`, {candles.Count.ToString("N0", CultureInfo.InvariantCulture)} candles.", "");
        foreach (var line in file.Whole)
        {
            Lines($"- {StrategyOf(line)}, {ProfileOf(line)}: {Sentence(line)}");
        }

        Lines("");
        foreach (var picture in pictures)
        {
            Lines($"![Equity, holding and drawdown]({picture})", "");
        }

        Table(file);
        foreach (var walk in file.Walks)
        {
            Walk(walk);
        }

        foreach (var name in file.Unfitted)
        {
            Lines(
                $"**Out of sample.** {name}: a sweep varies none of its numbers, so that nothing is fitted and there is"
                    + " no walk-forward of it; the figures above are those of its default numbers.",
                ""
            );
        }
    }

    private void Table(EvidenceFile file)
    {
        Row(
            "period",
            "strategy",
            "profile",
            "return %",
            "hold %",
            "drawdown %",
            "hold's drawdown %",
            "Sharpe",
            "exposure %",
            "trades",
            "without costs %",
            "without limits %"
        );
        Rule(12);
        foreach (var line in file.Lines)
        {
            var report = line.Report;
            Row(
                Period(report),
                StrategyOf(line),
                ProfileOf(line),
                Signed(report.ReturnPercent),
                Signed(report.BuyAndHoldPercent),
                Signed(report.MaxDrawdownPercent),
                Signed(line.HoldDrawdownPercent),
                BacktestTable.Ratio(report.Sharpe),
                Plain(report.ExposurePercent),
                Count(report.Trades.Count),
                Signed(line.CostlessPercent),
                Signed(line.UnlimitedPercent)
            );
        }

        Lines("");
    }

    private void Walk(EvidenceWalk walk)
    {
        var (report, sets) = (walk.Report, walk.Report.Folds[0]);
        var tried = SweepGrid.Split(walk.Grid).Aggregate(1, (all, axis) => all * SweepAxis.Parse(axis).Values.Count);
        var (values, times) = report.MostOften;
        Lines(
            $"**Out of sample.** {walk.Strategy}, {sets.Known.Report.Request.Profile.Name}: the best of {tried} sets"
                + $" (`{walk.Grid}`) of each part was tried on the part after it, {report.Folds.Count} times. It"
                + $" {Gain(report.ReturnPercent)} there while holding {Gain(walk.HoldPercent)};"
                + $" {report.DifferentBests} different sets were best, {Set(values)}"
                + $" {(times == 1 ? "once" : $"{times} times")}.",
            ""
        );
        Row("part", "chosen", "return before %", "return after %", "hold after %", "rank after");
        Rule(6);
        foreach (var fold in report.Folds)
        {
            var unseen = fold.Unseen.Report;
            Row(
                Period(unseen),
                Set(fold.Known.Values),
                Signed(fold.Known.Report.ReturnPercent),
                Signed(unseen.ReturnPercent),
                Signed(unseen.BuyAndHoldPercent),
                Count(fold.Rank)
            );
        }

        Lines("");
    }

    private static string Sentence(EvidenceLine line)
    {
        var report = line.Report;
        var holding = $"holding {Gain(report.BuyAndHoldPercent)}";
        return report.Trades.Count == 0
            ? $"never traded while {holding}."
            : $"{Gain(report.ReturnPercent)} while {holding}; fell by up to {Plain(-report.MaxDrawdownPercent)} %, "
                + $"holding by up to {Plain(-line.HoldDrawdownPercent)} %; held something "
                + $"{Plain(report.ExposurePercent)} % of the time, {Count(report.Trades.Count)} trades.";
    }

    private static string Gain(double percent) =>
        Plain(Math.Abs(percent)) switch
        {
            "0.0" => "came out even",
            var size => $"{(percent < 0 ? "lost" : "made")} {size} %",
        };

    private static string Period(BacktestReport report)
    {
        var (first, last) = (StartOf(report, report.Span.From), StartOf(report, report.Span.To - 1));
        return first is { Month: 1, Day: 1 } && last is { Month: 12, Day: 31 } && first.Year == last.Year
            ? first.Year.ToString(CultureInfo.InvariantCulture)
            : $"{Day(first)} to {Day(last)}";
    }

    private static DateTimeOffset StartOf(BacktestReport report, int index) =>
        report.Request.Candles.Candles[index].Start;

    private static string StrategyOf(EvidenceLine line) => line.Report.Request.Strategy.Name;

    private static string ProfileOf(EvidenceLine line) => line.Report.Request.Profile.Name;

    private static string Candles(CandleInterval interval) =>
        interval switch
        {
            CandleInterval.Day => "days",
            CandleInterval.Hour => "hours",
            _ => $"candles of {(int)interval} minutes",
        };

    private static string Set(IReadOnlyList<decimal> values) =>
        string.Join(" / ", values.Select(value => value.ToString("0.####", CultureInfo.InvariantCulture)));

    private static string Day(DateTimeOffset at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Signed(double percent) => percent.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture);

    private static string Plain(double percent) => percent.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    private void Rule(int columns) => Row([.. Enumerable.Repeat("---", columns)]);

    private void Row(params IReadOnlyList<string> cells) => Lines($"| {string.Join(" | ", cells)} |");

    // The same bytes on every system.
    private void Lines(params IReadOnlyList<string> lines)
    {
        foreach (var line in lines)
        {
            _text.Append(line).Append('\n');
        }
    }
}
