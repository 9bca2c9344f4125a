using System.Net.WebSockets;
using System.Text.Json;
using Bot.Sandbox;
using Bot.Sandbox.Upbit;

namespace Bot.Tests.Sandbox.Upbit;

public sealed class StreamTests
{
    private const string Orders = "{'type':'myOrder'}";

    [Fact]
    public async Task Given_a_market_When_a_client_subscribes_Then_a_snapshot_comes_in_a_binary_frame()
    {
        await using var exchange = await UpbitLine.OpenAsync();
        await using var line = await StreamLine.OpenAsync(exchange.Server);

        await line.AskAsync("{'type':'ticker','codes':['KRW-BTC']}");
        var told = await line.ReadAsync();

        Assert.Equal(WebSocketMessageType.Binary, line.Kind);
        Assert.Equal(
            ("ticker", "KRW-BTC", "SNAPSHOT"),
            (Text(told, "type"), Text(told, "code"), Text(told, "stream_type"))
        );
        Assert.Equal(109_000_000m, told.GetProperty("trade_price").GetDecimal());
        Assert.Equal(JsonValueKind.Null, told.GetProperty("delisting_date").ValueKind);
    }

    [Theory]
    [InlineData("SIMPLE", "ticker", """{"ty":"ticker","cd":"KRW-BTC",""")]
    [InlineData("JSON_LIST", "trade", """[{"type":"trade","code":"KRW-BTC",""")]
    [InlineData("SIMPLE_LIST", "orderbook", """[{"ty":"orderbook","cd":"KRW-BTC",""")]
    [InlineData("DEFAULT", "candle.1m", """{"type":"candle.1m","code":"KRW-BTC",""")]
    public async Task Given_a_format_When_a_client_subscribes_Then_messages_are_written_in_it(
        string format,
        string type,
        string begin
    )
    {
        await using var exchange = await UpbitLine.OpenAsync();
        await using var line = await StreamLine.OpenAsync(exchange.Server);

        await line.AskAsync($"{{'type':'{type}','codes':['KRW-BTC']}},{{'format':'{format}'}}");

        Assert.StartsWith(begin, await line.TryReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("KRW-BTC.1", 1)]
    [InlineData("KRW-BTC.5", 5)]
    [InlineData("KRW-BTC.15", 15)]
    [InlineData("KRW-BTC.30", 30)]
    [InlineData("KRW-BTC.7", 30)]
    [InlineData("KRW-BTC", 30)]
    public async Task Given_a_depth_When_an_order_book_is_asked_for_Then_it_has_so_many_levels(string code, int levels)
    {
        await using var exchange = await UpbitLine.OpenAsync();
        await using var line = await StreamLine.OpenAsync(exchange.Server);

        await line.AskAsync($"{{'type':'orderbook','codes':['{code}']}}");
        var told = await line.ReadAsync();

        Assert.Equal("KRW-BTC", Text(told, "code"));
        Assert.Equal(levels, told.GetProperty("orderbook_units").GetArrayLength());
    }

    [Fact]
    public async Task Given_a_level_that_no_market_has_When_it_is_asked_for_Then_only_the_others_answer()
    {
        await using var exchange = await UpbitLine.OpenAsync();
        await using var line = await StreamLine.OpenAsync(exchange.Server);

        await line.AskAsync("{'type':'orderbook','codes':['KRW-BTC'],'level':7},{'type':'trade','codes':['KRW-BTC']}");

        Assert.Equal("trade", Text(await line.ReadAsync(), "type"));
    }

    [Theory]
    [InlineData("no json", "WRONG_FORMAT")]
    [InlineData("{}", "WRONG_FORMAT")]
    [InlineData("""[{"type":"ticker","codes":["KRW-BTC"]}]""", "NO_TICKET")]
    [InlineData("""[{"ticket":"t"}]""", "NO_TYPE")]
    [InlineData("""[{"ticket":"t"},{"codes":["KRW-BTC"]}]""", "NO_TYPE")]
    [InlineData("""[{"ticket":"t"},{"type":"ticker"}]""", "NO_CODES")]
    [InlineData("""[{"ticket":"t"},{"type":"ticker","codes":[]}]""", "NO_CODES")]
    [InlineData("""[{"ticket":"t"},{"type":"candle.2m","codes":["KRW-BTC"]}]""", "INVALID_PARAM")]
    [InlineData("""[{"ticket":"t"},{"type":"ticker","codes":["KRW-BTC"],"is_only_snapshot":1}]""", "INVALID_PARAM")]
    [InlineData("""[{"ticket":"t"},{"type":"ticker","codes":["KRW-BTC"]},{"format":"X"}]""", "WRONG_FORMAT")]
    [InlineData("""[{"ticket":"t"},{"type":"myOrder"}]""", "INVALID_AUTH")]
    [InlineData("""[{"ticket":"t"},{"type":"myAsset","codes":["KRW-BTC"]}]""", "WRONG_FORMAT")]
    public async Task Given_a_wrong_request_When_it_is_sent_Then_it_is_named_and_the_connection_stands(
        string request,
        string name
    )
    {
        await using var exchange = await UpbitLine.OpenAsync();
        await using var line = await StreamLine.OpenAsync(exchange.Server);

        await line.SayAsync(request);

        Assert.Equal(name, Text((await line.ReadAsync()).GetProperty("error"), "name"));
        await line.AskAsync("{'type':'ticker','codes':['KRW-BTC']}");
        Assert.Equal("ticker", Text(await line.ReadAsync(), "type"));
    }

    [Fact]
    public async Task Given_a_clock_that_jumps_When_trades_happened_meanwhile_Then_a_bounded_number_comes_in_order()
    {
        await using var exchange = await UpbitLine.OpenAsync(options =>
            options with
            {
                Streams = new() { MostAtOnce = 3 },
            }
        );
        await using var line = await StreamLine.OpenAsync(exchange.Server);
        await line.AskAsync(
            "{'type':'trade','codes':['KRW-BTC'],'is_only_realtime':true},"
                + "{'type':'ticker','codes':['KRW-BTC'],'is_only_snapshot':true}"
        );
        await line.ReadAsync();

        exchange.Clock.Advance(TimeSpan.FromHours(3));
        var times = new List<long>();
        for (var count = 0; count < 3; count++)
        {
            var told = await line.ReadAsync();
            Assert.Equal(("trade", "REALTIME"), (Text(told, "type"), Text(told, "stream_type")));
            times.Add(told.GetProperty("trade_timestamp").GetInt64());
        }

        Assert.Equal(times.Order(), times);
        Assert.InRange(times[0], UpbitLine.Noon.AddHours(2.9).ToUnixTimeMilliseconds(), long.MaxValue);
    }

    [Fact]
    public async Task Given_an_owner_When_a_market_buy_is_filled_Then_each_state_is_told_and_then_the_balances()
    {
        await using var exchange = await UpbitLine.OpenAsync();
        await using var line = await OpenOwnAsync(exchange, $"{Orders},{{'type':'myAsset'}}");

        var uuid = (await exchange.BuyAsync("KRW-BTC", 10_000m)).Uuid;
        var wait = await line.ReadAsync();
        var trade = await line.ReadAsync();
        var cancel = await line.ReadAsync();
        var placed = exchange.Server.Ledger.Orders[0];

        Assert.Equal(("wait", "trade", "cancel"), (Text(wait, "state"), Text(trade, "state"), Text(cancel, "state")));
        Assert.Equal((uuid, "BID", "price"), (Text(trade, "uuid"), Text(trade, "ask_bid"), Text(trade, "order_type")));
        Assert.Equal(placed.Fills[0].Uuid, Text(trade, "trade_uuid"));
        Assert.Equal(placed.Fills[0].Volume, trade.GetProperty("volume").GetDecimal());
        Assert.Equal(placed.Fills[0].Fee, trade.GetProperty("trade_fee").GetDecimal());
        Assert.False(trade.GetProperty("is_maker").GetBoolean());
        Assert.Equal(JsonValueKind.Null, cancel.GetProperty("trade_uuid").ValueKind);
        Assert.Equal(
            ["BTC", "KRW"],
            (await line.ReadAsync()).GetProperty("assets").EnumerateArray().Select(asset => Text(asset, "currency"))
        );
    }

    [Fact]
    public async Task Given_a_resting_order_When_the_market_reaches_it_Then_its_owner_is_told_without_asking()
    {
        await using var exchange = await UpbitLine.OpenAsync(
            null,
            UpbitLine.Hours("KRW-BTC", [(109_000_000m, 109_000_000m, 108_000_000m, 108_500_000m)])
        );
        await using var line = await OpenOwnAsync(exchange, Orders);
        exchange.Clock.Advance(TimeSpan.FromSeconds(1));
        await exchange.LimitAsync("bid", "0.001", "108500000", ("identifier", "bot-1"));
        Assert.Equal("wait", Text(await line.ReadAsync(), "state"));

        exchange.Clock.Advance(TimeSpan.FromMinutes(59));
        var trade = await line.ReadAsync();

        Assert.Equal(("trade", "bot-1"), (Text(trade, "state"), Text(trade, "identifier")));
        Assert.True(trade.GetProperty("is_maker").GetBoolean());
        Assert.Equal("done", Text(await line.ReadAsync(), "state"));
    }

    [Fact]
    public async Task Given_a_cancelled_order_When_its_owner_asked_for_another_market_only_Then_nothing_of_it_is_told()
    {
        await using var exchange = await UpbitLine.OpenAsync(
            null,
            UpbitLine.Still("KRW-BTC", 109_000_000m),
            UpbitLine.Still("KRW-XRP", 1_000m)
        );
        await using var line = await OpenOwnAsync(exchange, "{'type':'myOrder','codes':['KRW-XRP']}");

        await exchange.LimitAsync("bid", "0.001", "100000000");
        await exchange.BuyAsync("KRW-XRP", 10_000m);

        Assert.Equal("KRW-XRP", Text(await line.ReadAsync(), "code"));
    }

    [Fact]
    public async Task Given_a_small_fill_When_it_is_told_Then_its_numbers_have_an_exponent()
    {
        await using var exchange = await UpbitLine.OpenAsync();
        await using var line = await OpenOwnAsync(exchange, Orders);

        await exchange.BuyAsync("KRW-BTC", 5_450m);
        await line.TryReadAsync();

        Assert.Contains("e-05", await line.TryReadAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not the secret")]
    [InlineData("")]
    public async Task Given_a_token_that_does_not_hold_When_the_private_address_is_called_Then_it_is_401(string secret)
    {
        await using var exchange = await UpbitLine.OpenAsync();
        var token = secret.Length == 0 ? "none" : UpbitLine.Token(string.Empty, exchange.Nonce(), secret);

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => StreamLine.OpenAsync(exchange.Server, token));

        Assert.Contains("401", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, exchange.Server.StreamCount);
    }

    [Fact]
    public async Task Given_a_key_that_may_not_view_orders_When_it_subscribes_to_them_Then_it_is_INVALID_AUTH()
    {
        await using var exchange = await UpbitLine.OpenAsync(options =>
            options with
            {
                MoreKeys = [new("B", "b") { Permissions = UpbitPermissions.ViewAccounts }],
            }
        );
        await using var line = await StreamLine.OpenAsync(
            exchange.Server,
            UpbitLine.Token(string.Empty, exchange.Nonce(), "b", "B")
        );

        await line.AskAsync(Orders);

        Assert.Equal("INVALID_AUTH", Text((await line.ReadAsync()).GetProperty("error"), "name"));
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task Given_a_second_request_When_it_is_taken_Then_it_replaces_or_adds_by_the_switch(
        bool adds,
        int count
    )
    {
        await using var exchange = await UpbitLine.OpenAsync(options =>
            options with
            {
                Quirks = new() { SubscriptionsAdd = adds },
            }
        );
        await using var line = await StreamLine.OpenAsync(exchange.Server);
        await line.AskAsync("{'type':'ticker','codes':['KRW-BTC']}");
        await line.ReadAsync();
        await line.AskAsync("{'type':'trade','codes':['KRW-BTC']}");
        await line.ReadAsync();

        await line.AskAsync("{'method':'LIST_SUBSCRIPTIONS'}");
        var list = await line.ReadAsync();

        Assert.Equal(("LIST_SUBSCRIPTIONS", "t"), (Text(list, "method"), Text(list, "ticket")));
        Assert.Equal(count, list.GetProperty("result").GetArrayLength());
    }

    [Fact]
    public async Task Given_limits_When_a_sixth_message_comes_in_a_second_Then_it_is_too_many_until_the_next()
    {
        var wire = new ReplayClock(UpbitLine.Noon);
        await using var exchange = await UpbitLine.OpenAsync(options =>
            options with
            {
                Wire = wire,
                RateLimits = RequestLimits.Real,
            }
        );
        await using var line = await StreamLine.OpenAsync(exchange.Server);
        for (var count = 0; count < 5; count++)
        {
            await line.AskAsync("{'method':'LIST_SUBSCRIPTIONS'}");
            Assert.Equal("LIST_SUBSCRIPTIONS", Text(await line.ReadAsync(), "method"));
        }

        await line.AskAsync("{'method':'LIST_SUBSCRIPTIONS'}");
        Assert.Equal("TOO_MANY_REQUEST", Text((await line.ReadAsync()).GetProperty("error"), "name"));
        wire.Advance(TimeSpan.FromSeconds(1));
        await line.AskAsync("{'method':'LIST_SUBSCRIPTIONS'}");
        Assert.Equal("LIST_SUBSCRIPTIONS", Text(await line.ReadAsync(), "method"));
    }

    [Fact]
    public async Task Given_limits_When_a_sixth_handshake_comes_in_a_second_Then_it_is_429()
    {
        await using var exchange = await UpbitLine.OpenAsync(options =>
            options with
            {
                Wire = new ReplayClock(UpbitLine.Noon),
                RateLimits = RequestLimits.Real,
            }
        );
        for (var count = 0; count < 5; count++)
        {
            await (await StreamLine.OpenAsync(exchange.Server)).DisposeAsync();
        }

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => StreamLine.OpenAsync(exchange.Server));

        Assert.Contains("429", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_client_that_says_PING_When_ten_seconds_pass_Then_the_status_comes_again()
    {
        var wire = new ReplayClock(UpbitLine.Noon);
        await using var exchange = await UpbitLine.OpenAsync(options => options with { Wire = wire });
        await using var line = await StreamLine.OpenAsync(exchange.Server);

        await line.SayAsync("PING");
        Assert.Equal("""{"status":"UP"}""", await line.TryReadAsync());
        wire.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("""{"status":"UP"}""", await line.TryReadAsync());
    }

    [Fact]
    public async Task Given_silence_When_it_lasts_two_minutes_Then_the_server_closes()
    {
        var wire = new ReplayClock(UpbitLine.Noon);
        await using var exchange = await UpbitLine.OpenAsync(options => options with { Wire = wire });
        await using var line = await StreamLine.OpenAsync(exchange.Server);
        wire.Advance(TimeSpan.FromSeconds(119));
        await line.AskAsync("{'method':'LIST_SUBSCRIPTIONS'}");
        await line.ReadAsync();

        wire.Advance(TimeSpan.FromSeconds(120));

        Assert.Null(await line.TryReadAsync());
    }

    [Fact]
    public async Task Given_a_client_that_compresses_When_it_subscribes_Then_messages_arrive_whole()
    {
        await using var exchange = await UpbitLine.OpenAsync();
        await using var line = await StreamLine.OpenAsync(
            exchange.Server,
            change: options => options.DangerousDeflateOptions = new()
        );

        await line.AskAsync("{'type':'orderbook','codes':['KRW-BTC']}");

        Assert.Equal("orderbook", Text(await line.ReadAsync(), "type"));
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private static async Task<StreamLine> OpenOwnAsync(UpbitLine exchange, string parts)
    {
        var line = await StreamLine.OpenAsync(exchange.Server, UpbitLine.Token(string.Empty, exchange.Nonce()));
        await line.AskAsync(parts);
        await line.AskAsync("{'method':'LIST_SUBSCRIPTIONS'}");

        // The list comes when the subscription stands.
        await line.ReadAsync();
        return line;
    }
}
