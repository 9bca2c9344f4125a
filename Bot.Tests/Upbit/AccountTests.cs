using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Tests.Sandbox.Upbit;

namespace Bot.Tests.Upbit;

/// <summary>Lists and what is done to many orders at once, over HTTP at the stand-in.</summary>
public sealed class AccountTests : IAsyncLifetime
{
    private static readonly MarketCode Other = new("KRW-XRP");

    private Wire _wire = null!;

    private UpbitOrders Orders => new(_wire.Client);

    private UpbitMarkets Markets => new(_wire.Client);

    public async Task InitializeAsync() =>
        _wire = await Wire.OpenAsync(
            options => options with { Markets = [.. options.Markets, UpbitLine.Still(Other.Value, 3_412m)] },
            new UpbitRateLimits(TimeProvider.System, times: 100)
        );

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    [Fact]
    public async Task Given_more_waiting_orders_than_a_page_holds_When_they_are_asked_for_and_ended_Then_it_is_all_of_them()
    {
        var ids = await RestAsync(105);

        var open = Wire.Given(await _wire.Exchange.OpenOrdersAsync(Wire.Market, CancellationToken.None));
        var named = Wire.Given(await Orders.ByIdsAsync([.. ids, _wire.NextId()], CancellationToken.None));
        var cancelled = Wire.Given(await Orders.CancelAsync(ids, CancellationToken.None));

        var expected = open.Select(order => order.ExchangeId).Order(StringComparer.Ordinal).ToList();
        Assert.Equal(ids.Select(id => id.Value).Order(), open.Select(order => order.Identifier).Order());
        Assert.Equal(expected, named.Select(order => order.ExchangeId).Order(StringComparer.Ordinal));
        Assert.Equal(expected, cancelled.Asked.Order(StringComparer.Ordinal));
        Assert.Empty(cancelled.Failed);
        Assert.Equal(0m, _wire.Server.Ledger.Locked("KRW"));
    }

    [Fact]
    public async Task Given_an_order_that_has_ended_When_the_end_of_it_and_another_is_asked_for_Then_one_could_not_be()
    {
        var ended = Assert.IsType<OrderOutcome.Accepted>(await _wire.BuyAsync(0.01m, 3_010_000m)).Report;
        var resting = await RestAsync(1);

        var cancelled = await Orders.CancelAsync(
            [.. resting, OrderId.Parse(ended.Identifier!)],
            CancellationToken.None
        );

        var (asked, failed) = (Wire.Given(cancelled).Asked, Wire.Given(cancelled).Failed);
        Assert.Equal((1, ended.ExchangeId), (asked.Count, Assert.Single(failed)));
    }

    [Theory]
    [InlineData(OrderSide.Buy, 2, 1)]
    [InlineData(OrderSide.Sell, 1, 2)]
    [InlineData(null, 3, 0)]
    public async Task Given_waiting_orders_of_both_sides_When_one_is_to_end_Then_the_other_waits_on(
        OrderSide? side,
        int ended,
        int left
    )
    {
        _wire.Server.Deposit("ETH", 1m);
        await RestAsync(2);
        await RestAsync(1, "ask", "3300000");

        var cancelled = await Orders.CancelOpenAsync([Wire.Market, Other], side, CancellationToken.None);

        Assert.Equal((ended, 0), (Wire.Given(cancelled).Asked.Count, Wire.Given(cancelled).Failed.Count));
        var open = await _wire.Exchange.OpenOrdersAsync(Wire.Market, CancellationToken.None);
        Assert.Equal(left, Wire.Given(open).Count);
    }

    [Fact]
    public async Task Given_an_order_When_it_is_only_tested_Then_nothing_is_left_of_it()
    {
        var order = _wire.Purchase(0.01m, 3_010_000m);

        var tested = Wire.Given(await Orders.TestAsync(order, CancellationToken.None));
        var refused = await Orders.TestAsync(_wire.Purchase(100m, 3_010_000m), CancellationToken.None);

        Assert.Equal((order.Id.Value, false), (tested.Identifier, tested.IsClosed));
        Assert.Equal(FailureKind.Refused, Assert.IsType<Answer<OrderReport>.Failed>(refused).Kind);
        Assert.Empty(_wire.Server.Ledger.Orders);
    }

    [Fact]
    public async Task Given_markets_When_they_are_looked_at_Then_each_has_its_price_its_unit_and_its_terms()
    {
        var token = CancellationToken.None;
        var (all, prices) = (await Markets.AllAsync(token), await Markets.PricesAsync(token));
        var units = await Markets.PriceUnitsAsync([Wire.Market, Other, Wire.Market], token);
        var trades = Wire.Given(await Markets.TradesAsync(Other, 3, token));
        var limits = Wire.Given(await Markets.LimitsAsync(Other, token));

        Assert.Equal([Wire.Market, Other], Wire.Given(all).Select(one => one.Market));
        Assert.Equal((3_000_000m, 3_412m), (Wire.Given(prices)[Wire.Market].Value, Wire.Given(prices)[Other].Value));
        Assert.Equal((1_000m, 1m), (Wire.Given(units)[Wire.Market].Value, Wire.Given(units)[Other].Value));
        Assert.Equal((3, true), (trades.Count, trades.All(trade => trade.Price.Value is 3_412m or 3_413m)));
        Assert.Equal((new Krw(5_000m), true), (limits.BuyLeast, limits.IsActive));
    }

    [Fact]
    public async Task Given_more_deposits_than_a_page_holds_When_they_are_asked_for_Then_all_since_then_come_with_their_fees()
    {
        _wire.Server.Deposit("KRW", 1m);
        _wire.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var number = 1; number <= 103; number++)
        {
            _wire.Server.Deposit("KRW", number);
        }

        _wire.Server.Deposit("ETH", 1m);
        _wire.Server.Withdraw("ETH", 0.4m, fee: 0.01m);

        var since = Wire.Noon.AddSeconds(30);
        var transfers = Wire.Given(await _wire.Exchange.TransfersAsync(since, CancellationToken.None));

        Assert.Equal(5_356m, transfers.Where(one => one.Currency == "KRW").Sum(one => one.Amount));
        Assert.Equal([-0.41m, 1m], transfers.Where(one => one.Currency == "ETH").Select(one => one.Amount).Order());
        Assert.All(transfers, one => Assert.True(one.IsDone));
    }

    private async Task<IReadOnlyList<OrderId>> RestAsync(int count, string side = "bid", string price = "2000000")
    {
        var ids = Enumerable.Range(0, count).Select(_ => _wire.NextId()).ToList();
        foreach (var id in ids)
        {
            var order = new UpbitQuery()
                .With("market", Wire.Market.Value)
                .With("side", side)
                .With("volume", "0.003")
                .With("price", price)
                .With("ord_type", "limit")
                .With("identifier", id.Value);
            Assert.IsType<UpbitReply.Ok>(await _wire.Client.PlaceAsync(order, CancellationToken.None));
        }

        return ids;
    }
}
