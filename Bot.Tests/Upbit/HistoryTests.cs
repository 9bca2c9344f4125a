using Bot.Domain.Money;
using Bot.Host.Trading;

namespace Bot.Tests.Upbit;

/// <summary>What the exchange tells of the past: orders that ended, and money that came and went.</summary>
public sealed class HistoryTests
{
    [Fact]
    public async Task Given_orders_over_three_weeks_When_closed_ones_are_asked_for_Then_all_since_then_come_once_oldest_first()
    {
        await using var wire = await Wire.OpenAsync();
        await wire.BuyAsync(0.01m, 3_010_000m);
        var since = wire.Clock.GetUtcNow().AddSeconds(1);
        foreach (var _ in Enumerable.Range(0, 3))
        {
            wire.Clock.AdvanceTo(wire.Clock.GetUtcNow().AddDays(6));
            await wire.BuyAsync(0.01m, 3_010_000m);
        }

        var orders = Wire.Given(await wire.Exchange.ClosedOrdersAsync(Wire.Market, since, CancellationToken.None));

        Assert.Equal([6, 12, 18], orders.Select(order => (order.CreatedAt!.Value - Wire.Noon).TotalDays));
        Assert.All(orders, order => Assert.Equal((new Volume(0.01m), Wire.Market), (order.Executed, order.Market)));
    }

    [Fact]
    public async Task Given_an_order_that_ended_unfilled_When_closed_ones_are_asked_for_Then_it_is_among_them()
    {
        await using var wire = await Wire.OpenAsync();
        await wire.BuyAsync(0.01m, 2_900_000m);

        var orders = Wire.Given(await wire.Exchange.ClosedOrdersAsync(Wire.Market, Wire.Noon, CancellationToken.None));

        var order = Assert.Single(orders);
        Assert.Equal(
            (Volume.None, new Price(2_900_000m), new Volume(0.01m)),
            (order.Executed, order.Limit!.Value, order.Volume!.Value)
        );
    }

    [Fact]
    public async Task Given_an_exchange_that_cannot_be_reached_When_transfers_are_asked_for_Then_the_failure_is_an_answer()
    {
        await using var wire = await Wire.OpenAsync();
        await wire.Server.DisposeAsync();

        var answer = await wire.Exchange.TransfersAsync(Wire.Noon, CancellationToken.None);

        Assert.Equal(FailureKind.Network, Assert.IsType<Answer<IReadOnlyList<Transfer>>.Failed>(answer).Kind);
    }
}
