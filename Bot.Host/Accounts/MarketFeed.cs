using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Trading;

namespace Bot.Host.Accounts;

/// <summary>
/// What the exchange tells everybody, asked once a market for all accounts. A price or an order book is given to others
/// for a second, closed candles until the next ones close; to each account once, so that one alone asks as often as if
/// there were no others, and nobody orders by a book it had before.
/// </summary>
/// <param name="source">The exchange.</param>
/// <param name="wire">The clock of connections.</param>
/// <param name="market">The market's clock.</param>
public sealed class MarketFeed(IExchange source, TimeProvider wire, TimeProvider market)
{
    /// <summary>How old a price may be that another account asked for.</summary>
    public static readonly TimeSpan PriceAge = TimeSpan.FromSeconds(1);

    private readonly SharedAnswers<MarketCode, Ticker> _tickers = new();
    private readonly SharedAnswers<MarketCode, OrderBook> _books = new();
    private readonly SharedAnswers<(MarketCode, CandleInterval), CandleSeries> _candles = new();

    /// <summary>The last price traded and the change of a day.</summary>
    public Task<Answer<Ticker>> TickerAsync(AccountId asker, MarketCode code, CancellationToken token) =>
        _tickers.AskAsync(code, asker, New<Ticker>(), IsFresh, cut => source.TickerAsync(code, cut), token);

    /// <summary>The order book.</summary>
    public Task<Answer<OrderBook>> OrderBookAsync(AccountId asker, MarketCode code, CancellationToken token) =>
        _books.AskAsync(code, asker, New<OrderBook>(), IsFresh, cut => source.OrderBookAsync(code, cut), token);

    /// <summary>Candles that start before an instant, as <see cref="IExchange.CandlesAsync"/> tells them.</summary>
    public async Task<Answer<CandleSeries>> CandlesAsync(
        AccountId asker,
        MarketCode code,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    )
    {
        // Only what has closed stays as it is.
        if (before > interval.StartAt(market.GetUtcNow()))
        {
            return await source.CandlesAsync(code, interval, before, count, token);
        }

        var own = new SharedAnswer<CandleSeries>(wire.GetUtcNow(), before, count);
        var answer = await _candles.AskAsync(
            (code, interval),
            asker,
            own,
            known => known.Market == before && known.Count >= count,
            cut => source.CandlesAsync(code, interval, before, count, cut),
            token
        );
        return answer is Answer<CandleSeries>.Given(var series) && series.Count > count
            ? new Answer<CandleSeries>.Given(new CandleSeries(code, interval, [.. series.Candles.TakeLast(count)]))
            : answer;
    }

    private SharedAnswer<T> New<T>() => new(wire.GetUtcNow(), market.GetUtcNow());

    private bool IsFresh<T>(SharedAnswer<T> known) =>
        (wire.GetUtcNow() - known.Wire).Duration() <= PriceAge
        && (market.GetUtcNow() - known.Market).Duration() <= PriceAge;
}
