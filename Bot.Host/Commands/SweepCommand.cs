using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Bot.Domain.Backtests;
using Bot.Host.Backtests;

namespace Bot.Host.Commands;

/// <summary><c>chattrader sweep</c>: every set of a grid over a candle file.</summary>
public static class SweepCommand
{
    private const int Shown = 10;

    /// <param name="options">What all sets have in common.</param>
    /// <param name="order">What differs.</param>
    /// <param name="output">Takes the ranking.</param>
    /// <param name="token">Ends it.</param>
    /// <exception cref="FormatException">The grid does not fit the strategy or is too large.</exception>
    public static async Task<int> RunAsync(
        BacktestOptions options,
        SweepOrder order,
        TextWriter output,
        CancellationToken token
    )
    {
        var request = await options.ReadAsync(token);
        var began = Stopwatch.GetTimestamp();
        var report = Sweep.Run(request, order.Axes, token);
        var elapsed = Stopwatch.GetElapsedTime(began);
        foreach (var line in Ranking(report))
        {
            await output.WriteLineAsync(line);
        }

        await output.WriteLineAsync(Warning(report));
        if (order.Folds is { } folds)
        {
            foreach (var line in Walk(Sweep.WalkForward(request, order.Axes, folds, token)))
            {
                await output.WriteLineAsync(line);
            }
        }

        await output.WriteLineAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Sets.Count:N0} sets in {elapsed.TotalMilliseconds:0} ms on {Environment.ProcessorCount} cores"
            )
        );
        if (order.Json is { } json)
        {
            await Whole.WriteAsync(json, stream => Write(stream, report), token);
        }

        return ExitCode.Done;
    }

    private static IEnumerable<string> Ranking(SweepReport report)
    {
        var head = report.Axes.Select(axis => axis.Parameter.Name);
        yield return Row([.. head, "return", "drawdown", "Sharpe", "trades"]);
        foreach (var set in report.Sets.Take(Shown))
        {
            yield return Row([
                .. set.Values.Select(Number),
                BacktestTable.Percent(set.Report.ReturnPercent),
                BacktestTable.Percent(set.Report.MaxDrawdownPercent),
                BacktestTable.Ratio(set.Report.Sharpe),
                set.Report.Closed.Count.ToString(CultureInfo.InvariantCulture),
            ]);
        }
    }

    private static string Warning(SweepReport report)
    {
        var (low, high) = Bootstrap.Return(report.Best.Report);
        return $"The best of {report.Sets.Count} is partly luck: drawing its trades again and again, 90 % of the "
            + $"returns lie from {BacktestTable.Percent(low)} to {BacktestTable.Percent(high)}.";
    }

    private static IEnumerable<string> Walk(WalkForwardReport walk)
    {
        yield return "";
        yield return Row(["part", "chosen", "Sharpe there", "return after", "Sharpe after", "rank after"]);
        foreach (var (index, fold) in walk.Folds.Index())
        {
            yield return Row([
                (index + 1).ToString(CultureInfo.InvariantCulture),
                string.Join(' ', fold.Known.Values.Select(Number)),
                BacktestTable.Ratio(fold.Known.Report.Sharpe),
                BacktestTable.Percent(fold.Unseen.Report.ReturnPercent),
                BacktestTable.Ratio(fold.Unseen.Report.Sharpe),
                fold.Rank.ToString(CultureInfo.InvariantCulture),
            ]);
        }

        var (values, times) = walk.MostOften;
        yield return $"Out of sample {BacktestTable.Percent(walk.ReturnPercent)}; {walk.DifferentBests} different "
            + $"bests in {walk.Folds.Count} parts, {string.Join(' ', values.Select(Number))} {times} times.";
    }

    private static void Write(Stream stream, SweepReport report)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartArray();
        foreach (var set in report.Sets)
        {
            json.WriteStartObject();
            foreach (var (axis, value) in report.Axes.Zip(set.Values))
            {
                json.WriteNumber(axis.Parameter.Name, value);
            }

            json.WriteStartObject("figures");
            BacktestJson.Figures(json, set.Report);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Row(IReadOnlyList<string> cells) => string.Join("  ", cells.Select(cell => cell.PadLeft(12)));

    private static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}

/// <summary>What a sweep varies.</summary>
/// <param name="Axes">The grid.</param>
/// <param name="Folds">How often it walks forward, or null.</param>
/// <param name="Json">Where all sets go, or null.</param>
public sealed record SweepOrder(IReadOnlyList<SweepAxis> Axes, int? Folds, string? Json);
