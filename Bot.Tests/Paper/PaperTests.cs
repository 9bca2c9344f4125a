using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Options;
using Bot.Host.Paper;
using Bot.Host.Trading;
using Bot.Sandbox;
using Bot.Tests.Emergencies;
using Bot.Tests.Trading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Paper;

/// <summary>Trading on paper against the sandbox's market over HTTP, with the books in a real database.</summary>
public sealed class PaperTests
{
    private const decimal Deep = 40_000_000m;
    private const decimal Thin = 85_000m;
    private const decimal Purse = 10_000_000m;

    [Fact]
    public async Task Given_a_thin_book_When_a_purchase_meets_it_Then_it_walks_the_levels_and_pays_the_fee()
    {
        await using var floor = await Floor.OpenAsync(Thin);
        var paper = Open(floor);
        var asks = (await BookAsync(floor)).Asks;
        var volume = asks[0].Volume + asks[1].Volume;

        var report = Accepted(await paper.PlaceAsync(Buy(1, volume, asks[1].Price), default));

        Assert.Equal([asks[0].Price, asks[1].Price], report.Fills.Select(fill => fill.Price));
        var funds = (asks[0].Price * asks[0].Volume) + (asks[1].Price * asks[1].Volume);
        Assert.Equal((funds.Value, funds.Value * 0.0005m), (report.Funds.Value, report.Fee.Value));
        var purse = await PurseAsync(paper);
        Assert.Equal(new Balance(Purse - (funds.Value * 1.0005m), 0m), purse.Of("KRW"));
        Assert.Equal(new Balance(volume.Value, 0m), purse.Of("ETH"));
        Assert.Empty(floor.Upbit.Ledger.Orders);
    }

