using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;

namespace Bot.Tests.Upbit;

/// <summary>Which answers prove that an order was not taken, and which prove nothing.</summary>
public sealed class OutcomeTests
{
    private const string Closed = """
        {"uuid":"u","side":"bid","state":"cancel","ord_type":"limit","price":"100","volume":"2","paid_fee":"0.05",
         "executed_volume":"1","trades":[{"uuid":"t","price":"100","volume":"1","funds":"100",
         "created_at":"2026-10-08T12:00:00+09:00"}]}
        """;

    private static readonly OrderIntent Intent = OrderIntent.Entry(
        OrderId.For(new AccountId(1), DateTimeOffset.UnixEpoch, "entry", 1),
        new AccountId(1),
        new MarketCode("KRW-ETH"),
        new Volume(2m),
        new Price(100m)
    );

    [Theory]
    [InlineData(400, "insufficient_funds_bid", RefusalCause.Terms)]
    [InlineData(400, "under_min_total_bid", RefusalCause.Terms)]
    [InlineData(400, "something_new", RefusalCause.Terms)]
    [InlineData(401, "out_of_scope", RefusalCause.Keys)]
    [InlineData(403, "out_of_scope", RefusalCause.Keys)]
    [InlineData(401, "jwt_verification", RefusalCause.Keys)]
    [InlineData(403, "market_offline", RefusalCause.Maintenance)]
    [InlineData(429, "too_many_requests", RefusalCause.Pace)]
    [InlineData(418, "too_many_requests", RefusalCause.Pace)]
    public async Task Given_an_error_that_the_exchange_names_When_an_order_is_placed_Then_it_was_refused(
        int status,
        string name,
        RefusalCause cause
    )
    {
        using var exchange = new CannedExchange { Answer = _ => (status, Error(name)) };

        var outcome = await exchange.Exchange.PlaceAsync(Intent, CancellationToken.None);

        Assert.Equal(cause, Assert.IsType<OrderOutcome.Refused>(outcome).Cause);
        Assert.Single(exchange.Seen);
    }

    [Theory]
    [InlineData(429, "Too many API requests.", RefusalCause.Pace)]
    [InlineData(418, "blocked for 10 s", RefusalCause.Pace)]
    [InlineData(429, """{"name":"too_many_requests"}""", RefusalCause.Pace)]
    public async Task Given_a_limit_told_in_any_form_When_an_order_is_placed_Then_it_was_refused_for_the_pace(
        int status,
        string body,
        RefusalCause cause
    )
    {
        using var exchange = new CannedExchange { Answer = _ => (status, body) };

        var outcome = await exchange.Exchange.PlaceAsync(Intent, CancellationToken.None);

        Assert.Equal(cause, Assert.IsType<OrderOutcome.Refused>(outcome).Cause);
    }

