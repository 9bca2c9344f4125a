using Bot.Domain.Market;
using Bot.Domain.Money;

namespace Bot.Domain.Orders;

/// <summary>What an order would cost or bring if it met the order book as it stands.</summary>
public static class BookWalk
{
    /// <summary>Walks a side, best first, until the volume is met.</summary>
    /// <param name="levels">Asks for a buy, bids for a sell, best first.</param>
    /// <param name="volume">Coins, above zero.</param>
    /// <returns>The average price and its distance from the best one, or null when the book is too thin.</returns>
    public static WalkedBook? Walk(IReadOnlyList<BookLevel> levels, Volume volume)
    {
        var left = volume;
        var funds = Krw.Zero;
        foreach (var level in levels)
        {
            var taken = Volume.Min(left, level.Volume);
            (funds, left) = (funds + (level.Price * taken), left - taken);
            if (left == Volume.None)
            {
                var average = new Price(funds.Value / volume.Value);
                return new WalkedBook(average, new Percent(Math.Abs(average.ChangeFrom(levels[0].Price).Value)));
            }
        }

        return null;
    }
}

/// <summary>The result of a walk.</summary>
/// <param name="Average">Average price over all levels taken.</param>
/// <param name="Slippage">Its distance from the best price, zero or more.</param>
public sealed record WalkedBook(Price Average, Percent Slippage);
