using Bot.Sandbox.Upbit;

namespace Bot.Tests.Sandbox.Upbit;

public sealed class OrderTests
{
    // From noon: 100 million, down to 98 after twenty minutes, up to 103 after forty, 102 at one o'clock.
    private static readonly (decimal, decimal, decimal, decimal)[] Swing =
        [(100_000_000m, 103_000_000m, 98_000_000m, 102_000_000m)];

    [Fact]
    public async Task Given_a_limit_bid_when_the_path_falls_to_its_price_then_it_is_filled_at_that_moment()
    {
        await using var line = await OpenAsync();
        var uuid = (await line.LimitAsync("bid", "0.001", "99000000")).Uuid;
        line.Clock.AdvanceTo(UpbitLine.Noon.AddMinutes(10).AddTicks(-1));
        Assert.Equal("wait", (await line.OrderAsync(uuid))["state"]);

        line.Clock.AdvanceTo(UpbitLine.Noon.AddMinutes(45));
        var fill = line.Server.Ledger.Fills.Single();

        Assert.Equal("done", (await line.OrderAsync(uuid))["state"]);
        Assert.Equal((99_000_000m, 0.001m, true, UpbitLine.Noon.AddMinutes(10)),
            (fill.Price, fill.Volume, fill.IsMaker, fill.At));
    }

    [Theory]
    [InlineData(98_000_000, 1)]
    [InlineData(97_999_000, 0)]
    public async Task Given_a_limit_bid_around_the_low_when_the_hour_is_over_then_only_what_was_touched_fills(int price, int fills)
    {
        await using var line = await OpenAsync();
        await line.LimitAsync("bid", "0.001", $"{price}");
        line.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Equal(fills, line.Server.Ledger.Fills.Count);
    }

    [Fact]
    public async Task Given_orders_at_rest_when_hours_pass_unasked_then_they_are_filled_in_the_order_of_the_path()
    {
        await using var line = await OpenAsync();
        line.Server.Deposit("BTC", 1m);
        await line.LimitAsync("ask", "0.5", "103000000");
        await line.LimitAsync("bid", "0.001", "98000000");
        await line.LimitAsync("bid", "0.001", "99000000");
        line.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal([99_000_000m, 98_000_000m, 103_000_000m], line.Server.Ledger.Fills.Select(fill => fill.Price));
    }

    [Fact]
    public async Task Given_an_order_at_rest_when_it_is_cancelled_then_the_answer_says_wait_and_the_money_is_free()
    {
        await using var line = await OpenAsync();
        var uuid = (await line.LimitAsync("bid", "0.001", "90000000", ("identifier", "one"))).Uuid;
        var answer = await line.DeleteAsync("/v1/order", "identifier=one");
        var after = await line.OrderAsync(uuid);

        Assert.Equal((200, "wait", uuid), (answer.Code, answer["state"], answer.Uuid));
        Assert.Equal(("cancel", "0.001", "90045"), (after["state"], after["remaining_volume"], after["locked"]));
        Assert.Equal(10_000_000m, line.Server.Ledger.Free("KRW"));
        Assert.Equal((404, "order_not_found"),
            ((await line.DeleteAsync("/v1/order", $"uuid={uuid}")).Code,
            (await line.DeleteAsync("/v1/order", $"uuid={uuid}")).Error));
    }

    [Theory]
    [InlineData("ioc", "100", "cancel")]
    [InlineData("fok", "100", "cancel")]
    [InlineData("fok", "0.001", "done")]
    [InlineData("ioc", "0.001", "done")]
    [InlineData("post_only", "0.001", "cancel")]
    public async Task Given_a_time_in_force_when_the_book_holds_enough_or_not_then_the_order_ends_as_it_asked(
        string terms, string volume, string state)
    {
        await using var line = await OpenAsync(options =>
            options with { InitialKrw = 90_000_000_000m, Rules = new() { MaxTotal = 90_000_000_000m } });
        var placed = await line.LimitAsync("bid", volume, "101000000", ("time_in_force", terms));
        var order = await line.OrderAsync(placed.Uuid);

        Assert.Equal((state, terms), (order["state"], order["time_in_force"]));
        Assert.Equal(terms == "ioc" || state == "done", order["executed_volume"] != "0");
    }

    [Fact]
    public async Task Given_a_post_only_order_below_the_book_when_it_comes_then_it_rests()
    {
        await using var line = await OpenAsync();
        var placed = await line.LimitAsync("bid", "0.001", "99000000", ("time_in_force", "post_only"));

        Assert.Equal("wait", (await line.OrderAsync(placed.Uuid))["state"]);
    }

