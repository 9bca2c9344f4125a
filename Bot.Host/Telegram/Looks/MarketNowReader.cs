using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Domain.Warnings;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Looks;

/// <summary>Reads a market as it is: what a cycle would see of it now.</summary>
public sealed class MarketNowReader(MarketSight sight, TradingRules rules, TimeProvider time)
{
    private const int DaysRead = 200;
    private static readonly MarketCode Btc = new("KRW-BTC");

    /// <summary>The market; a part that cannot be read is null, the candles must be there.</summary>
    public async Task<Answer<MarketNow>> ReadAsync(int account, MarketCode market, CancellationToken token)
    {
        var hours = await sight.ClosedAsync(
            account, market, CandleInterval.Hour, MarketSnapshot.CandlesRead, token);
        if (hours is not Answer<CandleSeries>.Given(var candles))
        {
            var failed = (Answer<CandleSeries>.Failed)hours;
            return new Answer<MarketNow>.Failed(failed.Kind, failed.Message);
        }

        if (candles.Last is not { } last)
        {
            return new Answer<MarketNow>.Failed(FailureKind.Unreadable, "no candles");
        }

        var indicators = IndicatorSet.Compute(candles);
        var price = await sight.PriceAsync(account, market, token);
        return new Answer<MarketNow>.Given(new MarketNow(last, indicators.Last!)
        {
            Price = price is Answer<Ticker>.Given(var ticker) ? ticker : null,
            Warnings = new MarketWarnings(
                await CrashAsync(account, market, token),
                RsiDivergence.Read(candles, indicators.Rsi14, rules.Divergence),
                await BtcAsync(account, market, token)),
        });
    }

    private async Task<FlashCrashReading?> CrashAsync(int account, MarketCode market, CancellationToken token)
    {
        var minutes = await ReadAsync(account, market, (CandleInterval.Minute, FlashCrash.MinutesRead), token);
        var quarters = await ReadAsync(account, market, (CandleInterval.QuarterHour, FlashCrash.QuartersRead), token);
        return minutes is null || quarters is null
            ? null
            : FlashCrash.Read(minutes, quarters, time.GetUtcNow(), rules.FlashCrash);
    }

    private async Task<BtcRiskReading?> BtcAsync(int account, MarketCode market, CancellationToken token)
    {
        var days = await ReadAsync(account, market, (CandleInterval.Day, DaysRead), token);
        var btc = await ReadAsync(account, Btc, (CandleInterval.Day, DaysRead), token);
        return days is null || btc is null ? null : BtcRisk.Read(days, btc, rules.BtcRisk);
    }

    private async Task<CandleSeries?> ReadAsync(
        int account, MarketCode market, (CandleInterval Interval, int Count) of, CancellationToken token) =>
        await sight.ClosedAsync(account, market, of.Interval, of.Count, token) is Answer<CandleSeries>.Given(var series)
            ? series
            : null;
}

/// <summary>A market at an instant.</summary>
/// <param name="Candle">The last closed one.</param>
/// <param name="Row">Its indicators.</param>
public sealed record MarketNow(Candle Candle, IndicatorRow Row)
{
    /// <summary>Null where the exchange could not be asked.</summary>
    public Ticker? Price { get; init; }

    public required MarketWarnings Warnings { get; init; }
}
