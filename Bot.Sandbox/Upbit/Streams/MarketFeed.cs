using Bot.Sandbox.Upbit.Markets;
using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Streams;

/// <summary>
/// What one subscription to markets has told already, and what it has to tell at an instant of the market's clock.
/// After a jump of the clock it tells the newest of what happened meanwhile, and no more than a bounded number.
/// </summary>
internal sealed class MarketFeed(
    StreamSubscription subscription, Exchange exchange, MarketMessages messages, int mostAtOnce)
{
    private readonly Dictionary<string, string> _books = new(StringComparer.Ordinal);
    private long _seenUntil;

    /// <summary>The snapshots of a new subscription; from then on it tells what follows.</summary>
    public IEnumerable<byte[]> Begin(long now)
    {
        _seenUntil = now;
        return Each((market, code) => Snapshot(market, code, now));
    }

    /// <summary>What happened since it was asked last.</summary>
    public IEnumerable<byte[]> Next(long now)
    {
        if (now <= _seenUntil || !subscription.WantsRealtime)
        {
            return [];
        }

        var after = _seenUntil;
        _seenUntil = now;
        return Each((market, code) => Since(market, code, after, now));
    }

    private List<byte[]> Each(Func<ReplayedMarket, string, IEnumerable<byte[]>> tell) =>
        [.. subscription.Codes.SelectMany(code =>
            exchange.Market(StreamSubscription.MarketOf(code)) is { } market ? tell(market, code) : [])];

    private List<byte[]> Snapshot(ReplayedMarket market, string code, long now)
    {
        var told = subscription.Type switch
        {
            "ticker" => Ticker(market, now, MarketMessages.Snapshot),
            "trade" => Trades(market, new(0, now + 1), most: 1, now, MarketMessages.Snapshot),
            "orderbook" => Orderbook(market, code, now, MarketMessages.Snapshot),
            _ => Candles(market, after: 0, most: 1, now, MarketMessages.Snapshot),
        };

        // Asked for also where it is not sent, because a book is told again only when it is another.
        var list = told.ToList();
        return subscription.WantsSnapshot ? list : [];
    }

    private IEnumerable<byte[]> Since(ReplayedMarket market, string code, long after, long now)
    {
        if (subscription.Type == "orderbook")
        {
            return Orderbook(market, code, now, MarketMessages.Realtime);
        }

        var span = new TapeSpan(after + 1, now + 1);
        if (subscription.Type == "trade")
        {
            return Trades(market, span, mostAtOnce, now, MarketMessages.Realtime);
        }

        if (TradeTape.Before(market.Series, span, count: 1, now).Count == 0)
        {
            return [];
        }

        return subscription.Type == "ticker"
            ? Ticker(market, now, MarketMessages.Realtime)
            : Candles(market, after, mostAtOnce, now, MarketMessages.Realtime);
    }

    private IEnumerable<byte[]> Ticker(ReplayedMarket market, long now, string streamType)
    {
        if (DayView.At(market, now) is { } view)
        {
            var last = TradeTape.Before(market.Series, new(0, now + 1), count: 1, now);
            yield return messages.Ticker(market, view, last.Count > 0 ? last[0] : null, now, streamType);
        }
    }

    private IEnumerable<byte[]> Trades(ReplayedMarket market, TapeSpan span, int most, long now, string streamType)
    {
        var book = OrderLadder.At(market, now);
        return Enumerable.Reverse(TradeTape.Before(market.Series, span, most, now))
            .Select(trade => messages.Trade(market, trade, book, now, streamType));
    }

    // A level that the market does not offer is met with silence.
    private IEnumerable<byte[]> Orderbook(ReplayedMarket market, string code, long now, string streamType)
    {
        if (BookOf(market, now) is not { } book)
        {
            yield break;
        }

        var depth = StreamSubscription.DepthOf(code);
        var looks = string.Join(' ', book.Asks.Concat(book.Bids).Select(level => $"{level.Price}:{level.Size}"));
        if (streamType == MarketMessages.Snapshot || _books.GetValueOrDefault(code) != looks)
        {
            _books[code] = looks;
            yield return messages.Orderbook(market, book, (depth, subscription.Level), now, streamType);
        }
    }

    private OrderLadder? BookOf(ReplayedMarket market, long now)
    {
        if (subscription.Level == 0)
        {
            return OrderLadder.At(market, now);
        }

        return market.Series.PriceAt(now) is { } price && OrderLadder.Steps(price, now).Contains(subscription.Level)
            ? OrderLadder.Grouped(market, now, subscription.Level)
            : null;
    }

    private IEnumerable<byte[]> Candles(ReplayedMarket market, long after, int most, long now, string streamType) =>
        Enumerable.Reverse(market.Series.Before(subscription.Unit!, long.MaxValue, most, now))
            .Where(row => row.LastTick > after)
            .Select(row => messages.Candle(market, subscription.Type, row, now, streamType));
}
