using System.Collections.Concurrent;
using Bot.Domain.Backtests;
using Bot.Domain.Cycles;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Host.Candles;

namespace Bot.Host.Backtests;

/// <summary>
/// What the strategies made of the candles that were collected, so that nobody chooses one blind. Nothing is fetched; a
/// file is run once, and again when it grows.
/// </summary>
public sealed class PastResults(CandleArchive archive)
{
    private const int KnownPercent = 70;
    private const int Whole = 100;

    // Fewer candles do not even have a part that was not seen.
    private const int CandlesLeast = 100;
    private const int KeptMost = 64;

    private static readonly Krw Capital = new(10_000_000m);

    private readonly ConcurrentDictionary<Asked, PastResult> _kept = new();

    /// <summary>
    /// What the strategy of an account's terms made of a market; null where there are no candles that it decides on.
    /// </summary>
    public async Task<PastResult?> OfAsync(CycleTerms terms, MarketCode market, CancellationToken token)
    {
        var strategy = terms.Speaker();
        foreach (var interval in Intervals(strategy))
        {
            var file = new FileInfo(archive.PathOf(market, interval));
            if (!file.Exists)
            {
                continue;
            }

            var asked = new Asked(file.FullName, file.Length, file.LastWriteTimeUtc, terms);
            if (_kept.TryGetValue(asked, out var kept))
            {
                return kept;
            }

            var series = await archive.FindAsync(market, interval, token);
            if (series is { Count: >= CandlesLeast })
            {
                return Keep(asked, await Task.Run(() => Run(terms, series), token));
            }
        }

        return null;
    }

    // Days of the exchange go before those that are made of hours.
    private static CandleInterval[] Intervals(IStrategy strategy) =>
        strategy.DecidesOn == CandleInterval.Day ? [CandleInterval.Day, CandleInterval.Hour] : [CandleInterval.Hour];

    private PastResult Keep(Asked asked, PastResult result)
    {
        if (_kept.Count >= KeptMost)
        {
            _kept.Clear();
        }

        _kept[asked] = result;
        return result;
    }

    private PastResult Run(CycleTerms terms, CandleSeries series)
    {
        var request = CycleSteps.Request(terms, series) with { Capital = Capital, KeepsCurve = false };
        var (prepared, known) = (new PreparedCandles(request), (int)((long)series.Count * KnownPercent / Whole));
        PastFigures Figures(int from, int to) =>
            PastFigures.Of(Backtest.Run(request with { Span = (from, to) }, prepared));
        return new PastResult(
            series.Candles[0].Start,
            series.Last!.Start,
            Figures(0, series.Count),
            Figures(0, known),
            Figures(known, series.Count)
        );
    }

    private sealed record Asked(string Path, long Bytes, DateTime WrittenAt, CycleTerms Terms);
}

/// <summary>What a strategy made of the past, after all costs.</summary>
/// <param name="From">The first candle.</param>
/// <param name="To">The last.</param>
/// <param name="Whole">All of it.</param>
/// <param name="Earlier">The first 70 %.</param>
/// <param name="Later">The last 30 %.</param>
public sealed record PastResult(
    DateTimeOffset From,
    DateTimeOffset To,
    PastFigures Whole,
    PastFigures Earlier,
    PastFigures Later
);

/// <summary>The figures of a part, in percent but for Sharpe, which is null without variance.</summary>
public sealed record PastFigures(double Return, double Hold, double Drawdown, double? Sharpe, int Trades)
{
    internal static PastFigures Of(BacktestReport report) =>
        new(
            report.ReturnPercent,
            report.BuyAndHoldPercent,
            report.MaxDrawdownPercent,
            report.Sharpe,
            report.Trades.Count
        );
}
