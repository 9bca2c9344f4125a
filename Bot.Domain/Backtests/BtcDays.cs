using Bot.Domain.Market;
using Bot.Domain.Warnings;

namespace Bot.Domain.Backtests;

/// <summary>The risk by KRW-BTC on each day of a series, read when it is first asked for.</summary>
internal sealed class BtcDays
{
    // The rule looks at 31 common days; where one market lacks some, a few more have to be there.
    private const int DaysRead = 62;

    private readonly CandleSeries _market;
    private readonly CandleSeries _btc;
    private readonly Lazy<BtcRiskReading[]> _readings;

    private BtcDays(CandleSeries market, CandleSeries btc, BtcRiskRule rule)
    {
        (_market, _btc) = (Days.Of(market), Days.Of(btc));
        _readings = new(() => [.. Enumerable.Range(0, _market.Count + 1).Select(days => Read(days, rule))]);
    }

    /// <summary>The days that a request brings, or null where it brings none.</summary>
    public static BtcDays? Of(BacktestRequest request) =>
        request.Btc is { } btc ? new BtcDays(request.MarketDays ?? request.Candles, btc, request.BtcRisk) : null;

    /// <summary>What is known at an instant, from days that are over.</summary>
    public BtcRiskReading At(DateTimeOffset now) => _readings.Value[_market.CountBefore(now.AddDays(-1).AddTicks(1))];

    private BtcRiskReading Read(int days, BtcRiskRule rule)
    {
        if (days == 0)
        {
            return BtcRiskReading.Unknown(null);
        }

        var over = _market.Candles[days - 1].Start;
        var btc = _btc.CountBefore(over.AddTicks(1));
        return BtcRisk.Read(Last(_market, days), Last(_btc, btc), rule);
    }

    private static CandleSeries Last(CandleSeries days, int count) =>
        new(days.Market, days.Interval, [.. days.Candles.Take(count).TakeLast(DaysRead)]);
}