    [Fact]
    public async Task Given_a_large_market_buy_when_it_comes_then_it_walks_the_asks_that_the_book_showed()
    {
        await using var line = await OpenAsync(options => options with { InitialKrw = 100_000_000m });
        var levels = (await line.GetAsync("/v1/orderbook?markets=KRW-BTC")).Json[0].GetProperty("orderbook_units");
        await line.BuyAsync("KRW-BTC", 30_000_000m);
        var fills = line.Server.Ledger.Fills;

        Assert.True(fills.Count > 2);
        foreach (var (fill, level) in fills.SkipLast(1).Zip(levels.EnumerateArray()))
        {
            Assert.Equal((level.GetProperty("ask_price").GetDecimal(), level.GetProperty("ask_size").GetDecimal()),
                (fill.Price, fill.Volume));
        }
    }

    [Fact]
    public async Task Given_a_best_order_when_it_comes_then_it_takes_the_first_level_alone()
    {
        await using var line = await OpenAsync(options => options with { InitialKrw = 100_000_000m });
        var placed = await line.PostAsync("/v1/orders", ("market", "KRW-BTC"), ("side", "bid"),
            ("price", "90000000"), ("ord_type", "best"), ("time_in_force", "ioc"));
        var order = await line.OrderAsync(placed.Uuid);

        Assert.Equal(("cancel", "1"), (order["state"], order["trades_count"]));
        Assert.Equal(0m, line.Server.Ledger.Locked("KRW"));
    }

    [Theory]
    [InlineData("cancel_taker", "cancel", "wait", "0.001")]
    [InlineData("cancel_maker", "done", "cancel", "0")]
    [InlineData("reduce", "cancel", "wait", "0.0004")]
    public async Task Given_an_ask_that_meets_an_own_bid_when_it_wants_protection_then_its_mode_decides(
        string mode, string taker, string maker, string left)
    {
        await using var line = await OpenAsync();
        line.Server.Deposit("BTC", 1m);
        var bid = await line.LimitAsync("bid", "0.001", "100000000");
        var ask = await line.LimitAsync("ask", "0.0006", "100000000", ("smp_type", mode));
        var (asked, rested) = (await line.OrderAsync(ask.Uuid), await line.OrderAsync(bid.Uuid));

        Assert.Equal((taker, maker), (asked["state"], rested["state"]));
        Assert.Equal(taker == "cancel" ? "0.0006" : "0", asked["prevented_volume"]);
        Assert.Equal(left, rested["remaining_volume"]);
        Assert.Equal(maker == "wait" ? decimal.Parse(rested["locked"]) : 0m, line.Server.Ledger.Locked("KRW"));
    }

    [Fact]
    public async Task Given_an_order_when_it_is_replaced_then_the_old_one_is_shown_and_the_new_one_stands()
    {
        await using var line = await OpenAsync();
        var old = await line.LimitAsync("bid", "0.001", "90000000", ("identifier", "old"));
        var answer = await line.PostAsync("/v1/orders/cancel_and_new", ("prev_order_identifier", "old"),
            ("new_ord_type", "limit"),
            ("new_price", "91000000"), ("new_volume", "remain_only"), ("new_identifier", "new"));
        var open = (await line.ReadAsync("/v1/orders/open")).Json;

        Assert.Equal((201, old.Uuid, "wait", "new"),
            (answer.Code, answer.Uuid, answer["state"], answer["new_order_identifier"]));
        Assert.Equal((1, answer["new_order_uuid"], "0.001", "91000000"), (open.GetArrayLength(),
            open[0].GetProperty("uuid").GetString(), open[0].GetProperty("volume").GetString(),
                open[0].GetProperty("price").GetString()));
        Assert.Equal("cancel", (await line.OrderAsync(old.Uuid))["state"]);
    }

    [Theory]
    [InlineData("0.1", 201, "cancel")]
    [InlineData("0.12", 400, "wait")]
    public async Task Given_an_order_that_holds_all_money_when_it_is_replaced_then_its_own_money_is_what_there_is(
        string volume, int status, string state)
    {
        await using var line = await OpenAsync();
        var old = await line.LimitAsync("bid", "0.11", "90000000");
        var answer = await line.PostAsync("/v1/orders/cancel_and_new", ("prev_order_uuid", old.Uuid),
            ("new_ord_type", "limit"), ("new_price", "91000000"), ("new_volume", volume));

        Assert.Equal((status, state), (answer.Code, (await line.OrderAsync(old.Uuid))["state"]));
    }

    [Fact]
    public async Task Given_a_test_order_when_it_is_accepted_then_nothing_remains_of_it()
    {
        await using var line = await OpenAsync();
        var answer = await line.PostAsync("/v1/orders/test", ("market", "KRW-BTC"), ("side", "bid"),
            ("price", "10000"), ("ord_type", "price"), ("identifier", "probe"));

        Assert.Equal((201, "10005"), (answer.Code, answer["locked"]));
        Assert.Equal("order_not_found", (await line.OrderAsync(answer.Uuid)).Error);
        Assert.Equal("order_not_found", (await line.ReadAsync("/v1/order", "identifier=probe")).Error);
        Assert.Equal(0m, line.Server.Ledger.Locked("KRW"));
    }

