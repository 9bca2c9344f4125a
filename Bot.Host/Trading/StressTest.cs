using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;

namespace Bot.Host.Trading;

/// <summary>
/// What a move of the price would do to an account, with the exits of what it holds and the order book as it is now.
/// </summary>
public static class StressTest
{
    /// <summary>One move.</summary>
    /// <param name="account">What there is now.</param>
    /// <param name="move">Of the last price, above -100 %.</param>
    public static StressRow At(StressedAccount account, Percent move)
    {
        var price = account.Last.Moved(move);
        var own = account.Coins - (account.Position?.Volume.Value ?? 0m);
        if (account.Position is not { } position)
        {
            return new StressRow(move, price, null, account.Cash + (own * price.Value), null);
        }

        // What the bot holds is sold at a price, while other coins are worth the price after the move.
        decimal Left(Price at) =>
            account.Cash + (own * price.Value) + Proceeds(at, position.Volume, account.Slippage).Value;
        // A part that is sold with profit is left out: the rest goes on.
        var held = account.Cash + (account.Coins * price.Value);
        if (position.ExitAt(price) is not { } exit || position.VolumeOf(exit) != position.Volume)
        {
            return new StressRow(move, price, null, held, null);
        }

        // A price that runs through a level is met there; one that jumps past it is met where it comes out.
        var (low, high) = price < account.Last ? (price, account.Last) : (account.Last, price);
        var isPassed = exit.Level >= low && exit.Level <= high;
        var (met, jumped) = (Left(isPassed ? exit.Level : price), Left(price));
        return new StressRow(move, price, exit.Level, Math.Min(met, jumped), Math.Max(met, jumped));
    }

    /// <summary>How much worse than the best bid a sale would be done now; null where bids are too few.</summary>
    public static Percent? SlippageOf(OrderBook book, Volume volume) =>
        volume == Volume.None ? new Percent(0m) : BookWalk.Walk(book.Bids, volume)?.Slippage;

    /// <summary>What a sale brings after slippage and fee.</summary>
    public static Krw Proceeds(Price at, Volume volume, Percent slippage)
    {
        var funds = at.Moved(new Percent(-slippage.Value)) * volume;
        return funds - (funds * Costs.Fee);
    }
}

/// <summary>What an account has before the move.</summary>
/// <param name="Last">The price now.</param>
/// <param name="Cash">KRW.</param>
/// <param name="Coins">All coins of the market, those of the position included.</param>
/// <param name="Position">What the bot holds, or null.</param>
/// <param name="Slippage">Of selling all of it now, zero or more and below 100 %.</param>
public sealed record StressedAccount(Price Last, decimal Cash, decimal Coins, Position? Position, Percent Slippage);

/// <summary>What one move came to.</summary>
/// <param name="Move">Of the price.</param>
/// <param name="Price">After it.</param>
/// <param name="Level">The level at which all would be sold; null where it would still be held.</param>
/// <param name="Equity">In KRW; the worse end where something is sold.</param>
/// <param name="Better">The better end; null where nothing is sold.</param>
public sealed record StressRow(Percent Move, Price Price, Price? Level, decimal Equity, decimal? Better);
