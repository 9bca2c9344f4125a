using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;

namespace Bot.Host.Trading;

/// <summary>What the slices of an order have in common; each has a name of its own by its number.</summary>
/// <param name="Account">Whose.</param>
/// <param name="Market">Where.</param>
/// <param name="Occasion">What gave rise to it.</param>
/// <param name="Leg">What it does for the position, e.g. <c>entry</c>.</param>
public sealed record OrderSeries(AccountId Account, MarketCode Market, DateTimeOffset Occasion, string Leg)
{
    /// <summary>The name of a slice, from 1 up.</summary>
    public OrderId Id(int slice) => OrderId.For(Account, Occasion, Leg, slice);

    public OrderIntent Entry(int slice, Volume volume, Price limit) =>
        OrderIntent.Entry(Id(slice), Account, Market, volume, limit);

    public OrderIntent Exit(int slice, Volume volume, string reason) =>
        OrderIntent.Exit(Id(slice), Account, Market, volume, reason);
}

/// <summary>What became of an order that was sent in slices.</summary>
public sealed record SlicedExecution
{
    /// <summary>What was sent, in order; none where the book was against the first already.</summary>
    public required IReadOnlyList<(OrderIntent Intent, Execution Execution)> Sent { get; init; }

    /// <summary>Why not all of it was sent, or null.</summary>
    public string? Stopped { get; init; }

    /// <summary>How the last that was sent ended, or null.</summary>
    public Execution? Last => Sent.Count == 0 ? null : Sent[^1].Execution;

    public Volume Executed => new(Reports.Sum(report => report.Fills.Sum(fill => fill.Volume.Value)));

    public Krw Funds => new(Reports.Sum(report => report.Funds.Value));

    public Krw Fee => new(Reports.Sum(report => report.Fee.Value));

    /// <summary>Funds over executed coins; null while nothing was executed.</summary>
    public Price? Average => Executed == Volume.None ? null : new Price(Funds.Value / Executed.Value);

    private IEnumerable<OrderReport> Reports =>
        Sent.Select(one => one.Execution).OfType<Execution.Filled>().Select(filled => filled.Report);
}