    [Theory]
    [InlineData(500, """{"error":{"name":"internal_server_error","message":""}}""")]
    [InlineData(502, "<html>bad gateway</html>")]
    [InlineData(503, "")]
    [InlineData(400, "<html>bad request</html>")]
    [InlineData(403, "<html>forbidden</html>")]
    [InlineData(408, """{"error":{"name":"request_timeout","message":""}}""")]
    [InlineData(409, """{"error":{"name":"conflict","message":""}}""")]
    [InlineData(499, "")]
    [InlineData(302, "")]
    [InlineData(201, "{\"uuid\":")]
    [InlineData(201, "")]
    [InlineData(400, """{"error":{"name":"duplicated_identifier","message":""}}""")]
    [InlineData(401, """{"error":{"name":"nonce_used","message":""}}""")]
    public async Task Given_an_answer_that_proves_nothing_When_the_order_is_not_found_Then_it_is_unknown(
        int status,
        string body
    )
    {
        using var exchange = Placing(status, body, 404, Error("order_not_found"));

        var outcome = await exchange.Exchange.PlaceAsync(Intent, CancellationToken.None);

        Assert.IsType<OrderOutcome.Unknown>(outcome);
        Assert.Single(exchange.Seen, seen => seen.StartsWith("POST", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(201, "no json")]
    [InlineData(201, "{}")]
    [InlineData(400, """{"error":{"name":"duplicated_identifier","message":""}}""")]
    [InlineData(401, """{"error":{"name":"nonce_used","message":""}}""")]
    public async Task Given_an_answer_that_proves_nothing_When_the_order_is_found_Then_it_is_what_the_exchange_says(
        int status,
        string body
    )
    {
        using var exchange = Placing(status, body, 200, Closed);

        var outcome = await exchange.Exchange.PlaceAsync(Intent, CancellationToken.None);

        Assert.Equal(new Volume(1m), Assert.IsType<OrderOutcome.Accepted>(outcome).Report.Executed);
    }

    [Theory]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(404, "<html>no such page</html>")]
    [InlineData(404, """{"error":{"name":404,"message":"Code not found"}}""")]
    [InlineData(401, """{"error":{"name":"order_not_found","message":""}}""")]
    [InlineData(429, "slow down")]
    public async Task Given_an_answer_that_is_no_proof_When_an_order_is_looked_for_Then_it_is_unknown(
        int status,
        string body
    )
    {
        using var exchange = new CannedExchange { Answer = _ => (status, body) };

        Assert.IsType<OrderOutcome.Unknown>(await exchange.Exchange.FindAsync(Intent.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Given_an_ended_order_whose_fills_are_not_all_told_When_it_is_looked_for_Then_it_is_unknown()
    {
        var partly = Closed.Replace("\"executed_volume\":\"1\"", "\"executed_volume\":\"2\"", StringComparison.Ordinal);
        using var exchange = new CannedExchange { Answer = _ => (200, partly) };

        Assert.IsType<OrderOutcome.Unknown>(await exchange.Exchange.FindAsync(Intent.Id, CancellationToken.None));
    }

    [Theory]
    [InlineData(404, "order_not_found")]
    [InlineData(400, "bad_request")]
    public async Task Given_an_order_that_has_ended_When_its_end_is_asked_for_Then_either_refusal_leads_to_what_it_is(
        int status,
        string name
    )
    {
        using var exchange = new CannedExchange
        {
            Answer = request => request.Method == HttpMethod.Delete ? (status, Error(name)) : (200, Closed),
        };

        var outcome = await exchange.Exchange.CancelAsync(Intent.Id, CancellationToken.None);

        Assert.Equal(new Volume(1m), Assert.IsType<OrderOutcome.Accepted>(outcome).Report.Executed);
    }

    [Fact]
    public async Task Given_an_order_that_a_cancel_does_not_find_When_a_look_does_not_either_Then_nothing_is_proved()
    {
        using var exchange = new CannedExchange { Answer = _ => (404, Error("order_not_found")) };

        Assert.IsType<OrderOutcome.Unknown>(await exchange.Exchange.CancelAsync(Intent.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Given_a_lost_answer_to_a_cancel_When_the_order_is_still_open_Then_it_is_unknown()
    {
        var open = Closed.Replace("\"cancel\"", "\"wait\"", StringComparison.Ordinal);
        using var exchange = new CannedExchange
        {
            Answer = request => request.Method == HttpMethod.Delete ? (500, "") : (200, open),
        };

        Assert.IsType<OrderOutcome.Unknown>(await exchange.Exchange.CancelAsync(Intent.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Given_a_block_When_the_next_order_is_placed_Then_nothing_is_sent_and_it_was_refused_for_the_pace()
    {
        using var exchange = new CannedExchange { Answer = _ => (418, "") };
        await exchange.Exchange.PlaceAsync(Intent, CancellationToken.None);

        var outcome = await exchange.Exchange.PlaceAsync(Intent, CancellationToken.None);

        Assert.Equal(RefusalCause.Pace, Assert.IsType<OrderOutcome.Refused>(outcome).Cause);
        Assert.Single(exchange.Seen);
    }

    private static string Error(string name) => $$"""{"error":{"message":"why","name":"{{name}}"} }""";

    private static CannedExchange Placing(int status, string body, int found, string order) =>
        new() { Answer = request => request.Method == HttpMethod.Post ? (status, body) : (found, order) };
}
