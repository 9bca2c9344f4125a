using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>Reads candles page by page. Those of two hours, which the exchange does not have, are made of hours.
/// </summary>
internal sealed class UpbitCandles(UpbitClient client)
{
    private const int PageMost = 200;

    public async Task<Answer<CandleSeries>> ReadAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    )
    {
        if (interval != CandleInterval.TwoHours)
        {
            return await PagesAsync(market, interval, before, count, token);
        }

        // One hour more than needed, so that only the oldest pair, which is dropped, may lack its first.
        var end = interval.StartAt(before.AddTicks(-1)) + interval.Length();
        var answer = await PagesAsync(market, CandleInterval.Hour, end, (2 * count) + 1, token);
        return answer is Answer<CandleSeries>.Given(var hours)
            ? new Answer<CandleSeries>.Given(
                new CandleSeries(market, interval, [.. Folded(hours, interval).TakeLast(count)])
            )
            : answer;
    }

    private async Task<Answer<CandleSeries>> PagesAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    )
    {
        var newestFirst = new List<IReadOnlyList<Candle>>();
        var (left, to) = (count, before);
        while (left > 0)
        {
            var reply = await client.CandlesAsync(market, interval, to, Math.Min(left, PageMost), token);
            var page = UpbitAnswers.Map(reply, body => Page(market, interval, to, UpbitJson.Candles(body)));
            if (page is not Answer<CandleSeries>.Given(var candles))
            {
                return page;
            }

            if (candles.Count == 0)
            {
                break;
            }

            newestFirst.Add([.. candles.Candles.TakeLast(left)]);
            (left, to) = (left - candles.Count, candles.Candles[0].Start);
        }

        newestFirst.Reverse();
        return new Answer<CandleSeries>.Given(
            new CandleSeries(market, interval, [.. newestFirst.SelectMany(page => page)])
        );
    }

    private static CandleSeries Page(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        IReadOnlyList<Candle> candles
    ) =>
        candles.Count > 0 && candles[^1].Start >= before
            ? throw new FormatException("the exchange's answer has candles of a time that was not asked for")
            : new CandleSeries(market, interval, candles);

    private static IEnumerable<Candle> Folded(CandleSeries hours, CandleInterval interval) =>
        hours
            .Candles.GroupBy(hour => interval.StartAt(hour.Start))
            .Select(pair => new Candle(
                pair.Key,
                pair.First().Open,
                pair.Select(hour => hour.High).Aggregate(Price.Max),
                pair.Select(hour => hour.Low).Aggregate((one, other) => one < other ? one : other),
                pair.Last().Close,
                pair.Sum(hour => hour.Volume)
            ));
}
