using Bot.Sandbox;
using Bot.Sandbox.Upbit;

namespace Bot.Tests.Sandbox.Upbit;

public sealed class PaceTests
{
    private readonly ReplayClock _wire = new(DateTimeOffset.UnixEpoch);

    [Theory]
    [InlineData("/v1/market/all", "market")]
    [InlineData("/v1/candles/days?market=KRW-BTC", "candle")]
    [InlineData("/v1/ticker?markets=KRW-BTC", "ticker")]
    [InlineData("/v1/trades/ticks?market=KRW-BTC", "trade")]
    [InlineData("/v1/orderbook?markets=KRW-BTC", "orderbook")]
    public async Task Given_ten_public_reads_in_a_second_when_an_eleventh_comes_then_it_is_429_until_the_next_second(
        string path, string group)
    {
        await using var line = await OpenAsync(RequestLimits.Real);
        for (var left = 9; left >= 0; left--)
        {
            Assert.Equal($"group={group}; min=600; sec={left}", (await line.GetAsync(path)).Remaining);
        }

        var refused = await line.GetAsync(path);
        _wire.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((429, "Too many API requests.", $"group={group}; min=600; sec=0"),
            (refused.Code, refused.Text, refused.Remaining));
        Assert.Equal(200, (await line.GetAsync(path)).Code);
    }

    [Fact]
    public async Task Given_thirty_private_reads_when_a_tenth_of_a_second_passes_then_three_more_pass()
    {
        await using var line = await OpenAsync(RequestLimits.Real);
        var codes = await CodesAsync(31, () => line.ReadAsync("/v1/accounts"));
        _wire.Advance(TimeSpan.FromMilliseconds(100));
        var later = await CodesAsync(4, () => line.ReadAsync("/v1/accounts"));

        Assert.Equal([.. Enumerable.Repeat(200, 30), 429], codes);
        Assert.Equal([200, 200, 200, 429], later);
    }

    [Fact]
    public async Task Given_orders_when_twelve_came_in_a_second_then_the_thirteenth_is_refused_and_cancels_still_pass()
    {
        await using var line = await OpenAsync(RequestLimits.Real);
        var codes = await CodesAsync(13, () => line.LimitAsync("bid", "0.0001", "90000000"));

        Assert.Equal([.. Enumerable.Repeat(201, 12), 429], codes);
        Assert.Equal("group=default; min=1800; sec=29",
            (await line.DeleteAsync("/v1/order", $"uuid={line.Server.Ledger.Orders[0].Uuid}")).Remaining);
        Assert.Equal(12, line.Server.Ledger.Orders.Count);
    }

    [Fact]
    public async Task Given_a_cancel_of_all_when_another_follows_within_two_seconds_then_it_is_refused()
    {
        await using var line = await OpenAsync(RequestLimits.Real);

        Assert.Equal("group=order-cancel-all; min=30; sec=0", (await line.DeleteAsync("/v1/orders/open")).Remaining);
        _wire.Advance(TimeSpan.FromSeconds(1.9));
        Assert.Equal(429, (await line.DeleteAsync("/v1/orders/open")).Code);
        _wire.Advance(TimeSpan.FromSeconds(0.1));
        Assert.Equal(200, (await line.DeleteAsync("/v1/orders/open")).Code);
    }

    [Fact]
    public async Task Given_a_client_that_goes_on_after_429_when_twenty_were_refused_then_it_is_blocked_ever_longer()
    {
        await using var line = await OpenAsync(RequestLimits.Real);
        await CodesAsync(30, () => line.GetAsync("/v1/market/all"));
        var blocked = await line.GetAsync("/v1/market/all");
        _wire.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(418, (await line.GetAsync("/v1/market/all")).Code);
        _wire.Advance(TimeSpan.FromSeconds(1.1));
        await CodesAsync(30, () => line.GetAsync("/v1/market/all"));

        Assert.Equal((418, "too_many_requests"), (blocked.Code, blocked.Error));
        Assert.Contains("10초", blocked.Text, StringComparison.Ordinal);
        Assert.Contains("20초", (await line.GetAsync("/v1/market/all")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_limits_off_or_multiplied_when_many_requests_come_then_they_pass()
    {
        await using var off = await OpenAsync(RequestLimits.Off);
        await using var tenfold = await OpenAsync(RequestLimits.Times(10));

        Assert.All(await CodesAsync(50, () => off.GetAsync("/v1/market/all")), code => Assert.Equal(200, code));
        Assert.All(await CodesAsync(100, () => tenfold.GetAsync("/v1/market/all")), code => Assert.Equal(200, code));
        Assert.Equal(429, (await tenfold.GetAsync("/v1/market/all")).Code);
        Assert.Equal("group=market; min=600; sec=9", (await off.GetAsync("/v1/market/all")).Remaining);
    }

    private static async Task<List<int>> CodesAsync(int count, Func<Task<UpbitAnswer>> ask)
    {
        var codes = new List<int>();
        for (var call = 0; call < count; call++)
        {
            codes.Add((await ask()).Code);
        }

        return codes;
    }

    private Task<UpbitLine> OpenAsync(RequestLimits limits) =>
        UpbitLine.OpenAsync(options => options with { RateLimits = limits, Wire = _wire });
}
