using System.Net;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Tests.Sandbox.Upbit;

public sealed class MoneyTests
{
    [Fact]
    public async Task Given_a_market_buy_that_does_not_divide_when_it_is_filled_then_it_ends_in_cancel_with_the_recorded_dust()
    {
        // The best ask is one unit above the price: 4,885, as in a real order of 2022.
        await using var line = await UpbitLine.OpenAsync(markets: UpbitLine.Still("KRW-XRP", 4_884m));
        var placed = await line.BuyAsync("KRW-XRP", 7000m);
        var order = await line.OrderAsync(placed.Uuid);

        Assert.Equal("wait", placed["state"]);
        Assert.Equal(
            ("cancel", "1.43295803", "3.5", "0.000000011725", "3.499999988275", "0.000023461725"),
            (order["state"], order["executed_volume"], order["reserved_fee"], order["remaining_fee"],
                order["paid_fee"], order["locked"]));
        Assert.Equal("6999.99997655", order.Json.GetProperty("trades")[0].GetProperty("funds").GetString());
        Assert.Equal(10_000_000m - 6999.99997655m - 3.499999988275m, line.Server.Ledger.Free("KRW"));
        Assert.Equal(0m, line.Server.Ledger.Locked("KRW"));
    }
}
