using System.Net.WebSockets;
using Bot.Sandbox;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit;

namespace Bot.Tests.Sandbox.Upbit;

/// <summary>What the exchange itself can do wrong, by plan.</summary>
public sealed class FaultTests
{
    private const string Orders = "/v1/orders";
    private const string Private = "/websocket/v1/private";
    private readonly FaultPlan _plan = new();

    [Fact]
    public async Task Given_a_status_after_When_an_order_is_placed_Then_it_stands_and_the_client_hears_500()
    {
        _plan.Add(Post(FaultKind.StatusAfter));
        await using var line = await OpenAsync();

        var answer = await line.BuyAsync("KRW-BTC", 10_000m);

        Assert.Equal((500, string.Empty), (answer.Code, answer.Text));
        Assert.Single(line.Server.Ledger.Orders);
    }

    [Fact]
    public async Task Given_a_fault_that_answers_in_place_of_the_exchange_When_it_does_Then_by_the_markets_clock()
    {
        _plan.Add(new FaultRule
        {
            Path = "/v1/ticker",
            Fault = FaultKind.Status,
            Status = 418,
        });
        await using var line = await OpenAsync();
        using var http = new HttpClient { BaseAddress = line.Server.Address };

        using var faulty = await http.GetAsync(new Uri("/v1/ticker?markets=KRW-BTC", UriKind.Relative));
        using var sound = await http.GetAsync(new Uri("/v1/ticker?markets=KRW-BTC", UriKind.Relative));

        Assert.Equal(418, (int)faulty.StatusCode);
        Assert.Equal(sound.Headers.Date, faulty.Headers.Date);
    }

    [Fact]
    public async Task Given_a_late_fill_When_two_looks_saw_the_order_wait_Then_the_third_sees_it_filled()
    {
        _plan.Add(Post(FaultKind.LateFill) with { Queries = 2 });
        await using var line = await OpenAsync();

        var uuid = (await line.BuyAsync("KRW-BTC", 10_000m)).Uuid;
        var states = new List<string>();
        for (var look = 0; look < 3; look++)
        {
            states.Add((await line.OrderAsync(uuid))["state"]);
        }

        Assert.Equal(["wait", "wait", "cancel"], states);
        Assert.Single(line.Server.Ledger.Fills);
    }

    [Fact]
    public async Task Given_a_late_fill_When_its_time_passes_on_the_markets_clock_Then_it_happened_just_then()
    {
        _plan.Add(Post(FaultKind.LateFill) with { Delay = TimeSpan.FromSeconds(5) });
        await using var line = await OpenAsync();
        await line.BuyAsync("KRW-BTC", 10_000m);

        line.Clock.Advance(TimeSpan.FromSeconds(4.999));
        Assert.Empty(line.Server.Ledger.Fills);
        line.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(UpbitLine.Noon.AddSeconds(5), Assert.Single(line.Server.Ledger.Fills).At);
    }

    [Theory]
    [InlineData(false, "0")]
    [InlineData(true, "0.01")]
    public async Task Given_a_late_sell_When_it_is_cancelled_meanwhile_Then_either_may_win(bool loses, string executed)
    {
        _plan.Add(Post(FaultKind.LateFill) with { Queries = 9, CancelLoses = loses });
        await using var line = await OpenAsync();
        line.Server.Deposit("BTC", 0.01m);
        var uuid = (await line.SellAsync("KRW-BTC", "0.01")).Uuid;

        var accepted = await line.DeleteAsync("/v1/order", $"uuid={uuid}");

        Assert.Equal((200, "wait"), (accepted.Code, accepted["state"]));
        var order = await line.OrderAsync(uuid);
        Assert.Equal((loses ? "done" : "cancel", executed), (order["state"], order["executed_volume"]));
        Assert.Equal(0, line.Server.Ledger.Locked("BTC"));
    }

    [Theory]
    [InlineData(false, "cancel", 0)]
    [InlineData(true, "wait", 6)]
    public async Task Given_a_partial_fill_When_a_coin_is_sold_Then_a_share_goes_and_the_rest_ends_or_waits(
        bool rests,
        string state,
        int thousandthsLocked
    )
    {
        _plan.Add(Post(FaultKind.PartialFill) with { Percent = 40, Rests = rests });
        await using var line = await OpenAsync();
        line.Server.Deposit("BTC", 0.01m);

        var order = await line.OrderAsync((await line.SellAsync("KRW-BTC", "0.01")).Uuid);

        Assert.Equal((state, "0.004", "0.006"), (order["state"], order["executed_volume"], order["remaining_volume"]));
        Assert.Equal(thousandthsLocked / 1000m, line.Server.Ledger.Locked("BTC"));
    }

