using System.Globalization;
using System.Text.Json;
using Bot.Domain.Orders;
using Bot.Host.Upbit;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit;
using Bot.Tests.Upbit;

namespace Bot.Tests.Sandbox.NodeClients;

/// <summary>Our client and the published client ccxt trade on one account, and see the same of it.</summary>
public sealed class SharedAccountTests : IAsyncLifetime
{
    private Wire _wire = null!;

    public async Task InitializeAsync()
    {
        var faults = new FaultPlan();
        faults.Add(
            new FaultRule
            {
                Path = "/v1/orders",
                Method = "POST",
                Nth = 1,
                Fault = FaultKind.PartialFill,
                Percent = 40,
                Rests = true,
            }
        );
        _wire = await Wire.OpenAsync(options => options with { Faults = faults });
    }

    public async Task DisposeAsync() => await _wire.DisposeAsync();

    [NodeFact]
    public async Task Given_two_clients_on_one_account_When_both_have_traded_Then_they_see_the_same_to_the_last_decimal()
    {
        await TradeAsync();

        var keys = new UpbitServerOptions();
        var theirs = await NodeScripts.RunAsync(
            "account.mjs",
            _wire.Server.Address.GetLeftPart(UriPartial.Authority),
            keys.AccessKey,
            keys.SecretKey,
            "ETH/KRW"
        );

        await AssertMoneyAsync(theirs);
        await AssertOrdersAsync(theirs);
    }

    // One order each of the ends that there are: resting in part, done, cancelled unfilled, cancelled for the dust.
    private async Task TradeAsync()
    {
        var token = CancellationToken.None;
        _wire.Server.Deposit("ETH", 0.5m);
        await PlaceAsync(("side", "bid"), ("volume", "0.1"), ("price", "3001000"), ("ord_type", "limit"));
        await PlaceAsync(("side", "bid"), ("price", "70000"), ("ord_type", "price"));
        var resting = await PlaceAsync(
            ("side", "ask"),
            ("volume", "0.03"),
            ("price", "3200000"),
            ("ord_type", "limit")
        );
        Assert.IsType<OrderOutcome.Accepted>(await _wire.Exchange.CancelAsync(resting, token));
        Assert.IsType<OrderOutcome.Accepted>(await _wire.BuyAsync(0.05m, 3_010_000m));
        Assert.IsType<OrderOutcome.Accepted>(await _wire.Exchange.PlaceAsync(_wire.Sale(0.02m), token));
    }

    private async Task<OrderId> PlaceAsync(params (string Name, string Value)[] terms)
    {
        var id = _wire.NextId();
        var order = terms.Aggregate(
            new UpbitQuery().With("market", Wire.Market.Value).With("identifier", id.Value),
            (query, term) => query.With(term.Name, term.Value)
        );
        Assert.IsType<UpbitReply.Ok>(await _wire.Client.PlaceAsync(order, CancellationToken.None));
        return id;
    }

    private async Task AssertMoneyAsync(JsonElement theirs)
    {
        var token = CancellationToken.None;
        var balances = Wire.Given(await _wire.Exchange.BalancesAsync(token));
        AssertSame(
            Rows(theirs, "balances", "currency", "free", "used"),
            balances.ByCurrency.Select(one => Line(one.Key, one.Value.Free, one.Value.Locked))
        );
        Assert.True(balances.Of("ETH").Locked > 0m && balances.Of("KRW").Locked > 0m);
        AssertSame(
            Rows(theirs, "deposits", "id", "currency", "amount"),
            Wire.Given(await _wire.Exchange.TransfersAsync(Wire.Noon, token))
                .Select(one => Line(one.ExchangeId, one.Currency, one.Amount))
        );
        var markets = new UpbitMarkets(_wire.Client);
        var fee = Wire.Given(await markets.LimitsAsync(Wire.Market, token)).BuyFee.Value / 100m;
        var last = Wire.Given(await markets.PricesAsync(token))[Wire.Market].Value;
        Assert.Equal(Row(theirs, "taker", "last"), Line(fee, last));
    }

    private async Task AssertOrdersAsync(JsonElement theirs)
    {
        var token = CancellationToken.None;
        var open = Wire.Given(await _wire.Exchange.OpenOrdersAsync(Wire.Market, token));
        var ended = Wire.Given(await _wire.Exchange.ClosedOrdersAsync(Wire.Market, Wire.Noon, token));
        Assert.Equal((2, 7), (open.Count, ended.Count));
        var ours = open.Concat(ended)
            .Where(one => one.Identifier!.StartsWith(OrderId.Prefix, StringComparison.Ordinal));
        var named = await new UpbitOrders(_wire.Client).ByIdsAsync(
            [.. ours.Select(one => OrderId.Parse(one.Identifier!))],
            token
        );
        AssertSame(ours.Select(Executed), Wire.Given(named).Select(Executed));
        AssertSame(
            Rows(theirs, "open", "id", "name", "side", "price", "amount", "filled", "remaining"),
            open.Select(Waiting)
        );
        await AssertFillsAsync(theirs, ended, token);
    }

    private async Task AssertFillsAsync(JsonElement theirs, IEnumerable<OrderReport> ended, CancellationToken token)
    {
        var whole = new List<OrderReport>();
        foreach (var order in ended)
        {
            var found = await _wire.Client.OrderAsync(order.Identifier!, token);
            whole.Add(UpbitJson.Order(Assert.IsType<UpbitReply.Ok>(found).Body));
        }

        AssertSame(
            Rows(theirs, "ended", "id", "name", "side", "filled", "cost", "average", "fee"),
            whole.Select(Ended)
        );
        AssertSame(
            theirs
                .GetProperty("ended")
                .EnumerateArray()
                .SelectMany(row => Rows(row, "fills", "id", "price", "amount", "cost")),
            whole
                .SelectMany(one => one.Fills)
                .Select(fill => Line(fill.ExchangeId, fill.Price.Value, fill.Volume.Value, fill.Funds.Value))
        );
    }

    private static void AssertSame(IEnumerable<string> theirs, IEnumerable<string> ours) =>
        Assert.Equal(
            string.Join('\n', theirs.Order(StringComparer.Ordinal)),
            string.Join('\n', ours.Order(StringComparer.Ordinal))
        );

    private static string Waiting(OrderReport order) =>
        Line(
            order.ExchangeId,
            order.Identifier,
            Side(order),
            order.Limit?.Value,
            order.Volume?.Value,
            order.Executed.Value,
            order.Volume?.Value - order.Executed.Value
        );

    private static string Executed(OrderReport order) => Line(order.ExchangeId, order.Executed.Value, order.Fee.Value);

    private static string Ended(OrderReport order) =>
        Line(
            order.ExchangeId,
            order.Identifier,
            Side(order),
            order.Executed.Value,
            order.Funds.Value,
            order.Average?.Value,
            order.Fee.Value
        );

    private static string Side(OrderReport order) => order.Side == OrderSide.Buy ? "buy" : "sell";

    private static string Line(params object?[] fields) => string.Join(' ', fields.Select(field => Short($"{field}")));

    private static IEnumerable<string> Rows(JsonElement theirs, string list, params string[] names) =>
        theirs.GetProperty(list).EnumerateArray().Select(row => Row(row, names));

    private static string Row(JsonElement row, params string[] names) =>
        Line([.. names.Select(name => row.TryGetProperty(name, out var field) ? field.ToString() : null)]);

    // Numbers without what they end in; ccxt divides to 18 decimals.
    private static string Short(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Math.Round(number, 12).ToString("0.############", CultureInfo.InvariantCulture)
            : text;
}
