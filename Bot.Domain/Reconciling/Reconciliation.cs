using Bot.Domain.Money;
using Bot.Domain.Orders;

namespace Bot.Domain.Reconciling;

/// <summary>What comparing the books came to.</summary>
/// <param name="Differences">What a person must decide on; empty where the books agree.</param>
/// <param name="Kept">
/// The person's own coins as they are now: fewer where he took some away, more by what is too little to be sold.
/// </param>
public sealed record Reconciliation(IReadOnlyList<Difference> Differences, Volume Kept)
{
    /// <summary>
    /// Compares the books. Orders come first: coins that a stray order or a missed fill moved are not told twice.
    /// </summary>
    public static Reconciliation Of(JournalBooks journal, ExchangeBooks exchange)
    {
        var differences = Orders(journal, exchange).ToList();
        var moved = differences.Where(one => one.Kind != DifferenceKind.ForeignOrder).Sum(Moved);
        var held = Math.Max(0m, journal.Held.Value + moved);
        var own = exchange.Coins.Value - held;
        if (Kind(own, journal.Kept.Value, exchange.Last) is { } kind)
        {
            var expected = held + journal.Kept.Value;
            differences.Add(new Difference(kind, journal.Market.Base, expected, exchange.Coins.Value));
        }

        return new Reconciliation(differences, differences.Count == 0 ? new Volume(own) : journal.Kept);
    }

    private static DifferenceKind? Kind(decimal own, decimal kept, Price last)
    {
        if (own < 0m)
        {
            return DifferenceKind.CoinsGone;
        }

        return own > kept && !IsDust(own - kept, last) ? DifferenceKind.CoinsMore : null;
    }

    private static IEnumerable<Difference> Orders(JournalBooks journal, ExchangeBooks exchange)
    {
        foreach (var order in exchange.Open.Where(order => !IsConsented(journal, order)))
        {
            if (!IsOurs(order))
            {
                yield return Of(DifferenceKind.ForeignOrder, order, order.ExchangeId, 0m);
            }
            else if (Booked(journal, order) is not { IsEnded: false })
            {
                yield return Of(DifferenceKind.StrayOrder, order, order.Identifier!, Known(journal, order));
            }
        }

        foreach (var order in exchange.Closed.Where(order => IsOurs(order) && !IsConsented(journal, order)))
        {
            if (Booked(journal, order) is not { } booked)
            {
                if (order.Executed > Volume.None)
                {
                    yield return Of(DifferenceKind.StrayOrder, order, order.Identifier!, 0m);
                }
            }
            else if (booked.IsEnded && booked.Executed < order.Executed)
            {
                yield return Of(DifferenceKind.MissedFill, order, order.Identifier!, booked.Executed.Value);
            }
        }
    }

    private static Difference Of(DifferenceKind kind, OrderReport order, string subject, decimal journal) =>
        new(kind, subject, journal, order.Executed.Value) { Side = order.Side };

    private static BookedOrder? Booked(JournalBooks journal, OrderReport order) =>
        journal.Orders.GetValueOrDefault(order.Identifier!);

    private static decimal Known(JournalBooks journal, OrderReport order) =>
        Booked(journal, order)?.Executed.Value ?? 0m;

    // What an order moved that the journal has not seen, as coins that came.
    private static decimal Moved(Difference order) =>
        order.Side == OrderSide.Buy ? order.Exchange - order.Journal : order.Journal - order.Exchange;

    private static bool IsOurs(OrderReport order) =>
        order.Identifier?.StartsWith(OrderId.Prefix, StringComparison.Ordinal) == true;

    private static bool IsConsented(JournalBooks journal, OrderReport order) =>
        journal.Consented.Contains(order.ExchangeId)
        || (order.Identifier is { } name && journal.Consented.Contains(name));

    // So little could not be sold anyway; nobody is woken for it.
    private static bool IsDust(decimal coins, Price last) => coins * last.Value < Costs.MinimumOrder.Value;
}
