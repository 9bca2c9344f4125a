using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;

namespace Bot.Host.Paper;

/// <summary>
/// What orders on paper have taken out of the live book. The live book does not know of it: while a level still shows
/// what it showed then, or within a second, what was taken is not there again.
/// </summary>
public sealed class TakenLevels
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly Dictionary<(MarketCode Market, OrderSide Side, Price Price), Taken> _taken = [];

    /// <summary>The levels with what is left of them for us, in eight decimals; none that is empty.</summary>
    public IReadOnlyList<BookLevel> Left(
        MarketCode market,
        OrderSide side,
        IReadOnlyList<BookLevel> levels,
        DateTimeOffset now
    ) =>
        [
            .. levels
                .Select(level => level with { Volume = Volume.Cut(LeftOf(market, side, level, now).Value) })
                .Where(level => level.Volume > Volume.None),
        ];

    /// <summary>An order took this much of a level.</summary>
    /// <param name="market">Where.</param>
    /// <param name="side">Of the order that took.</param>
    /// <param name="shown">The level as the live book showed it.</param>
    /// <param name="volume">Taken now.</param>
    /// <param name="now">When.</param>
    public void Took(MarketCode market, OrderSide side, BookLevel shown, Volume volume, DateTimeOffset now)
    {
        var before = shown.Volume - LeftOf(market, side, shown, now);
        _taken[(market, side, shown.Price)] = new Taken(shown.Volume, before + volume, now);
    }

    private Volume LeftOf(MarketCode market, OrderSide side, BookLevel level, DateTimeOffset now)
    {
        if (!_taken.TryGetValue((market, side, level.Price), out var taken))
        {
            return level.Volume;
        }

        if (taken.Shown != level.Volume && now - taken.At >= Fresh)
        {
            _taken.Remove((market, side, level.Price));
            return level.Volume;
        }

        return taken.Volume >= level.Volume ? Volume.None : level.Volume - taken.Volume;
    }

    private sealed record Taken(Volume Shown, Volume Volume, DateTimeOffset At);
}
