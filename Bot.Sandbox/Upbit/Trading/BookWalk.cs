using Bot.Sandbox.Upbit.Markets;

namespace Bot.Sandbox.Upbit.Trading;

/// <summary>What a taker gets out of the order book, level by level.</summary>
internal static class BookWalk
{
    private const decimal VolumeUnit = 0.00000001m;

    /// <summary>The fills that an order finds on the opposite side, best first; by its fate only a share.</summary>
    public static List<BookLevel> Take(Order order, OrderLadder book, OrderFate? fate) =>
        Share(Take(order, book), fate?.Percent);

    private static List<BookLevel> Take(Order order, OrderLadder book)
    {
        var takes = new List<BookLevel>();
        var volume = order.RemainingVolume ?? 0;
        var funds = order.RemainingVolume is null ? order.RemainingFunds : 0;
        foreach (var level in Reachable(order, book))
        {
            var wanted = order.RemainingVolume is null ? Cut(funds / level.Price) : volume;
            var taken = Math.Min(wanted, level.Size);
            if (taken <= 0)
            {
                break;
            }

            takes.Add(new(level.Price, taken));
            volume -= taken;
            funds -= taken * level.Price;
        }

        return takes;
    }

    /// <summary>The first part of some fills, where only a share of them is there.</summary>
    private static List<BookLevel> Share(List<BookLevel> takes, int? percent)
    {
        if (percent is not { } known)
        {
            return takes;
        }

        var left = Cut(takes.Sum(take => take.Size) * known / 100);
        var shared = new List<BookLevel>();
        foreach (var take in takes.TakeWhile(_ => left > 0))
        {
            var size = Math.Min(take.Size, left);
            shared.Add(take with { Size = size });
            left -= size;
        }

        return shared;
    }

    /// <summary>Whether these fills leave nothing of the order but the dust of a division.</summary>
    public static bool IsWhole(Order order, IReadOnlyList<BookLevel> takes)
    {
        if (order.RemainingVolume is { } volume)
        {
            return takes.Sum(take => take.Size) == volume;
        }

        var left = order.RemainingFunds - takes.Sum(take => take.Size * take.Price);
        return takes.Count > 0 && left < takes[^1].Price * VolumeUnit;
    }

    /// <summary>
    /// Levels that the order's own terms allow: a limit goes to its price, a best order to the first level.
    /// </summary>
    private static IEnumerable<BookLevel> Reachable(Order order, OrderLadder book)
    {
        var levels = order.Ticket.IsBid ? book.Asks : book.Bids;
        return order.Ticket.Type switch
        {
            "limit" => levels.TakeWhile(level => IsWithin(order.Ticket, level.Price)),
            "best" => levels.Take(1),
            _ => levels,
        };
    }

    private static bool IsWithin(OrderTicket ticket, decimal price) =>
        ticket.IsBid ? price <= ticket.Price : price >= ticket.Price;

    private static decimal Cut(decimal volume) => decimal.Floor(volume / VolumeUnit) * VolumeUnit;
}
