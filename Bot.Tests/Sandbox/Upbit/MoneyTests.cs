using Bot.Sandbox.Upbit;
using FsCheck.Fluent;

namespace Bot.Tests.Sandbox.Upbit;

public sealed class MoneyTests
{
    private static readonly Func<UpbitServerOptions, UpbitServerOptions> Million = options =>
        options with { InitialKrw = 1_000_000m };

    [Fact]
    public async Task Given_a_market_buy_that_does_not_divide_when_it_is_filled_then_it_ends_in_cancel_with_dust()
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

    [Theory]
    [InlineData(29_990, "cancel", "0.33333333", "0.00000005", "4.99999995", "0.00010005")]
    [InlineData(19_990, "done", "0.5", "0", "5", "0")]
    public async Task Given_a_market_buy_of_10000_when_it_divides_or_not_then_its_state_tells(
        int price, string state, string volume, string remainingFee, string paidFee, string locked)
    {
        await using var line = await UpbitLine.OpenAsync(markets: UpbitLine.Still("KRW-ABC", price));
        var placed = await line.BuyAsync("KRW-ABC", 10_000m);
        var order = await line.OrderAsync(placed.Uuid);

        Assert.Equal(("5", "5", "10005"), (placed["reserved_fee"], placed["remaining_fee"], placed["locked"]));
        Assert.False(
            placed.Json.TryGetProperty("volume", out _) || placed.Json.TryGetProperty("remaining_volume", out _));
        Assert.Equal(
            (state, volume, "5", remainingFee, paidFee, locked),
            (order["state"], order["executed_volume"], order["reserved_fee"], order["remaining_fee"],
                order["paid_fee"], order["locked"]));
    }

    [Fact]
    public async Task Given_a_market_sell_when_it_is_filled_then_the_fee_leaves_the_proceeds()
    {
        await using var line = await UpbitLine.OpenAsync(markets: UpbitLine.Still("KRW-XRP", 3_412m));
        line.Server.Deposit("XRP", 20m);
        var placed = await line.SellAsync("KRW-XRP", "20");
        var order = await line.OrderAsync(placed.Uuid);

        Assert.Equal(("20", "20", "0"), (placed["locked"], placed["remaining_volume"], placed["reserved_fee"]));
        Assert.Equal(("done", "34.12", "0", "0"),
            (order["state"], order["paid_fee"], order["locked"], order["remaining_fee"]));
        Assert.Equal(10_000_000m + 68_240m - 34.12m, line.Server.Ledger.Free("KRW"));
        Assert.Equal(0m, line.Server.Ledger.Free("XRP"));
    }

    [Fact]
    public async Task Given_a_limit_bid_when_it_rests_then_its_fee_is_locked_on_top_of_its_amount()
    {
        await using var line = await UpbitLine.OpenAsync(Million);
        var order = await line.LimitAsync("bid", "0.001", "108000000");
        var accounts = await line.ReadAsync("/v1/accounts");

        Assert.Equal(("54", "54", "108054", "0.001"),
            (order["reserved_fee"], order["remaining_fee"], order["locked"], order["remaining_volume"]));
        Assert.Equal(
            """[{"currency":"KRW","balance":"891946","locked":"108054","avg_buy_price":"0","avg_buy_price_modified":false,"unit_currency":"KRW"}]""", accounts.Text);
    }

    [Fact]
    public async Task Given_a_limit_above_the_book_when_it_takes_then_the_better_price_is_paid_and_the_rest_freed()
    {
        await using var line = await UpbitLine.OpenAsync(Million);
        var order = await line.OrderAsync((await line.LimitAsync("bid", "0.001", "110000000")).Uuid);

        Assert.Equal(("done", "55", "54.5005"), (order["state"], order["reserved_fee"], order["paid_fee"]));
        Assert.Equal(1_000_000m - 109_001m - 54.5005m, line.Server.Ledger.Free("KRW"));
        Assert.Equal(0m, line.Server.Ledger.Locked("KRW"));
        Assert.Equal(109_001_000m, line.Server.Ledger.Balances["BTC"].AverageBuyPrice);
    }

