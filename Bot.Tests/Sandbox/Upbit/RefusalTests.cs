using Bot.Sandbox.Upbit;

namespace Bot.Tests.Sandbox.Upbit;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("bid", "0.01", "109000000", 400, "insufficient_funds_bid", "주문 가능한 금액(KRW)이 부족합니다.")]
    [InlineData("ask", "1.00000001", "109000000", 400, "insufficient_funds_ask", "주문 가능한 금액(BTC)이 부족합니다.")]
    [InlineData("bid", "0.00004999", "100000000", 400, "under_min_total_bid", "최소주문금액 이상으로 주문해주세요")]
    [InlineData("ask", "0.00004999", "100000000", 400, "under_min_total_ask", "최소주문금액 이상으로 주문해주세요")]
    [InlineData("bid", "0.001", "109000500", 400, "invalid_price_bid", "주문가격 단위를 잘못 입력하셨습니다. 확인 후 시도해주세요.")]
    [InlineData("ask", "0.001", "109000500", 400, "invalid_price_ask", "주문가격 단위를 잘못 입력하셨습니다. 확인 후 시도해주세요.")]
    [InlineData("bid", "0.000123456", "109000000", 400, "invalid_volume_bid", "주문수량 단위를 잘못 입력하셨습니다. 확인 후 시도해주세요.")]
    [InlineData("bid", "10.00001", "100000000", 400, "over_krw_funds_bid",
        "최대 주문 가능 금액 1000000000 KRW 보다 작은 주문을 입력해 주세요.")]
    [InlineData("ask", "10.00001", "100000000", 400, "over_krw_funds_ask",
        "최대 주문 가능 금액 1000000000 KRW 보다 작은 주문을 입력해 주세요.")]
    [InlineData("both", "0.001", "109000000", 400, "validation_error",
        "side is missing, side does not have a valid value")]
    [InlineData("bid", "1e-3", "109000000", 400, "invalid_parameter", "잘못된 파라미터")]
    [InlineData("bid", "-0.001", "109000000", 400, "invalid_parameter", "잘못된 파라미터")]
    [InlineData("bid", "0", "109000000", 400, "invalid_parameter", "잘못된 파라미터")]
    public async Task Given_a_limit_order_that_cannot_be_when_it_comes_then_it_is_refused_by_name(
        string side, string volume, string price, int status, string name, string message)
    {
        await using var line = await UpbitLine.OpenAsync(options => options with { InitialKrw = 1_000_000m });
        line.Server.Deposit("BTC", 1m);
        var answer = await line.LimitAsync(side, volume, price);

        Assert.Equal($$$"""{"error":{"name":"{{{name}}}","message":"{{{message}}}"}}""", answer.Text);
        Assert.Equal(status, answer.Code);
        Assert.Empty(line.Server.Ledger.Orders);
    }

    [Theory]
    [InlineData("ask", "market", "0.00004587", null, null, "under_min_total_market_ask")]
    [InlineData("bid", "price", null, "4999.99", null, "under_min_total_market_bid")]
    [InlineData("bid", "best", null, "10000", null, "invalid_time_in_force")]
    [InlineData("bid", "best", null, "10000", "post_only", "invalid_time_in_force")]
    [InlineData("bid", "price", null, "10000", "ioc", "invalid_time_in_force")]
    [InlineData("bid", "limit", "0.001", "109000000", "gtc", "invalid_time_in_force")]
    [InlineData("bid", "price", "0.1", "10000", null, "create_bid_error")]
    [InlineData("bid", "market", "0.1", null, null, "create_bid_error")]
    [InlineData("ask", "market", "0.1", "100000000", null, "create_ask_error")]
    [InlineData("ask", "price", null, "10000", null, "create_ask_error")]
    [InlineData("bid", "limit", "0.1", null, null, "create_bid_error")]
    [InlineData("bid", "stop", "0.1", null, null, "validation_error")]
    public async Task Given_terms_that_do_not_fit_when_they_come_then_they_are_refused_by_name(
        string side, string type, string? volume, string? price, string? terms, string name)
    {
        await using var line = await UpbitLine.OpenAsync();
        line.Server.Deposit("BTC", 1m);
        (string Name, string? Value)[] fields =
        [
            ("market", "KRW-BTC"), ("side", side), ("ord_type", type), ("volume", volume), ("price", price),
                ("time_in_force", terms),
        ];
        var answer = await line.PostAsync("/v1/orders",
            [.. fields.Where(field => field.Value is not null).Select(field => (field.Name, field.Value!))]);

        Assert.Equal((400, name), (answer.Code, answer.Error));
    }

    [Theory]
    [InlineData("KRW-BTCs", "notfoundmarket", "다음 마켓에 없는 종목입니다: KRW-BTCs")]
    public async Task Given_an_unknown_market_when_it_is_ordered_or_asked_for_then_it_is_named(string market,
        string name, string message)
    {
        await using var line = await UpbitLine.OpenAsync();

        foreach (var answer in new[] { await line.BuyAsync(market, 10_000m),
            await line.ReadAsync("/v1/orders/chance", $"market={market}") })
        {
            Assert.Equal((400, name, message),
                (answer.Code, answer.Error, answer.Json.GetProperty("error").GetProperty("message").GetString()));
        }
    }

    [Theory]
    [InlineData(true, 201)]
    [InlineData(false, 400)]
    public async Task Given_exactly_the_minimum_when_it_is_ordered_then_the_setting_decides(bool isInclusive,
        int status)
    {
        await using var line = await UpbitLine.OpenAsync(options =>
            options with { Quirks = new() { IsMinimumInclusive = isInclusive } });

        Assert.Equal(status, (await line.LimitAsync("bid", "0.00005", "100000000")).Code);
        Assert.Equal(status, (await line.BuyAsync("KRW-BTC", 5_000m)).Code);
    }

    [Fact]
    public async Task Given_an_identifier_when_it_comes_again_then_it_is_refused_whatever_became_of_the_first()
    {
        await using var line = await UpbitLine.OpenAsync();
        await line.LimitAsync("bid", "0.001", "90000000", ("identifier", "kept"));
        await line.DeleteAsync("/v1/order", "identifier=kept");
        await line.LimitAsync("bid", "100", "90000", ("identifier", "refused"));

        Assert.Equal((400, "duplicated_identifier"), await IdentifiedAsync(line, "kept"));
        Assert.Equal((400, "duplicated_identifier"), await IdentifiedAsync(line, "refused"));
        Assert.Equal((201, ""), await IdentifiedAsync(line, new string('x', 64)));
        Assert.Equal((400, "invalid_parameter"), await IdentifiedAsync(line, new string('x', 65)));
    }

    [Fact]
    public async Task Given_maintenance_when_an_order_comes_then_the_market_is_offline_until_it_ends()
    {
        await using var line = await UpbitLine.OpenAsync();
        line.Server.IsOffline = true;
        var refused = await line.BuyAsync("KRW-BTC", 10_000m);
        line.Server.IsOffline = false;

        Assert.Equal((403, "market_offline"), (refused.Code, refused.Error));
        Assert.Equal(201, (await line.BuyAsync("KRW-BTC", 10_000m)).Code);
    }

    [Fact]
    public async Task Given_post_only_with_protection_when_it_comes_then_it_is_refused()
    {
        await using var line = await UpbitLine.OpenAsync();

        Assert.Equal("invalid_post_only", (await line.LimitAsync(
            "bid", "0.001", "90000000", ("time_in_force", "post_only"), ("smp_type", "reduce"))).Error);
    }

    [Theory]
    [InlineData("/v1/order", "invalid_parameter")]
    [InlineData("/v1/orders/uuids", "invalid_parameter")]
    public async Task Given_no_id_when_an_order_is_asked_for_or_cancelled_then_the_parameter_is_wrong(string path,
        string name)
    {
        await using var line = await UpbitLine.OpenAsync();

        Assert.Equal((400, name), ((await line.ReadAsync(path)).Code, (await line.ReadAsync(path)).Error));
        Assert.Equal(name, (await line.DeleteAsync(path)).Error);
    }

    [Fact]
    public async Task Given_the_other_answers_to_what_is_not_documented_when_they_are_set_then_they_are_given()
    {
        var quirks = new UpbitQuirks
        {
            ClosedCancelIsBadRequest = true, NullRemainingVolume = true, ClearLockedOnClose = true,
                CutLongVolumes = true,
            RefuseLargeCounts = true, RefusalBurnsIdentifier = false, CandleGroup = "candles",
        };
        await using var line = await UpbitLine.OpenAsync(options => options with { Quirks = quirks });
        var bought = await line.BuyAsync("KRW-BTC", 10_000m);
        var candles = await line.GetAsync("/v1/candles/days?market=KRW-BTC&count=201");
        await line.LimitAsync("bid", "100", "90000000", ("identifier", "again"));

        Assert.Equal("bad_request", (await line.DeleteAsync("/v1/order", $"uuid={bought.Uuid}")).Error);
        Assert.Contains("\"remaining_volume\":null", bought.Text, StringComparison.Ordinal);
        Assert.Equal("0", (await line.OrderAsync(bought.Uuid))["locked"]);
        Assert.Equal((400, "group=candles; min=600; sec=9"), (candles.Code, candles.Remaining));
        Assert.Equal("0.00100099",
            (await line.LimitAsync("bid", "0.001000999", "90000000", ("identifier", "again")))["volume"]);
    }

    private static async Task<(int, string)> IdentifiedAsync(UpbitLine line, string identifier)
    {
        var answer = await line.LimitAsync("bid", "0.001", "90000000", ("identifier", identifier));
        return (answer.Code, answer.Code == 201 ? "" : answer.Error);
    }
}