    [Fact]
    public async Task Given_less_in_the_book_within_the_limit_When_an_order_meets_it_Then_the_rest_stays_unfilled()
    {
        await using var floor = await Floor.OpenAsync(Thin);
        var paper = Open(floor);
        var best = (await BookAsync(floor)).Asks[0];

        var report = Accepted(await paper.PlaceAsync(Buy(1, best.Volume + new Volume(1m), best.Price), default));

        Assert.True(report.IsClosed);
        Assert.Equal(best.Volume, report.Executed);
        Assert.Equal(0m, (await PurseAsync(paper)).Of("KRW").Locked);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task Given_a_level_that_we_took_When_another_order_comes_Then_it_is_there_again_only_if_the_book_moved(
        bool moved,
        int filled
    )
    {
        await using var floor = await Floor.OpenAsync(Thin);
        var wire = new ReplayClock(Floor.Slot);
        var paper = Open(floor, wire: wire);
        var best = (await BookAsync(floor)).Asks[0];
        Accepted(await paper.PlaceAsync(Buy(1, best.Volume, best.Price), default));
        wire.Advance(TimeSpan.FromSeconds(1));
        floor.Exchange.Book = (_, answer) => moved ? Shrunk(answer) : answer;

        var report = Accepted(await paper.PlaceAsync(Buy(2, best.Volume, best.Price), default));

        Assert.Equal(filled, report.Fills.Count);
    }

    [Fact]
    public async Task Given_a_book_that_moves_while_an_order_is_on_its_way_When_it_arrives_Then_it_meets_what_is_there()
    {
        await using var floor = await Floor.OpenAsync(Deep);
        var wire = new ReplayClock(Floor.Slot);
        var paper = Open(floor, TimeSpan.FromMilliseconds(200), wire);
        var best = (await BookAsync(floor)).Asks[0];
        floor.Exchange.Books = 0;
        floor.Exchange.Book = (reading, answer) => reading == 1 ? answer : WithoutAsks(answer);

        var placing = paper.PlaceAsync(Buy(1, new Volume(1m), best.Price), default);
        await UntilAsync(() => wire.NextDue is not null);
        Assert.Equal(best.Price.Value * 1.0005m, (await PurseAsync(paper)).Of("KRW").Locked);
        wire.Advance(TimeSpan.FromMilliseconds(199));
        Assert.False(placing.IsCompleted);
        wire.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Empty(Accepted(await placing).Fills);
        Assert.Equal(new Balance(Purse, 0m), (await PurseAsync(paper)).Of("KRW"));
    }

    [Theory]
    [InlineData(1_100_000.5, 1, "invalid_price_bid")]
    [InlineData(1_100_000, 0.000000001, "invalid_volume_bid")]
    [InlineData(1_000_000, 0.00499999, "under_min_total_bid")]
    [InlineData(1_000_000, 0.005, null)]
    [InlineData(1_000_000, 9.99500249, null)]
    [InlineData(1_000_000, 9.99500250, "insufficient_funds_bid")]
    public async Task Given_a_purchase_When_the_exchange_would_refuse_it_Then_it_is_refused_by_that_name(
        double limit,
        double volume,
        string? name
    )
    {
        await using var floor = await Floor.OpenAsync(Deep);
        var paper = Open(floor);

        var outcome = await paper.PlaceAsync(Buy(1, new Volume((decimal)volume), new Price((decimal)limit)), default);

        Assert.Equal(name, (outcome as OrderOutcome.Refused)?.Reason);
        Assert.Equal(0m, (await PurseAsync(paper)).Of("KRW").Locked);
    }

    [Theory]
    [InlineData(0.004, "under_min_total_market_ask")]
    [InlineData(0.5, null)]
    [InlineData(0.50000001, "insufficient_funds_ask")]
    public async Task Given_half_a_coin_When_a_sale_would_be_refused_Then_it_is_refused_by_that_name(
        double volume,
        string? name
    )
    {
        await using var floor = await Floor.OpenAsync(Deep);
        var paper = Open(floor);
        Accepted(await paper.PlaceAsync(Buy(1, new Volume(0.5m), new Price(1_200_000m)), default));

        var outcome = await paper.PlaceAsync(Sell(1, new Volume((decimal)volume)), default);

        Assert.Equal(name, (outcome as OrderOutcome.Refused)?.Reason);
    }

    [Fact]
    public async Task Given_an_order_that_was_placed_When_it_is_placed_again_Then_it_is_the_same_order()
    {
        await using var floor = await Floor.OpenAsync(Deep);
        var paper = Open(floor);
        var intent = Buy(1, new Volume(1m), new Price(1_200_000m));
        var first = Accepted(await paper.PlaceAsync(intent, default));

        var second = Accepted(await Open(floor).PlaceAsync(intent, default));

        Assert.Equal(first.Fills, second.Fills);
        Assert.Equal(1m, (await PurseAsync(paper)).Of("ETH").Free);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Given_a_crash_while_an_order_is_on_its_way_When_it_is_asked_for_Then_it_is_found_and_ends(
        bool cancels
    )
    {
        await using var floor = await Floor.OpenAsync(Deep);
        var intent = Buy(1, new Volume(1m), new Price(1_200_000m));
        using var crash = new CancellationTokenSource();
        var wire = new ReplayClock(Floor.Slot);
        var placing = Open(floor, TimeSpan.FromSeconds(1), wire).PlaceAsync(intent, crash.Token);
        await UntilAsync(() => wire.NextDue is not null);
        await crash.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => placing);

        var next = Open(floor);
        Assert.Equal(1_200_600m, (await PurseAsync(next)).Of("KRW").Locked);
        Assert.Equal(
            intent.Id.Value,
            Assert.Single(Given(await next.OpenOrdersAsync(Floor.Market, default))).Identifier
        );
        var report = Accepted(
            cancels ? await next.CancelAsync(intent.Id, default) : await next.FindAsync(intent.Id, default)
        );

        Assert.Equal(cancels ? 0m : 1m, report.Executed.Value);
        Assert.Equal(0m, (await PurseAsync(next)).Of("KRW").Locked);
        Assert.Empty(Given(await next.OpenOrdersAsync(Floor.Market, default)));
        Assert.Single(Given(await next.ClosedOrdersAsync(Floor.Market, Floor.Slot, default)));
        Assert.Empty(Given(await next.ClosedOrdersAsync(Floor.Market, Floor.Slot.AddMinutes(1), default)));
    }

    [Fact]
    public async Task Given_an_order_that_never_was_When_it_is_asked_for_Then_it_is_proved_so()
    {
        await using var floor = await Floor.OpenAsync(Deep);

        var outcome = await Open(floor).FindAsync(Buy(1, new Volume(1m), new Price(1m)).Id, default);

        Assert.Equal("order_not_found", Assert.IsType<OrderOutcome.Refused>(outcome).Reason);
    }

    [Fact]
    public async Task Given_an_account_of_before_When_its_purse_is_first_used_Then_it_is_carried_over_once()
    {
        await using var floor = await Floor.OpenAsync(Deep);
        await floor.HoldAsync(1m, 1_100_000m);
        var paper = Open(floor);
        var before = await PurseAsync(paper);

        await floor.WriteAsync(db => db.Fills.RemoveRange(db.Fills));

        Assert.Equal((8_900_000m, 1m), (before.Of("KRW").Free, before.Of("ETH").Free));
        Assert.Equal(before.ByCurrency, (await PurseAsync(paper)).ByCurrency);
    }

    [Fact]
    public async Task Given_a_database_that_is_damaged_When_paper_is_asked_Then_it_is_away_and_throws_nothing()
    {
        await using var floor = await Floor.OpenAsync(Deep);
        var paper = Open(floor);
        await using var db = await floor.Databases.CreateDbContextAsync();
        using var damage = Trouble.Damage(db.Database.GetDbConnection().DataSource);

        Assert.IsType<Answer<Balances>.Failed>(await paper.BalancesAsync(default));
        Assert.IsType<OrderOutcome.Unknown>(await paper.PlaceAsync(Sell(1, new Volume(1m)), default));
        Assert.IsType<OrderOutcome.Unknown>(await paper.FindAsync(Sell(1, new Volume(1m)).Id, default));
    }

    [Fact]
    public async Task Given_many_orders_When_all_have_ended_Then_the_purse_is_what_its_fills_make_it()
    {
        await using var floor = await Floor.OpenAsync(Thin);
        var paper = Open(floor);
        var reports = new List<OrderReport>();
        for (var attempt = 1; attempt <= 60; attempt++)
        {
            var volume = new Volume(attempt * 7_919 % 1_000 / 1_000m);
            var intent = attempt % 5 < 3 ? Buy(attempt, volume, new Price(1_110_000m)) : Sell(attempt, volume);
            if (await paper.PlaceAsync(intent, default) is OrderOutcome.Accepted accepted)
            {
                reports.Add(accepted.Report);
            }

            Assert.All(
                (await PurseAsync(paper)).ByCurrency.Values,
                balance => Assert.True(balance is { Free: >= 0, Locked: 0 })
            );
        }

        Assert.Contains(reports, report => report.Fills.Count > 1);
        static decimal Signed(OrderReport report, decimal value) => report.Side == OrderSide.Buy ? value : -value;
        var purse = await PurseAsync(paper);
        Assert.Equal(Purse - reports.Sum(one => Signed(one, one.Funds.Value) + one.Fee.Value), purse.Of("KRW").Free);
        Assert.Equal(reports.Sum(one => Signed(one, one.Executed.Value)), purse.Of("ETH").Free);
    }

    private static PaperExchange Open(Floor floor, TimeSpan latency = default, TimeProvider? wire = null) =>
        new(
            floor.Exchange,
            new PaperVault(floor.Databases, new AccountId(1), new PaperOptions { InitialKrw = Purse }),
            new PaperTerms(latency, null, floor.Time, NullLogger<PaperTerms>.Instance),
            floor.Time,
            wire ?? TimeProvider.System
        );

    private static OrderIntent Buy(int attempt, Volume volume, Price limit) =>
        OrderIntent.Entry(Id("entry", attempt), new AccountId(1), Floor.Market, volume, limit);

    private static OrderIntent Sell(int attempt, Volume volume) =>
        OrderIntent.Exit(Id("sell", attempt), new AccountId(1), Floor.Market, volume, "sold");

    private static OrderId Id(string leg, int attempt) => OrderId.For(new AccountId(1), Floor.Slot, leg, attempt);

    private static async Task<OrderBook> BookAsync(Floor floor) =>
        Given(await floor.Exchange.OrderBookAsync(Floor.Market, default));

    private static async Task<Balances> PurseAsync(PaperExchange paper) => Given(await paper.BalancesAsync(default));

    private static OrderReport Accepted(OrderOutcome outcome) => Assert.IsType<OrderOutcome.Accepted>(outcome).Report;

    private static T Given<T>(Answer<T> answer) => Assert.IsType<Answer<T>.Given>(answer).Value;

    private static Answer<OrderBook> WithoutAsks(Answer<OrderBook> answer) =>
        new Answer<OrderBook>.Given(Given(answer) with { Asks = [] });

    private static Answer<OrderBook> Shrunk(Answer<OrderBook> answer)
    {
        var book = Given(answer);
        return new Answer<OrderBook>.Given(
            book with
            {
                Asks = [.. book.Asks.Select(level => level with { Volume = Volume.Cut(level.Volume.Value / 2m) })],
            }
        );
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!holds())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }
}