    [Fact]
    public async Task Given_a_partial_fill_When_a_limit_order_is_immediate_or_cancel_Then_the_rest_is_cancelled()
    {
        _plan.Add(Post(FaultKind.PartialFill) with { Percent = 50 });
        await using var line = await OpenAsync();

        var placed = await line.LimitAsync("bid", "0.001", "109001000", ("time_in_force", "ioc"));
        var order = await line.OrderAsync(placed.Uuid);

        Assert.Equal(("cancel", "0.0005"), (order["state"], order["executed_volume"]));
    }

    [Theory]
    [InlineData(null, "wait")]
    [InlineData(1, "wait")]
    [InlineData(2, "404")]
    public async Task Given_a_stale_read_When_an_order_is_looked_at_Then_it_is_as_before_the_last_changes(
        int? writes,
        string expected
    )
    {
        _plan.Add(
            new()
            {
                Path = "/v1/order",
                Method = "GET",
                Fault = FaultKind.StaleRead,
                Writes = writes,
            }
        );
        await using var line = await OpenAsync();
        var uuid = (await line.LimitAsync("bid", "0.001", "100000000")).Uuid;
        await line.DeleteAsync("/v1/order", $"uuid={uuid}");

        var stale = await line.OrderAsync(uuid);
        var fresh = await line.OrderAsync(uuid);

        Assert.Equal(expected, stale.Code == 200 ? stale["state"] : $"{stale.Code}");
        Assert.Equal("cancel", fresh["state"]);
    }

    [Fact]
    public async Task Given_a_stale_read_When_balances_are_looked_at_Then_the_money_is_still_there()
    {
        _plan.Add(new() { Path = "/v1/accounts", Fault = FaultKind.StaleRead });
        await using var line = await OpenAsync();
        await line.BuyAsync("KRW-BTC", 10_000m);

        var stale = await line.ReadAsync("/v1/accounts");

        Assert.Equal("10000000", stale.Json[0].GetProperty("balance").GetString());
        Assert.Equal(1, stale.Json.GetArrayLength());
    }

    [Theory]
    [InlineData(429, false, "Too many API requests.")]
    [InlineData(429, true, "too_many_requests")]
    [InlineData(418, false, "30초")]
    public async Task Given_a_refusal_for_pace_When_it_strikes_Then_it_looks_as_the_exchanges_own(
        int status,
        bool isJson,
        string part
    )
    {
        _plan.Add(Post(FaultKind.Status) with { Status = status, RetryAfter = status == 418 ? 30 : null });
        await using var line = await OpenAsync(options =>
            options with
            {
                Quirks = new() { JsonRateRefusals = isJson },
            }
        );

        var answer = await line.BuyAsync("KRW-BTC", 10_000m);

        Assert.Equal((status, "group=order; min=720; sec=0"), (answer.Code, answer.Remaining));
        Assert.Contains(part, answer.Text, StringComparison.Ordinal);
        Assert.Empty(line.Server.Ledger.Orders);
    }

    [Theory]
    [InlineData(false, 200)]
    [InlineData(true, 418)]
    public async Task Given_a_blocked_caller_When_it_asks_meanwhile_Then_that_is_counted_and_may_lengthen_it(
        bool lengthens,
        int after
    )
    {
        var wire = new ReplayClock(UpbitLine.Noon);
        await using var line = await OpenAsync(options =>
            options with
            {
                Wire = wire,
                RateLimits = RequestLimits.Real with { AskingLengthens = lengthens },
            }
        );
        line.Server.Block(TimeSpan.FromSeconds(10));
        wire.Advance(TimeSpan.FromSeconds(9));

        Assert.Equal(418, (await line.ReadAsync("/v1/accounts")).Code);
        Assert.Equal(1, line.Server.BlockedAsks);
        wire.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(after, (await line.ReadAsync("/v1/accounts")).Code);
    }

