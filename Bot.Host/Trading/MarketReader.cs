using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Host.Trading;

/// <summary>
/// The newest closed candles of a market. What was read is kept, so that an hour costs a few candles and not two
/// hundred.
/// Not shared between traders.
/// </summary>
public sealed class MarketReader(IExchange exchange)
{
    private static readonly TimeSpan Settled = TimeSpan.FromHours(1);

    private readonly Dictionary<(MarketCode Market, CandleInterval Interval), CandleSeries> _read = [];

    /// <summary>At most so many closed candles at an instant, oldest first.</summary>
    public async Task<Answer<CandleSeries>> ClosedAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset now,
        int count,
        CancellationToken token
    )
    {
        var running = interval.StartAt(now);
        var known = _read.GetValueOrDefault((market, interval));
        if (known?.Last is not { } last || last.Start >= running)
        {
            return Keep(await exchange.CandlesAsync(market, interval, running, count, token));
        }

        // A day that closed hours ago does not change any more.
        if (interval == CandleInterval.Day && interval.LastClosedAt(now) == last.Start && now - running > Settled)
        {
            return new Answer<CandleSeries>.Given(known);
        }

        // One candle more than is needed: where it is not the one we know, the exchange changed its mind and all is
        // read anew.
        var wanted = (int)Math.Min(count, ((running - last.Start) / interval.Length()) + 1);
        var answer = await exchange.CandlesAsync(market, interval, running, wanted, token);
        if (answer is not Answer<CandleSeries>.Given(var fresh))
        {
            return answer;
        }

        var joins = fresh.Candles.Any(candle => candle == last);
        return joins
            ? Keep(new Answer<CandleSeries>.Given(Join(known, fresh, count)))
            : Keep(await exchange.CandlesAsync(market, interval, running, count, token));
    }

    private static CandleSeries Join(CandleSeries known, CandleSeries fresh, int count)
    {
        var newest = known.Candles[^1].Start;
        var candles = known.Candles.Concat(fresh.Candles.Where(candle => candle.Start > newest)).ToList();
        return new CandleSeries(
            known.Market,
            known.Interval,
            candles.Count <= count ? candles : candles.GetRange(candles.Count - count, count)
        );
    }

    private Answer<CandleSeries> Keep(Answer<CandleSeries> answer)
    {
        if (answer is Answer<CandleSeries>.Given(var series))
        {
            _read[(series.Market, series.Interval)] = series;
        }

        return answer;
    }
}
