using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Candles;
using Bot.Host.Options;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Host.Commands;

/// <summary><c>chattrader collect</c>: fetches the exchange's past candles into files.</summary>
public static class CollectCommand
{
    /// <param name="asked">What to collect.</param>
    /// <param name="time">The clock of the line.</param>
    /// <param name="output">For progress and what came of it.</param>
    /// <param name="errors">For why something could not be collected.</param>
    /// <param name="token">Interrupts it; the files stay whole.</param>
    /// <returns>0 when every market is complete and its file verifies, else 1.</returns>
    public static async Task<int> RunAsync(
        CollectOptions asked,
        TimeProvider time,
        TextWriter output,
        TextWriter errors,
        CancellationToken token
    )
    {
        var upbit = asked.Upbit is { } address
            ? new UpbitOptions { BaseUrl = address }
            : RunCommand.Load().Options.Upbit;
        using var http = new HttpClient { BaseAddress = new Uri(upbit.BaseUrl) };
        http.Timeout = TimeSpan.FromSeconds(upbit.TimeoutSeconds);
        var clock = new ClockSkew(time);
        // Candles are public: nothing is signed.
        var client = new UpbitClient(
            http,
            new UpbitSigner("", ""),
            new UpbitRateLimits(time),
            NullLogger<UpbitClient>.Instance,
            clock
        );
        var collector = new CandleCollector(
            new CandlePages(client, clock, time) { Told = output.WriteLine },
            new Telling(output)
        );
        var isWhole = true;
        try
        {
            foreach (var market in asked.Markets)
            {
                isWhole &= await MarketAsync(collector, asked, market, time, (output, errors), token);
            }
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            await errors.WriteLineAsync("interrupted; the files are whole, and the same command goes on");
            return ExitCode.Failed;
        }

        return isWhole ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task<bool> MarketAsync(
        CandleCollector collector,
        CollectOptions asked,
        MarketCode market,
        TimeProvider time,
        (TextWriter Output, TextWriter Errors) told,
        CancellationToken token
    )
    {
        var path = CandleFolder.File(asked.Folder, market, asked.Interval);
        try
        {
            var until = asked.Until ?? time.GetUtcNow();
            var collected = await collector.CollectAsync(path, market, asked.Interval, asked.From, until, token);
            if (collected.Why is { } why)
            {
                await told.Errors.WriteLineAsync($"{market}: {why}");
            }

            if (File.Exists(path))
            {
                await VerifyAsync(path, market, collected.Added, asked.Interval, told.Output, token);
            }
            else if (collected.Why is null)
            {
                await told.Output.WriteLineAsync($"{market}: the exchange has no candle of that time");
            }

            return collected.Why is null;
        }
        catch (Exception exception)
            when (exception is CandleFileException or IOException or UnauthorizedAccessException)
        {
            await told.Errors.WriteLineAsync($"{market}: {exception.Message}");
            return false;
        }
    }

    private static async Task VerifyAsync(
        string path,
        MarketCode market,
        int added,
        CandleInterval interval,
        TextWriter output,
        CancellationToken token
    )
    {
        var series = await CandleFile.ReadAsync(path, market, interval, token);
        var gaps = CandleGaps.Of(series);
        var missing = gaps.LongestFrom is { } from
            ? $"{gaps.Missing:N0} missing, the longest gap {gaps.Longest} from {Text(from)}"
            : "none missing";
        await output.WriteLineAsync(
            $"{market}: {series.Count:N0} candles, {added:N0} of them new, {Text(series.Candles[0].Start)} to "
                + $"{Text(series.Last!.Start)}, {missing}; {path} verifies"
        );
    }

    private static string Text(DateTimeOffset instant) => $"{instant.UtcDateTime:yyyy-MM-dd HH:mm}Z";

    private sealed class Telling(TextWriter output) : IProgress<CollectProgress>
    {
        public void Report(CollectProgress value) =>
            output.WriteLine($"{value.Market}: at {Text(value.At)}, {value.Count:N0} candles");
    }
}

/// <summary>What <c>chattrader collect</c> was asked.</summary>
public sealed record CollectOptions
{
    public required IReadOnlyList<MarketCode> Markets { get; init; }

    /// <summary>One of <see cref="CandleCommands.Intervals"/>.</summary>
    public required CandleInterval Interval { get; init; }

    /// <summary>The first candle starts then, or later.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The last candle starts before that; null is the newest that is finished.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Holds a folder for each interval.</summary>
    public string Folder { get; init; } = "backtest_data";

    /// <summary>The exchange's address; null takes the configured one.</summary>
    public string? Upbit { get; init; }
}
