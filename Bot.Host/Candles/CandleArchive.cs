using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Trading;
using Bot.Host.Upbit;

namespace Bot.Host.Candles;

/// <summary>
/// The candle files of the program that trades: kept up to date from the exchange, at what trading leaves of its
/// limits.
/// </summary>
/// <param name="client">A patient one.</param>
/// <param name="clock">How far the exchange's clock is from the market's.</param>
/// <param name="wire">The clock of connections.</param>
/// <param name="market">The clock of candles.</param>
/// <param name="folder">Holds a folder for each interval, with a file for each market.</param>
public sealed class CandleArchive(
    UpbitClient client,
    ClockSkew clock,
    TimeProvider wire,
    TimeProvider market,
    string folder
)
{
    private const int WindowLeast = 1_000;
    private const int WindowMost = 20_000;
    private const int WindowsWanted = 50;

    /// <summary>Where a market's file lies.</summary>
    public string PathOf(MarketCode code, CandleInterval interval) => CandleFolder.File(folder, code, interval);

    /// <summary>The markets that have a file of an interval, by name.</summary>
    public IReadOnlyList<MarketCode> Markets(CandleInterval interval)
    {
        var place = Path.Combine(folder, CandleFolder.Name(interval));
        return Directory.Exists(place)
            ?
            [
                .. Directory
                    .EnumerateFiles(place, "KRW-*.csv")
                    .Select(path => Path.GetFileNameWithoutExtension(path))
                    .Where(MarketCode.IsValid)
                    .Order(StringComparer.Ordinal)
                    .Select(name => new MarketCode(name)),
            ]
            : [];
    }

    /// <summary>
    /// Brings a file from an instant up to now and reads it. What cannot be had is said, beside the candles that are
    /// there.
    /// </summary>
    /// <param name="code">The market.</param>
    /// <param name="interval">One that the exchange has.</param>
    /// <param name="from">The first candle starts then, or later.</param>
    /// <param name="progress">Told as it goes.</param>
    /// <param name="attempts">How often an answer is asked for before it is given up.</param>
    /// <param name="token">Interrupts it; the file stays whole.</param>
    public async Task<Archived> CompleteAsync(
        MarketCode code,
        CandleInterval interval,
        DateTimeOffset from,
        IProgress<ArchiveStep> progress,
        int attempts,
        CancellationToken token
    )
    {
        var expected = Math.Max(1, (int)((market.GetUtcNow() - from) / interval.Length()));
        var steps = new Steps(progress, expected);
        var pages = new CandlePages(client, clock, wire, market) { AttemptsMost = attempts, Told = steps.Wait };
        var window = Math.Clamp(expected / WindowsWanted, WindowLeast, WindowMost);
        var path = PathOf(code, interval);
        try
        {
            var collected = await new CandleCollector(pages, steps) { WindowCandles = window }.CollectAsync(
                path,
                code,
                interval,
                interval.StartAt(from),
                market.GetUtcNow(),
                token
            );
            return await ReadAsync(path, code, interval, collected, token);
        }
        catch (CandleFileException exception)
        {
            return new Archived(null, 0, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return await ReadAsync(path, code, interval, new Collected(0, exception.Message), token);
        }
    }

    /// <summary>The candles of a file as it is; null where there is none, or one that cannot be.</summary>
    public async Task<CandleSeries?> FindAsync(MarketCode code, CandleInterval interval, CancellationToken token)
    {
        var path = PathOf(code, interval);
        try
        {
            return File.Exists(path) ? await CandleFile.ReadAsync(path, code, interval, token) : null;
        }
        catch (Exception exception)
            when (exception is CandleFileException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<Archived> ReadAsync(
        string path,
        MarketCode code,
        CandleInterval interval,
        Collected collected,
        CancellationToken token
    )
    {
        try
        {
            var series = File.Exists(path) ? await CandleFile.ReadAsync(path, code, interval, token) : null;
            return new Archived(series, collected.Added, collected.Why);
        }
        catch (Exception exception)
            when (exception is CandleFileException or IOException or UnauthorizedAccessException)
        {
            return new Archived(null, collected.Added, exception.Message);
        }
    }

    private sealed class Steps(IProgress<ArchiveStep> progress, int expected) : IProgress<CollectProgress>
    {
        private const int Whole = 100;
        private int _percent;

        public void Report(CollectProgress value)
        {
            _percent = (int)Math.Min(Whole, (long)value.Count * Whole / expected);
            progress.Report(new ArchiveStep(_percent, value.Count, null));
        }

        public void Wait(string why) => progress.Report(new ArchiveStep(_percent, null, why));
    }
}

/// <summary>A file after it was brought up to date.</summary>
/// <param name="Series">What it holds, checked; null where there is none, or one that cannot be.</param>
/// <param name="Added">Candles that are new in it.</param>
/// <param name="Why">What could not be had, and why; null where it is complete.</param>
public sealed record Archived(CandleSeries? Series, int Added, string? Why);

/// <summary>How far the completing of a file has come.</summary>
/// <param name="Percent">Of the candles that the time could have.</param>
/// <param name="Count">Candles in the file, or null where that is not the news.</param>
/// <param name="Waits">Why it waits, or null.</param>
public sealed record ArchiveStep(int Percent, int? Count, string? Waits);