    [Fact]
    public async Task Given_orders_open_and_closed_when_they_are_listed_then_each_list_has_its_own_newest_first()
    {
        await using var line = await OpenAsync();
        var first = (await line.LimitAsync("bid", "0.001", "90000000", ("identifier", "a"))).Uuid;
        var second = (await line.LimitAsync("bid", "0.001", "91000000")).Uuid;
        var bought = (await line.BuyAsync("KRW-BTC", 10_000m)).Uuid;

        Assert.Equal([second, first],
            Uuids(await line.ReadAsync("/v1/orders/open", "market=KRW-BTC&states[]=wait&states[]=watch")));
        Assert.Equal([first, second], Uuids(await line.ReadAsync("/v1/orders/open", "order_by=asc")));
        Assert.Equal([first], Uuids(await line.ReadAsync("/v1/orders/open", "limit=1&page=2")));
        Assert.Equal([bought], Uuids(await line.ReadAsync("/v1/orders/closed", "states[]=done&states[]=cancel")));
        Assert.Equal([bought, first],
            Uuids(await line.ReadAsync("/v1/orders/uuids", $"uuids[]={first}&uuids[]={bought}&uuids[]=none")));
        Assert.Equal("invalid_parameter", (await line.ReadAsync("/v1/orders/open", "state=wait&states[]=watch")).Error);
    }

    [Theory]
    [InlineData("start_time=2026-10-08T11:59:59+09:00", 1)]
    [InlineData("start_time=2026-10-08T12:00:01+09:00", 0)]
    [InlineData("end_time=2026-10-08T11:59:59+09:00", 0)]
    [InlineData("end_time=1791428400000", 1)]
    [InlineData("start_time=2026-10-01T12:00:00Z&end_time=2026-10-08T11:00:00Z", 1)]
    public async Task Given_a_closed_order_when_a_window_is_asked_for_then_its_creation_decides(string window,
        int count)
    {
        await using var line = await OpenAsync();
        await line.BuyAsync("KRW-BTC", 10_000m);

        Assert.Equal(count, (await line.ReadAsync("/v1/orders/closed", window)).Json.GetArrayLength());
    }

    [Fact]
    public async Task Given_orders_open_when_they_are_cancelled_together_then_success_and_failure_are_told_apart()
    {
        await using var line = await OpenAsync();
        var first = (await line.LimitAsync("bid", "0.001", "90000000")).Uuid;
        var bought = (await line.BuyAsync("KRW-BTC", 10_000m)).Uuid;
        await line.LimitAsync("bid", "0.001", "91000000", ("identifier", "bot-0007"));

        var named = await line.DeleteAsync("/v1/orders/uuids", $"uuids[]={first}&uuids[]={bought}");
        var rest = await line.DeleteAsync("/v1/orders/open", "cancel_side=bid&quote_currencies=KRW&count=300");

        Assert.Equal(
            $$$"""{"success":{"count":1,"orders":[{"uuid":"{{{first}}}","market":"KRW-BTC"}]},"failed":{"count":1,"orders":[{"uuid":"{{{bought}}}","market":"KRW-BTC"}]}}""", named.Text);
        Assert.Equal("bot-0007",
            rest.Json.GetProperty("success").GetProperty("orders")[0].GetProperty("identifier").GetString());
        Assert.Equal(0, (await line.ReadAsync("/v1/orders/open")).Json.GetArrayLength());
        Assert.Equal(0m, line.Server.Ledger.Locked("KRW"));
    }

    [Fact]
    public async Task Given_an_account_when_chance_is_asked_for_then_fees_limits_and_balances_are_told()
    {
        await using var line = await OpenAsync();
        var chance = await line.ReadAsync("/v1/orders/chance", "market=KRW-BTC");

        Assert.StartsWith(
            """{"bid_fee":"0.0005","ask_fee":"0.0005","maker_bid_fee":"0.0005","maker_ask_fee":"0.0005","market":{"id":"KRW-BTC","name":"BTC/KRW","order_types":["limit"],"order_sides":["ask","bid"],"bid_types":["best_fok","best_ioc","limit","limit_fok","limit_ioc","price"],"ask_types":["best_fok","best_ioc","limit","limit_fok","limit_ioc","market"],"bid":{"currency":"KRW","min_total":"5000"},"ask":{"currency":"BTC","min_total":"5000"},"max_total":"1000000000","state":"active"},"bid_account":{"currency":"KRW","balance":"10000000","locked":"0",""", chance.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Uuids(UpbitAnswer answer) =>
        answer.Json.EnumerateArray().Select(order => order.GetProperty("uuid").GetString());

    private static Task<UpbitLine> OpenAsync(Func<UpbitServerOptions, UpbitServerOptions>? change = null) =>
        UpbitLine.OpenAsync(change, UpbitLine.Hours("KRW-BTC", Swing));
}