    [Fact]
    public async Task Given_a_hook_When_a_request_passes_Then_it_is_called_around_acting_and_after_the_answer()
    {
        var seen = new List<(UpbitCallMoment, string, int)>();
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        UpbitLine? line = null;
        await using var opened = line = await OpenAsync(options =>
            options with
            {
                OnCall = (point, _) =>
                {
                    seen.Add((point.Moment, $"{point.Method} {point.Path}", line!.Server.Ledger.Orders.Count));
                    if (point.Moment == UpbitCallMoment.AfterAnswered)
                    {
                        answered.SetResult();
                    }

                    return Task.CompletedTask;
                },
            }
        );

        await line.BuyAsync("KRW-BTC", 10_000m);
        await answered.Task;

        Assert.Equal(
            [
                (UpbitCallMoment.BeforeActing, "POST /v1/orders", 0),
                (UpbitCallMoment.AfterActing, "POST /v1/orders", 1),
                (UpbitCallMoment.AfterAnswered, "POST /v1/orders", 1),
            ],
            seen
        );
    }

    [Theory]
    [InlineData(FaultKind.Duplicate, "wait wait trade cancel")]
    [InlineData(FaultKind.Reorder, "trade wait cancel")]
    [InlineData(FaultKind.DropAnswer, "trade cancel")]
    public async Task Given_a_fault_of_messages_When_an_order_is_filled_Then_its_events_come_otherwise(
        FaultKind fault,
        string states
    )
    {
        _plan.Add(Message(fault) with { Nth = 1 });
        await using var line = await OpenAsync();
        await using var stream = await OpenStreamAsync(line);

        await line.BuyAsync("KRW-BTC", 10_000m);
        var told = new List<string>();
        while (told.Count < states.Split(' ').Length)
        {
            told.Add((await stream.ReadAsync()).GetProperty("state").GetString()!);
        }

        Assert.Equal(states, string.Join(' ', told));
    }

    [Fact]
    public async Task Given_a_cut_When_its_message_would_go_out_Then_the_connection_breaks_after_the_one_before()
    {
        _plan.Add(Message(FaultKind.Cut) with { Nth = 2 });
        await using var line = await OpenAsync();
        await using var stream = await OpenStreamAsync(line);

        var uuid = (await line.LimitAsync("bid", "0.001", "100000000")).Uuid;
        Assert.Equal("wait", (await stream.ReadAsync()).GetProperty("state").GetString());
        await line.DeleteAsync("/v1/order", $"uuid={uuid}");

        await Assert.ThrowsAsync<WebSocketException>(stream.TryReadAsync);
    }

    [Fact]
    public async Task Given_silence_When_it_has_struck_Then_the_connection_stands_and_says_nothing_of_orders()
    {
        _plan.Add(Message(FaultKind.Silence) with { Nth = 2 });
        await using var line = await OpenAsync();
        await using var stream = await OpenStreamAsync(line);

        await line.BuyAsync("KRW-BTC", 10_000m);
        Assert.Equal("wait", (await stream.ReadAsync()).GetProperty("state").GetString());
        await stream.SayAsync("PING");

        Assert.Equal("""{"status":"UP"}""", await stream.TryReadAsync());
        Assert.Equal(1, line.Server.StreamCount);
    }

    [Fact]
    public async Task Given_a_refused_handshake_When_a_client_connects_Then_it_hears_the_status()
    {
        _plan.Add(
            new()
            {
                Path = Private,
                Fault = FaultKind.Status,
                Status = 503,
            }
        );
        await using var line = await OpenAsync();

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => OpenStreamAsync(line));

        Assert.Contains("503", refused.Message, StringComparison.Ordinal);
    }

    private static FaultRule Post(FaultKind kind) =>
        new()
        {
            Path = Orders,
            Method = "POST",
            Fault = kind,
        };

    private static FaultRule Message(FaultKind kind) =>
        new()
        {
            Path = Private,
            Method = "MESSAGE",
            Fault = kind,
        };

    private static async Task<StreamLine> OpenStreamAsync(UpbitLine line)
    {
        var stream = await StreamLine.OpenAsync(line.Server, UpbitLine.Token(string.Empty, line.Nonce()));
        await stream.AskAsync("{'type':'myOrder'}");
        await stream.SayAsync("PING");

        // The status comes when the subscription stands, and is no message that rules count.
        Assert.Equal("""{"status":"UP"}""", await stream.TryReadAsync());
        return stream;
    }

    private Task<UpbitLine> OpenAsync(Func<UpbitServerOptions, UpbitServerOptions>? change = null) =>
        UpbitLine.OpenAsync(options => (change?.Invoke(options) ?? options) with { Faults = _plan });
}
