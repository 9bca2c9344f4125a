using Bot.Sandbox.Upbit;

namespace Bot.Tests.Sandbox.Upbit;

/// <summary>Switches of what the exchange does not document.</summary>
public sealed class QuirkTests
{
    [Theory]
    [InlineData(UpbitLanguage.AsSeen, "주문을 찾지 못했습니다.")]
    [InlineData(UpbitLanguage.Korean, "주문을 찾지 못했습니다.")]
    [InlineData(UpbitLanguage.English, "The order was not found.")]
    public async Task Given_a_language_When_a_request_is_refused_Then_the_name_stays_and_the_message_is_in_it(
        UpbitLanguage language,
        string message
    )
    {
        await using var line = await OpenAsync(new() { Language = language });

        var answer = await line.OrderAsync("00000000-0000-4000-8000-000000000000");

        Assert.Equal("order_not_found", answer.Error);
        Assert.Equal(message, answer.Json.GetProperty("error").GetProperty("message").GetString());
    }

    [Theory]
    [InlineData(false, "1400.5", 400)]
    [InlineData(true, "1400.5", 201)]
    [InlineData(true, "1400.3", 400)]
    [InlineData(true, "999.5", 400)]
    public async Task Given_half_won_for_dollars_When_an_order_is_between_two_won_Then_it_fits_or_not(
        bool isHalf,
        string price,
        int code
    )
    {
        await using var line = await UpbitLine.OpenAsync(
            options => options with { Quirks = new() { HalfWonForDollars = isHalf } },
            UpbitLine.Still("KRW-USDT", 1_450m)
        );

        var answer = await line.PostAsync(
            "/v1/orders",
            ("market", "KRW-USDT"),
            ("side", "bid"),
            ("volume", "10"),
            ("price", price),
            ("ord_type", "limit")
        );

        Assert.Equal(code, answer.Code);
        Assert.Equal(
            isHalf ? "0.5" : "1",
            (await line.GetAsync("/v1/orderbook/instruments?markets=KRW-USDT"))
                .Json[0]
                .GetProperty("tick_size")
                .GetString()
        );
    }

    [Theory]
    [InlineData(1, "absent", "wait")]
    [InlineData(0, "cancel_maker", "cancel")]
    public async Task Given_a_date_of_protection_When_own_orders_meet_from_then_on_Then_the_resting_one_is_cancelled(
        int secondsLeft,
        string type,
        string resting
    )
    {
        await using var line = await OpenAsync(new() { SmpDefaultFrom = UpbitLine.Noon.AddSeconds(secondsLeft) });
        line.Server.Deposit("BTC", 0.01m);
        var ask = (await line.LimitAsync("ask", "0.001", "109001000")).Uuid;

        var bid = await line.LimitAsync("bid", "0.001", "109001000");

        Assert.Equal(type, bid.Json.TryGetProperty("smp_type", out var shown) ? shown.GetString() : "absent");
        Assert.Equal(resting, (await line.OrderAsync(ask))["state"]);
    }

    [Theory]
    [InlineData(false, 400)]
    [InlineData(true, 201)]
    public async Task Given_the_word_none_When_there_is_no_default_yet_Then_it_is_not_known(bool hasDefault, int code)
    {
        await using var line = await OpenAsync(new() { SmpDefaultFrom = hasDefault ? UpbitLine.Noon : null });

        Assert.Equal(code, (await line.LimitAsync("bid", "0.001", "108000000", ("smp_type", "none"))).Code);
        Assert.Equal(hasDefault ? "none" : "absent", await ShownAsync(line, ("time_in_force", "post_only")));
    }

    [Theory]
    [InlineData(false, "too_many_requests")]
    [InlineData(true, "10초")]
    public async Task Given_a_block_When_its_form_is_switched_Then_it_is_JSON_or_plain(bool isPlain, string part)
    {
        await using var line = await OpenAsync(new() { PlainBlockRefusals = isPlain });
        line.Server.Block(TimeSpan.FromSeconds(10));

        var answer = await line.ReadAsync("/v1/accounts");

        Assert.Equal(418, answer.Code);
        Assert.Contains(part, answer.Text, StringComparison.Ordinal);
        Assert.Equal(isPlain, !answer.Text.StartsWith('{'));
    }

    private static async Task<string?> ShownAsync(UpbitLine line, (string, string) term)
    {
        var answer = await line.LimitAsync("bid", "0.001", "108000000", term);
        return answer.Json.TryGetProperty("smp_type", out var shown) ? shown.GetString() : "absent";
    }

    private static Task<UpbitLine> OpenAsync(UpbitQuirks quirks) =>
        UpbitLine.OpenAsync(options => options with { Quirks = quirks });
}
