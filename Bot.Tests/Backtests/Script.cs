using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Tests.Backtests;

/// <summary>A strategy that wants what the test wrote for each candle.</summary>
internal sealed class Script(params (int Candle, TradeAction Action)[] wishes) : IStrategy
{
    public string Name => "script";

    public AtrLevels? Levels => null;

    public Signal Decide(StrategyView view) => new(wishes.FirstOrDefault(one => one.Candle == view.Index).Action, []);
}

/// <summary>Hours that a backtest can run on: quiet and warm at first, then as the test wants them.</summary>
internal static class Hours
{
    /// <summary>Quiet candles before the first of the test's own: every indicator of the validation is there.</summary>
    public const int Warm = 60;

    /// <summary>The first own candle starts at 09:00 in Korea.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The place of an own candle in the series.</summary>
    public static int Own(int index) => Warm + index;

    /// <summary>Quiet candles, then these.</summary>
    public static CandleSeries Then(params Candle[] own) =>
        new(new MarketCode("KRW-ETH"), CandleInterval.Hour, [.. Enumerable.Range(-Warm, Warm).Select(Quiet), .. own]);

    /// <summary>A candle around 5,000,000 in which nothing happens.</summary>
    public static Candle Quiet(int index) => At(index, 5_000_000m, close: 5_000_000m + (Math.Abs(index) % 2 * 1_000m));

    /// <summary>A candle of a test, so many hours after the first; what is not told lies close to the open.</summary>
    public static Candle At(int index, decimal open, decimal? high = null, decimal? low = null, decimal? close = null)
    {
        var last = close ?? open;
        return new Candle(
            Start.AddHours(index),
            new Price(open),
            new Price(high ?? (Math.Max(open, last) + 1_000m)),
            new Price(low ?? (Math.Min(open, last) - 1_000m)),
            new Price(last),
            10m
        );
    }
}