    [Theory]
    [InlineData("999500", 201)]
    [InlineData("999501", 400)]
    public async Task Given_a_million_when_it_is_spent_whole_then_the_fee_must_still_fit(string spent, int status)
    {
        await using var line = await UpbitLine.OpenAsync(Million);

        Assert.Equal(status, (await line.PostAsync(
            "/v1/orders", ("market", "KRW-BTC"), ("side", "bid"), ("price", spent), ("ord_type", "price"))).Code);
    }

    [Fact]
    public void Given_any_run_of_orders_when_it_is_over_then_no_won_and_no_coin_came_from_nowhere() =>
        FsCheck.Check.One(
            FsCheck.Config.QuickThrowOnFailure.WithMaxTest(15).WithEndSize(20),
            Prop.ForAll(
                ArbMap.Default.ArbFor<(byte Kind, ushort Size, byte Minutes)[]>(),
                steps => RunsEven(steps).GetAwaiter().GetResult()));

    private static async Task<bool> RunsEven((byte Kind, ushort Size, byte Minutes)[] steps)
    {
        var market = UpbitLine.Hours("KRW-BTC", [.. Enumerable.Range(0, 200).Select(hour =>
        {
            var (open, close) = (100_000_000m + (hour % 7 * 1_000_000m), 100_000_000m + ((hour + 1) % 7 * 1_000_000m));
            return (open, Math.Max(open, close) + 500_000m, Math.Min(open, close) - 500_000m, close);
        })]);
        await using var line = await UpbitLine.OpenAsync(markets: market);
        foreach (var (kind, size, minutes) in steps)
        {
            line.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await ActAsync(line, kind % 6, size);
        }

        return IsEven(line.Server.Ledger);
    }

    private static Task<UpbitAnswer> ActAsync(UpbitLine line, int kind, ushort size) => kind switch
    {
        0 => line.BuyAsync("KRW-BTC", 5_000m + (size * 7.13m)),
        1 => line.SellAsync("KRW-BTC", $"{(size + 1) * 0.00000123m}"),
        2 => line.LimitAsync("bid", $"{(size + 1) * 0.00001m}", $"{98_000_000 + (size % 90 * 100_000)}"),
        3 => line.LimitAsync("ask", $"{(size + 1) * 0.0000013m}", $"{98_000_000 + (size % 90 * 100_000)}"),
        4 => line.LimitAsync("bid", "0.003", $"{101_000_000 + (size % 50 * 100_000)}", ("time_in_force", "ioc")),
        _ => line.DeleteAsync("/v1/orders/open", "count=3"),
    };

    private static bool IsEven(UpbitLedger ledger)
    {
        var fills = ledger.Fills;
        var bought = fills.Where(fill => fill.Side == "bid").ToList();
        var sold = fills.Where(fill => fill.Side == "ask").ToList();
        var krw = 10_000_000m - bought.Sum(fill => fill.Funds) + sold.Sum(fill => fill.Funds) 
            - fills.Sum(fill => fill.Fee);
        var coins = bought.Sum(fill => fill.Volume) - sold.Sum(fill => fill.Volume);
        return ledger.Free("KRW") + ledger.Locked("KRW") == krw
            && ledger.Free("BTC") + ledger.Locked("BTC") == coins
            && ledger.Balances.Values.All(balance => balance.Free >= 0 && balance.Locked >= 0)
            && (ledger.Orders.Any(order => order.State == "wait") || ledger.Locked("KRW") + ledger.Locked("BTC") == 0)
            && fills.All(fill => fill.Fee == fill.Funds * 0.0005m && fill.Funds == fill.Price * fill.Volume);
    }
}
