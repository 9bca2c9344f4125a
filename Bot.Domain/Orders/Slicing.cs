using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Reasons;

namespace Bot.Domain.Orders;

/// <summary>
/// Whether an order meets the book whole, in slices, or, when it is an entry, not at all. An exit is always sent.
/// </summary>
public static class Slicing
{
    private const string RungName = "slippage";

    /// <summary>An entry against the asks, best first.</summary>
    public static SlicedOrder Entry(IReadOnlyList<BookLevel> asks, Volume volume, SlippageRule rule) =>
        BookWalk.Walk(asks, volume)?.Slippage is { } slippage && slippage <= rule.Most
            ? Planned(asks, volume, slippage, rule)
            : new SlicedOrder.Blocked(BookWalk.Walk(asks, volume)?.Slippage) { Rung = RungOf(asks, volume, rule) };

    /// <summary>An exit against the bids, best first. Without any bid it goes out whole: no price says more.</summary>
    public static SlicedOrder.Planned Exit(IReadOnlyList<BookLevel> bids, Volume volume, SlippageRule rule) =>
        Planned(bids, volume, BookWalk.Walk(bids, volume)?.Slippage, rule);

    /// <summary>
    /// Cuts a volume into at most so many slices of eight decimals, the last with the rest; fewer where a slice would
    /// be worth less than the least at a price. They are never none and sum up to the volume exactly.
    /// </summary>
    public static IReadOnlyList<Volume> Cut(Volume volume, int slices, Price price, SlippageRule rule)
    {
        var count = (int)decimal.Floor(Math.Min(slices, price * volume / rule.SliceLeast));
        while (count > 1 && price * Volume.Cut(volume.Value / count) < rule.SliceLeast)
        {
            count--;
        }

        if (count <= 1)
        {
            return [volume];
        }

        var each = Volume.Cut(volume.Value / count);
        var last = new Volume(volume.Value - (each.Value * (count - 1)));
        return [.. Enumerable.Repeat(each, count - 1), last];
    }

    private static SlicedOrder.Planned Planned(
        IReadOnlyList<BookLevel> levels,
        Volume volume,
        Percent? slippage,
        SlippageRule rule
    )
    {
        var slices = levels.Count == 0 ? [volume] : Cut(volume, Count(slippage, rule), levels[0].Price, rule);
        return new SlicedOrder.Planned(slices, slippage)
        {
            IsNoted = slippage is null || slippage > rule.Noted,
            Rung = RungOf(levels, volume, rule),
        };
    }

    private static int Count(Percent? slippage, SlippageRule rule)
    {
        if (slippage is not { } known)
        {
            return rule.SlicesMost;
        }

        return known <= rule.Split
            ? 1
            : (int)Math.Clamp(decimal.Ceiling(known.Value / rule.Split.Value), rule.SlicesLeast, rule.SlicesMost);
    }

    private static Rung RungOf(IReadOnlyList<BookLevel> levels, Volume volume, SlippageRule rule)
    {
        var slippage = BookWalk.Walk(levels, volume)?.Slippage;
        var value = slippage is { } known ? Rung.Text(known.Value) : Rung.Absent;
        return new Rung(
            RungName,
            slippage is not null && slippage <= rule.Most,
            value,
            $"<= {Rung.Text(rule.Most.Value)}"
        );
    }
}

/// <summary>How an order is to meet the book.</summary>
public abstract record SlicedOrder
{
    private SlicedOrder() { }

    /// <summary>Expected slippage against the limit; absent where the book is too thin.</summary>
    public required Rung Rung { get; init; }

    /// <summary>It is sent in these slices, one or more, whose sum is the order.</summary>
    /// <param name="Slices">In the order of sending.</param>
    /// <param name="Slippage">Expected; null where the book is too thin.</param>
    public sealed record Planned(IReadOnlyList<Volume> Slices, Percent? Slippage) : SlicedOrder
    {
        /// <summary>Whether the slippage is to be told.</summary>
        public required bool IsNoted { get; init; }
    }

    /// <summary>It is not sent.</summary>
    /// <param name="Slippage">Expected; null where the book is too thin.</param>
    public sealed record Blocked(Percent? Slippage) : SlicedOrder;
}
