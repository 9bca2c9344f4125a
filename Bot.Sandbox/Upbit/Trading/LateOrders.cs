namespace Bot.Sandbox.Upbit.Trading;

/// <summary>Accepted orders that have yet to meet the market: after a while, or after so many looks.</summary>
internal sealed class LateOrders
{
    private readonly Dictionary<Order, Late> _late = [];

    public void Hold(Pocket pocket, Order order, OrderFate fate, DateTimeOffset now) => _late[order] = new()
    {
        Pocket = pocket,
        QueriesLeft = fate.Queries,
        DueAt = fate.Delay is { } delay ? (now + delay).UtcTicks : null,
        CancelLoses = fate.CancelLoses,
    };

    public bool Holds(Order order) => _late.ContainsKey(order);

    /// <summary>Lets an order go; tells whether a cancel of it would have come too late.</summary>
    public bool Release(Order order) => _late.Remove(order, out var late) && late.CancelLoses;

    /// <summary>Counts a look at a pocket's orders and returns those that it was the last one of.</summary>
    public List<Order> Asked(Pocket pocket)
    {
        var looked = _late.Where(one => one.Value.Pocket == pocket && one.Value.QueriesLeft is not null).ToList();
        looked.ForEach(one => one.Value.QueriesLeft--);
        return [.. looked.Where(one => one.Value.QueriesLeft <= 0).Select(one => one.Key)];
    }

    /// <summary>Orders whose time has come, with the instant at which it did.</summary>
    public IEnumerable<(long At, Pocket Pocket, Order Order)> Due(long now) =>
        _late.Where(one => one.Value.DueAt <= now).Select(one => (one.Value.DueAt!.Value, one.Value.Pocket, one.Key));

    private sealed class Late
    {
        public required Pocket Pocket { get; init; }

        public required int? QueriesLeft { get; set; }

        public required long? DueAt { get; init; }

        public required bool CancelLoses { get; init; }
    }
}
