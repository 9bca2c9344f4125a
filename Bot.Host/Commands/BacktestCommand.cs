using System.Diagnostics;
using Bot.Domain.Backtests;
using Bot.Host.Backtests;
using Bot.Host.Charts;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Commands;

/// <summary><c>chattrader backtest</c>: a strategy over a candle file, with figures and trades.</summary>
public static class BacktestCommand
{
    /// <param name="options">What is run.</param>
    /// <param name="outputs">What is written beside the table.</param>
    /// <param name="output">Takes the table.</param>
    /// <param name="errors">Takes why there is no picture, and what the look-ahead check found.</param>
    /// <param name="token">Ends it.</param>
    /// <returns>Failed where no picture can be drawn, and when the look-ahead check found a difference.</returns>
    /// <exception cref="InvalidDataException">The files or the time do not fit.</exception>
    /// <exception cref="IOException">What is asked for cannot be written.</exception>
    public static async Task<int> RunAsync(
        BacktestOptions options,
        BacktestOutputs outputs,
        TextWriter output,
        TextWriter errors,
        CancellationToken token
    )
    {
        foreach (var target in outputs.Targets)
        {
            Whole.RequireWritable(target);
        }

        if (outputs is { Chart: not null, Pictures.Lacking: { } lacking })
        {
            await errors.WriteLineAsync(lacking);
            return ExitCode.Failed;
        }

        var request = await options.ReadAsync(token);
        var began = Stopwatch.GetTimestamp();
        var report = Backtest.Run(request with { KeepsCurve = outputs.Chart is not null });
        var elapsed = Stopwatch.GetElapsedTime(began);
        await output.WriteLineAsync(BacktestTable.Of(report, elapsed));
        if (outputs.Json is { } json)
        {
            await Whole.WriteAsync(json, stream => BacktestJson.Write(stream, report, elapsed), token);
        }

        if (outputs.Trades is { } trades)
        {
            await Whole.WriteAsync(trades, stream => TradeTable.Write(stream, report.Trades), token);
        }

        if (outputs.Chart is { } chart && await DrawAsync(chart, outputs.Pictures, report, token) is { } why)
        {
            await errors.WriteLineAsync(why);
            return ExitCode.Failed;
        }

        return outputs.Verifies ? await VerifyAsync(request, output, errors) : ExitCode.Done;
    }

    /// <returns>Why there is no picture, or null.</returns>
    private static async Task<string?> DrawAsync(
        string target,
        IPictures pictures,
        BacktestReport report,
        CancellationToken token
    )
    {
        var picture = pictures.Equity(EquityPicture.Of(report, Languages.English, ChartTheme.Light));
        if (picture is not Picture.Drawn(var png))
        {
            return ((Picture.Missing)picture).Why;
        }

        await Whole.WriteAsync(target, stream => stream.Write(png), token);
        return null;
    }

    private static async Task<int> VerifyAsync(BacktestRequest request, TextWriter output, TextWriter errors)
    {
        if (LookAhead.Differs(request) is { } place)
        {
            await errors.WriteLineAsync(
                $"look-ahead: a run that ends earlier differs at {request.Candles.Columns.StartAt(place):u}"
            );
            return ExitCode.Failed;
        }

        await output.WriteLineAsync($"Look-ahead check: {LookAhead.Points} cut runs, none differs");
        return ExitCode.Done;
    }
}

/// <summary>What a backtest writes beside its table.</summary>
public sealed record BacktestOutputs
{
    /// <summary>Whether the run is proven not to look ahead.</summary>
    public bool Verifies { get; init; }

    /// <summary>Where figures and trades go as JSON, or null.</summary>
    public string? Json { get; init; }

    /// <summary>Where the trades go as a table, or null.</summary>
    public string? Trades { get; init; }

    /// <summary>Where the picture of its equity goes, or null.</summary>
    public string? Chart { get; init; }

    /// <summary>Draws it.</summary>
    public IPictures Pictures { get; init; } = new Pictures();

    internal IEnumerable<string> Targets => new[] { Json, Trades, Chart }.OfType<string>();
}
