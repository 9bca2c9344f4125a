using System.Globalization;
using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Time;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit;
using Bot.Sandbox.Upbit.Markets;
using Bot.Tests.Sandbox.Upbit;

namespace Bot.Tests.Upbit;

/// <summary>What the exchange's pages leave open is a switch of the stand-in: our client is right under each setting.
/// </summary>
public sealed class EitherSettingTests
{
    private static readonly Lazy<Task<string>> Usual = new(() => WalkAsync(new UpbitQuirks()));

    private static readonly Dictionary<string, UpbitQuirks> Others = new(StringComparer.Ordinal)
    {
        ["a missing permission is 403"] = new() { OutOfScopeStatus = 403 },
        ["replacing is answered 200"] = new() { CancelAndNewStatus = 200 },
        ["cancelling a closed order is 400"] = new() { ClosedCancelIsBadRequest = true },
        ["what remains of a market buy is null"] = new() { NullRemainingVolume = true },
        ["a closed order shows nothing locked"] = new() { ClearLockedOnClose = true },
        ["long volumes are cut"] = new() { CutLongVolumes = true },
        ["exactly the minimum is too little"] = new() { IsMinimumInclusive = false },
        ["large counts are refused"] = new() { RefuseLargeCounts = true },
        ["a refused order leaves its name free"] = new() { RefusalBurnsIdentifier = false },
        ["429 is JSON"] = new() { JsonRateRefusals = true },
        ["418 is plain text"] = new() { PlainBlockRefusals = true },
        ["messages are Korean"] = new() { Language = UpbitLanguage.Korean },
        ["messages are English"] = new() { Language = UpbitLanguage.English },
        ["dollars go in half won"] = new() { HalfWonForDollars = true },
        ["own orders are protected"] = new() { SmpDefaultFrom = Wire.Noon },
    };

    public static TheoryData<string> Switches => [.. Others.Keys];

    [Theory]
    [MemberData(nameof(Switches))]
    public async Task Given_another_setting_of_a_switch_When_all_is_done_that_the_program_does_Then_it_sees_the_same(
        string changed
    )
    {
        Assert.Equal(await Usual.Value, await WalkAsync(Others[changed]));
    }

