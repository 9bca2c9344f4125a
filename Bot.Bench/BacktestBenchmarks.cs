using BenchmarkDotNet.Attributes;
using Bot.Domain.Backtests;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Bench;

/// <summary>
/// What an hour's indicators and a year's backtest cost, on candles that are made up but always the same.
/// </summary>
[MemoryDiagnoser]
public class BacktestBenchmarks
{
    private const int Seed = 7;
    private readonly CandleSeries _window = Series(200);
    private readonly CandleSeries _year = Series(8_760);

    /// <summary>All indicators over the window of a cycle.</summary>
    [Benchmark]
    public IndicatorRow? Window() => IndicatorSet.Compute(_window).Last;

    /// <summary>
    /// A year of hours with the default profile. Returns the number of trades, so that equal work is compared.
    /// </summary>
    [Benchmark]
    public int Year() =>
        Backtest
            .Run(new BacktestRequest(_year, new RsiMeanReversion(), RiskProfile.Balanced, new Krw(10_000_000m)))
            .Trades.Count;

    private static CandleSeries Series(int count)
    {
        var random = new Random(Seed);
        var price = 5_000_000m;
        var candles = new List<Candle>(count);
        for (var index = 0; index < count; index++)
        {
            var close = Math.Max(100_000m, Math.Round(price * (1m + ((decimal)(random.NextDouble() - 0.5) / 50m)), 0));
            var start = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(index);
            var (high, low) = (Math.Max(price, close) * 1.002m, Math.Min(price, close) * 0.998m);
            var volume = 10m + ((decimal)random.NextDouble() * 40m);
            candles.Add(new Candle(start, new Price(price), new Price(high), new Price(low), new Price(close), volume));
            price = close;
        }

        return new CandleSeries(new MarketCode("KRW-ETH"), CandleInterval.Hour, candles);
    }
}
