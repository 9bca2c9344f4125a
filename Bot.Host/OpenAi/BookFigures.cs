using Bot.Domain.Market;

namespace Bot.Host.OpenAi;

/// <summary>An order book in a few numbers.</summary>
/// <param name="SpreadPercent">Distance of best ask and best bid, of the bid.</param>
/// <param name="Imbalance">
/// Bids less asks over both, by the KRW of the nearest levels: 1 is all bids, -1 all asks.
/// </param>
/// <param name="BidDepthKrw">KRW wanted at the nearest levels.</param>
/// <param name="AskDepthKrw">KRW offered at the nearest levels.</param>
public sealed record BookFigures(decimal SpreadPercent, decimal? Imbalance, decimal BidDepthKrw, decimal AskDepthKrw)
{
    /// <summary>Levels of each side that are looked at.</summary>
    public const int Levels = 5;

    private const int Decimals = 4;

    /// <summary>The numbers of a book; null for one that is empty on a side.</summary>
    public static BookFigures? Of(OrderBook book)
    {
        if (book.Spread is not { } spread)
        {
            return null;
        }

        var (bids, asks) = (Depth(book.Bids), Depth(book.Asks));
        decimal? imbalance = bids + asks > 0m ? decimal.Round((bids - asks) / (bids + asks), Decimals) : null;
        return new BookFigures(decimal.Round(spread.Value, Decimals), imbalance, bids, asks);
    }

    private static decimal Depth(IEnumerable<BookLevel> side) =>
        decimal.Round(side.Take(Levels).Sum(level => level.Price.Value * level.Volume.Value), 0);
}