    [Theory]
    [InlineData(true, "accepted", "accepted")]
    [InlineData(false, "under_min_total_bid", "under_min_total_market_ask")]
    public async Task Given_orders_of_exactly_the_minimum_When_they_are_placed_Then_they_are_taken_or_clearly_refused(
        bool isInclusive,
        string purchase,
        string sale
    )
    {
        await using var wire = await OpenAsync(
            new UpbitQuirks { IsMinimumInclusive = isInclusive },
            UpbitLine.Still(Wire.Market.Value, 2_500_000m)
        );
        wire.Server.Deposit("ETH", 1m);

        Assert.Contains(purchase, Ended(await wire.BuyAsync(0.002m, 2_500_000m)), StringComparison.Ordinal);
        var sold = await wire.Exchange.PlaceAsync(wire.Sale(0.002m), CancellationToken.None);
        Assert.Contains(sale, Ended(sold), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "unknown", 1)]
    [InlineData(false, "accepted", 2)]
    public async Task Given_a_refused_order_When_its_name_is_sent_again_Then_it_is_one_order_or_unknown_and_the_next_is_taken(
        bool burns,
        string again,
        int orders
    )
    {
        await using var wire = await OpenAsync(new UpbitQuirks { RefusalBurnsIdentifier = burns });
        var id = wire.NextId();
        var refused = await wire.Exchange.PlaceAsync(Purchase(id, 100m), CancellationToken.None);
        Assert.Equal(RefusalCause.Terms, Assert.IsType<OrderOutcome.Refused>(refused).Cause);

        var second = await wire.Exchange.PlaceAsync(Purchase(id, 0.01m), CancellationToken.None);
        var next = await wire.BuyAsync(0.01m, 3_010_000m);

        Assert.StartsWith(again, Ended(second), StringComparison.Ordinal);
        Assert.Equal(("accepted", orders), (Ended(next), wire.Server.Ledger.Orders.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_coins_with_more_decimals_than_orders_have_When_all_are_sold_Then_all_that_can_be_are(
        bool isCut
    )
    {
        await using var wire = await OpenAsync(new UpbitQuirks { CutLongVolumes = isCut });
        wire.Server.Deposit("ETH", 0.019999999m);

        var sold = await wire.Exchange.PlaceAsync(wire.Sale(0.019999999m), CancellationToken.None);

        Assert.Equal(0.01999999m, Assert.IsType<OrderOutcome.Accepted>(sold).Report.Executed.Value);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public async Task Given_a_sale_of_the_account_that_rests_When_a_purchase_meets_it_Then_the_purchase_is_filled(
        bool isProtected,
        int resting
    )
    {
        await using var wire = await OpenAsync(new UpbitQuirks { SmpDefaultFrom = isProtected ? Wire.Noon : null });
        wire.Server.Deposit("ETH", 1m);

        var filled = await MeetOwnAsync(wire);

        Assert.Equal(0.01m, Assert.IsType<OrderOutcome.Accepted>(filled).Report.Executed.Value);
        var open = await wire.Exchange.OpenOrdersAsync(Wire.Market, CancellationToken.None);
        Assert.Equal(resting, Wire.Given(open).Count);
    }

    [Theory]
    [InlineData(false, "1")]
    [InlineData(true, "0.5")]
    public async Task Given_a_dollar_coin_When_it_is_bought_in_whole_won_Then_it_fits_either_unit(
        bool isHalf,
        string unit
    )
    {
        var dollar = new MarketCode("KRW-USDT");
        await using var wire = await OpenAsync(
            new UpbitQuirks { HalfWonForDollars = isHalf },
            UpbitLine.Still(dollar.Value, 1_450m)
        );
        var limit = PriceUnit.Up(new Price(1_455.3m), Wire.Noon);
        var order = OrderIntent.Entry(wire.NextId(), new AccountId(1), dollar, new Volume(10m), limit);

        var bought = await wire.Exchange.PlaceAsync(order, CancellationToken.None);

        Assert.Equal(10m, Assert.IsType<OrderOutcome.Accepted>(bought).Report.Executed.Value);
        var units = await new UpbitMarkets(wire.Client).PriceUnitsAsync([dollar], CancellationToken.None);
        Assert.Equal(unit, Wire.Given(units)[dollar].Value.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData(false, UpbitLanguage.Korean)]
    [InlineData(false, UpbitLanguage.English)]
    [InlineData(true, UpbitLanguage.Korean)]
    [InlineData(true, UpbitLanguage.English)]
    public async Task Given_a_block_in_any_form_and_language_When_it_is_heard_of_Then_its_length_is_understood(
        bool isPlain,
        UpbitLanguage language
    )
    {
        await using var wire = await OpenAsync(new UpbitQuirks { PlainBlockRefusals = isPlain, Language = language });
        wire.Server.Block(TimeSpan.FromMinutes(10));

        await wire.Exchange.BalancesAsync(CancellationToken.None);

        Assert.InRange(wire.Limits.Blocked, TimeSpan.FromMinutes(9), TimeSpan.FromSeconds(601));
    }

    private static Task<Wire> OpenAsync(UpbitQuirks quirks, params ReplayedMarket[] markets) =>
        Wire.OpenAsync(options =>
            options with
            {
                Quirks = quirks,
                Markets = markets.Length > 0 ? markets : options.Markets,
            }
        );

    private static OrderIntent Purchase(OrderId id, decimal coins) =>
        OrderIntent.Entry(id, new AccountId(1), Wire.Market, new Volume(coins), new Price(3_010_000m));

    private static string Ended(OrderOutcome outcome) =>
        outcome.Match(_ => "accepted", refused => refused.Reason, _ => "unknown");

    private static async Task<string> WalkAsync(UpbitQuirks quirks)
    {
        var reader = new UpbitKey("READER", "SECRET")
        {
            Permissions = UpbitPermissions.ViewAccounts | UpbitPermissions.ViewOrders,
        };
        var faults = new FaultPlan();
        await using var wire = await Wire.OpenAsync(
            options => options with { Quirks = quirks, MoreKeys = [reader], Faults = faults },
            new UpbitRateLimits(TimeProvider.System, times: 100)
        );
        wire.Server.Deposit("ETH", 1m);
        var seen = new List<string>();
        await TradeAsync(wire, seen);
        await ReplaceAsync(wire, seen);
        await LookAsync(wire, seen);
        seen.Add($"met: {Said(await MeetOwnAsync(wire))}");
        await LackPermissionAsync(wire, wire.ClientOf(reader), seen);
        faults.Add(
            new()
            {
                Path = "/v1/orders",
                Method = "POST",
                Fault = FaultKind.Status,
                Status = 429,
            }
        );
        seen.Add($"too fast: {Said(await wire.BuyAsync(0.01m, 3_010_000m))}");
        wire.Server.Block(TimeSpan.FromSeconds(10));
        seen.Add($"blocked: {Kind(await wire.Exchange.BalancesAsync(CancellationToken.None))}");
        seen.Add($"not sent: {Said(await wire.BuyAsync(0.01m, 3_010_000m))}");
        return string.Join('\n', seen);
    }

    private static async Task TradeAsync(Wire wire, List<string> seen)
    {
        seen.Add($"bought: {Said(await wire.BuyAsync(0.01m, 3_010_000m))}");
        seen.Add($"too low: {Said(await wire.BuyAsync(0.01m, 2_900_000m))}");
        seen.Add($"too much: {Said(await wire.BuyAsync(100m, 3_010_000m))}");
        seen.Add($"too little: {Said(await wire.BuyAsync(0.001m, 3_010_000m))}");
        seen.Add($"off the unit: {Said(await wire.BuyAsync(0.01m, 3_000_500m))}");
        seen.Add($"sold: {Said(await wire.Exchange.PlaceAsync(wire.Sale(0.02m), CancellationToken.None))}");
        seen.Add($"long: {Said(await wire.Exchange.PlaceAsync(wire.Sale(0.019999999m), CancellationToken.None))}");
        seen.Add($"never sent: {Said(await wire.Exchange.FindAsync(wire.NextId(), CancellationToken.None))}");
    }

    private static async Task ReplaceAsync(Wire wire, List<string> seen)
    {
        var (token, orders) = (CancellationToken.None, new UpbitOrders(wire.Client));
        var old = await RestAsync(
            wire,
            ("side", "ask"),
            ("volume", "0.03"),
            ("price", "3200000"),
            ("ord_type", "limit")
        );
        var next = wire.NextId();
        seen.Add($"replaced: {Said(await orders.ReplaceAsync(old, next, new(3_300_000m), token))}");
        seen.Add($"open: {Said(await wire.Exchange.OpenOrdersAsync(Wire.Market, token))}");
        seen.Add($"cancelled: {Said(await wire.Exchange.CancelAsync(next, token))}");
        seen.Add($"cancelled again: {Said(await wire.Exchange.CancelAsync(next, token))}");
        seen.Add($"cancelled before: {Said(await wire.Exchange.CancelAsync(old, token))}");
        seen.Add(
            $"replaced when closed: {Kind(await orders.ReplaceAsync(old, wire.NextId(), new(3_300_000m), token))}"
        );
        var bought = await RestAsync(wire, ("side", "bid"), ("price", "70000"), ("ord_type", "price"));
        seen.Add($"dust is left: {Said(await wire.Exchange.FindAsync(bought, token))}");
        seen.Add($"tested: {Said(await orders.TestAsync(wire.Purchase(0.01m, 3_010_000m), token))}");
    }

    private static async Task LookAsync(Wire wire, List<string> seen)
    {
        var (token, markets) = (CancellationToken.None, new UpbitMarkets(wire.Client));
        seen.Add($"ended: {Said(await wire.Exchange.ClosedOrdersAsync(Wire.Market, Wire.Noon, token))}");
        var balances = Wire.Given(await wire.Exchange.BalancesAsync(token)).ByCurrency;
        seen.Add($"balances: {string.Join(", ", balances.OrderBy(one => one.Key))}");
        var candles = await wire.Exchange.CandlesAsync(Wire.Market, CandleInterval.Hour, Wire.Noon, 450, token);
        seen.Add($"candles: {Wire.Given(candles).Count}");
        seen.Add($"trades: {Wire.Given(await markets.TradesAsync(Wire.Market, 600, token)).Count}");
        seen.Add($"unit: {Wire.Given(await markets.PriceUnitsAsync([Wire.Market], token))[Wire.Market]}");
        seen.Add($"limits: {Wire.Given(await markets.LimitsAsync(Wire.Market, token))}");
        seen.Add($"no such market: {Kind(await markets.LimitsAsync(new("KRW-NONE"), token))}");
        seen.Add($"no such book: {Kind(await wire.Exchange.OrderBookAsync(new("KRW-NONE"), token))}");
    }

    // A sale of the account's own rests where the purchase would be filled.
    private static async Task<OrderOutcome> MeetOwnAsync(Wire wire)
    {
        await RestAsync(wire, ("side", "ask"), ("volume", "0.03"), ("price", "3001000"), ("ord_type", "limit"));
        return await wire.BuyAsync(0.01m, 3_010_000m);
    }

    private static async Task LackPermissionAsync(Wire wire, UpbitClient reader, List<string> seen)
    {
        var exchange = new UpbitExchange(reader, TimeProvider.System, wire.Clock);
        var outcome = await exchange.PlaceAsync(wire.Purchase(0.01m, 3_010_000m), CancellationToken.None);
        var report = await new KeyCheck(reader, "READER", wire.Clock).RunAsync(Wire.Market, CancellationToken.None);
        seen.Add($"not permitted: {Said(outcome)}");
        seen.Add($"key: {report.Problems.Count} problems, {report.Warnings.Count} warnings");
    }

    private static async Task<OrderId> RestAsync(Wire wire, params (string Name, string Value)[] terms)
    {
        var id = wire.NextId();
        var order = terms.Aggregate(
            new UpbitQuery().With("market", Wire.Market.Value).With("identifier", id.Value),
            (query, term) => query.With(term.Name, term.Value)
        );
        Assert.IsType<UpbitReply.Ok>(await wire.Client.PlaceAsync(order, CancellationToken.None));
        return id;
    }

    // What a message says is for people, and may be in any language; its beginning names the error.
    private static string Said(OrderOutcome outcome) =>
        outcome.Match(
            accepted => Said(accepted.Report),
            refused =>
                refused.Cause == RefusalCause.Pace
                    ? "refused for the pace"
                    : $"refused for {refused.Cause}: {refused.Reason.Split(' ')[0]}",
            unknown => $"unknown: {unknown.Why.Split(' ')[0]}"
        );

    private static string Said(Answer<OrderReport> answer) => Said(Wire.Given(answer));

    private static string Said(Answer<IReadOnlyList<OrderReport>> answer) =>
        string.Join(", ", Wire.Given(answer).Select(Said));

    private static string Said(OrderReport report) => $"{report with { Fills = [] }} {string.Join(' ', report.Fills)}";

    private static string Kind<T>(Answer<T> answer) => $"{Assert.IsType<Answer<T>.Failed>(answer).Kind}";
}
