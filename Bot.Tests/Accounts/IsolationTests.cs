using System.Collections.Concurrent;
using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.States;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Accounts;

/// <summary>Several accounts in one program: each has its own, and none waits for another.</summary>
public sealed class IsolationTests
{
    private static readonly string[] Five = ["KRW-ETH", "KRW-XRP", "KRW-ADA", "KRW-SOL", "KRW-DOGE"];

    [Fact]
    public async Task Given_Fifty_accounts_on_five_markets_When_A_slot_comes_Then_Each_runs_once_and_candles_are_asked_for_once()
    {
        await using var town = await Town.OpenAsync([.. Enumerable.Range(0, 50).Select(index => Five[index % 5])]);
        town.Asked.Clear();

        town.Beat();
        town.House.Beat();
        await town.IdleAsync();

        var cycles = await town.ReadAsync(db => db.Cycles.AsNoTracking().Where(one => one.Slot == Town.Slot).ToList());
        Assert.Equal(Enumerable.Range(1, 50), cycles.Select(one => one.AccountId).Order());
        Assert.All(cycles, one => Assert.DoesNotContain("fault", one.Reason, StringComparison.OrdinalIgnoreCase));
        var candles = town.Asked.Where(one => one.StartsWith("/v1/candles", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(candles);
        Assert.All(candles.CountBy(one => one), one => Assert.Equal(1, one.Value));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 120)]
    [InlineData(50, 5_880)]
    [InlineData(60, 7_080)]
    [InlineData(61, 0)]
    public void Given_An_account_When_A_slot_comes_Then_Its_turn_is_the_same_each_time(int account, int milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), AccountSeat.TurnOf(new AccountId(account)));

    [Fact]
    public async Task Given_An_exchange_that_is_silent_to_one_account_When_A_slot_comes_Then_The_others_run_their_cycle()
    {
        await using var town = await Town.OpenAsync("KRW-ETH", "KRW-XRP", "KRW-ADA");
        town.Held["/v1/candles/minutes/60?market=KRW-XRP"] = new TaskCompletionSource();

        town.Beat();
        await town.UntilAskedAsync("/v1/candles/minutes/60?market=KRW-XRP");
        await town.IdleAsync(1);
        await town.IdleAsync(3);

        Assert.Equal(
            [1, 3],
            await town.ReadAsync(db => db.Cycles.Select(one => one.AccountId).OrderBy(id => id).ToList())
        );
        Assert.True(town.Get<Trader>(2).Cycles);
    }

    [Fact]
    public async Task Given_An_advisor_that_is_silent_to_one_account_When_A_slot_comes_Then_The_others_run_their_cycle()
    {
        var silent = new SilentAdvisor();
        await using var town = await Town.BuildAsync(
            ["KRW-ETH", "KRW-ETH", "KRW-ETH"],
            services =>
                services.AddSingleton(provider => ActivatorUtilities.CreateInstance<AdvisorDesk>(provider, silent))
        );
        await town.StartAsync();
        await town.WriteAsync(db => db.Accounts.Single(one => one.Id == 2).Advisor = AdvisorMode.Decide);

        town.Beat();
        await silent.Asked.WaitAsync(TimeSpan.FromSeconds(60));
        await town.IdleAsync(1);
        await town.IdleAsync(3);

        Assert.Equal(
            [1, 3],
            await town.ReadAsync(db => db.Cycles.Select(one => one.AccountId).OrderBy(id => id).ToList())
        );
        Assert.True(town.Get<Trader>(2).Cycles);
    }

    [Fact]
    public async Task Given_Two_accounts_of_one_market_When_One_buys_Then_The_other_has_its_purse_and_no_order()
    {
        await using var town = await Town.OpenAsync("KRW-ETH", "KRW-ETH");
        var intent = new OrderSeries(new AccountId(2), new MarketCode("KRW-ETH"), Town.Slot, "entry").Entry(
            1,
            new Volume(10m),
            new Price(1_010m)
        );

        var bought = await town.Get<IExchange>(2).PlaceAsync(intent, CancellationToken.None);

        Assert.True(bought is OrderOutcome.Accepted { Report.Executed.Value: 10m }, $"{bought}");
        Assert.Equal(10m, (await BalancesAsync(town, 2)).Of("ETH").Free);
        Assert.Equal(0m, (await BalancesAsync(town, 1)).Of("ETH").Free);
        Assert.IsType<OrderOutcome.Refused>(await town.Get<IExchange>(1).FindAsync(intent.Id, CancellationToken.None));
        Assert.NotNull(town.Get<HeldMemory>(2).Position);
        Assert.Null(town.Get<HeldMemory>(1).Position);
    }

    [Fact]
    public async Task Given_Two_accounts_When_One_panics_Then_The_other_goes_on()
    {
        await using var town = await Town.OpenAsync("KRW-ETH", "KRW-ETH");

        town.House.Panic(new AccountId(2), "1", sell: false);
        await town.IdleAsync();

        Assert.Equal(
            [TradingState.Running, TradingState.ManualHalt],
            await town.ReadAsync(db => db.Accounts.OrderBy(one => one.Id).Select(one => one.State).ToList())
        );
    }

    [Fact]
    public async Task Given_A_cycle_that_goes_on_When_A_panic_cuts_it_Then_Whoever_watches_is_told()
    {
        var seen = new Spectator();
        await using var town = await Town.BuildAsync(
            ["KRW-ETH", "KRW-XRP"],
            services => services.AddSingleton<ICycleWatch>(seen)
        );
        await town.StartAsync();
        town.Held["/v1/candles/minutes/60?market=KRW-XRP"] = new TaskCompletionSource();
        town.Beat();
        await town.UntilAskedAsync("/v1/candles/minutes/60?market=KRW-XRP");

        town.House.Panic(new AccountId(2), "1", sell: false);
        town.Held["/v1/candles/minutes/60?market=KRW-XRP"].SetResult();
        await town.IdleAsync();

        Assert.Equal([(2, Town.Slot)], seen.Cuts.Select(one => (one.Account, one.Slot)));
    }

    [Fact]
    public async Task Given_A_command_of_one_account_When_Its_bell_rings_Then_The_other_does_not_do_it()
    {
        await using var town = await Town.OpenAsync("KRW-ETH", "KRW-ETH");
        await town.WriteAsync(db => db.Commands.Add(Commanded(2, town.Clock.GetUtcNow())));

        town.House.Ring(new AccountId(1));
        await town.IdleAsync();
        Assert.Null(await town.ReadAsync(db => db.Commands.Single().DoneAt));

        town.House.Ring(new AccountId(2));
        await town.IdleAsync();
        Assert.Equal(
            [TradingState.Running, TradingState.Stopped],
            await town.ReadAsync(db => db.Accounts.OrderBy(one => one.Id).Select(one => one.State).ToList())
        );
    }

    [Fact]
    public async Task Given_Another_program_that_polls_When_It_is_seen_Then_Every_account_halts()
    {
        await using var town = await Town.OpenAsync("KRW-ETH", "KRW-XRP");

        town.House.SecondPoller("409");
        await town.IdleAsync();

        Assert.All(
            await town.ReadAsync(db => db.Accounts.Select(one => one.State).ToList()),
            state => Assert.Equal(TradingState.ManualHalt, state)
        );
    }

    [Fact]
    public async Task Given_Several_accounts_When_The_program_is_killed_and_started_Then_Each_goes_on_where_it_was()
    {
        await using var town = await Town.OpenAsync("KRW-ETH", "KRW-XRP", "KRW-ADA");
        town.Beat();
        await town.IdleAsync();
        town.House.Panic(new AccountId(2), "1", sell: false);
        await town.IdleAsync();

        await town.KillAsync();
        town.Clock.AdvanceTo(Town.Slot.AddHours(1).AddSeconds(7));
        await town.StartAsync();
        town.House.Beat();
        await town.IdleAsync();

        var slots = await town.ReadAsync(db =>
            db.Cycles.AsNoTracking().OrderBy(one => one.AccountId).ThenBy(one => one.Slot).ToList()
        );
        Assert.Equal(
            [(1, 0), (1, 1), (2, 0), (2, 1), (3, 0), (3, 1)],
            slots.Select(one => (one.AccountId, (int)(one.Slot - Town.Slot).TotalHours))
        );
        Assert.Equal(
            [TradingState.Running, TradingState.ManualHalt, TradingState.Running],
            await town.ReadAsync(db => db.Accounts.OrderBy(one => one.Id).Select(one => one.State).ToList())
        );
    }

    [Fact]
    public async Task Given_An_account_that_is_made_while_the_program_runs_When_It_is_opened_Then_It_takes_part()
    {
        await using var town = await Town.OpenAsync("KRW-ETH");
        await town.WriteAsync(db => db.Accounts.Add(Town.Account(2, "KRW-XRP")));

        town.House.Refit(new AccountId(2));
        await town.IdleAsync();
        town.Beat();
        await town.IdleAsync();

        Assert.Equal(
            [1, 2],
            await town.ReadAsync(db => db.Cycles.Select(one => one.AccountId).OrderBy(id => id).ToList())
        );
    }

    [Fact]
    public async Task Given_An_account_that_is_opened_anew_When_A_panic_came_meanwhile_Then_It_is_done()
    {
        await using var town = await Town.OpenAsync("KRW-ETH", "KRW-XRP");
        town.Held["/v1/candles/minutes/60?market=KRW-XRP"] = new TaskCompletionSource();
        town.Beat();
        await town.UntilAskedAsync("/v1/candles/minutes/60?market=KRW-XRP");

        town.House.Refit(new AccountId(2));
        town.House.Panic(new AccountId(2), "1", sell: false);
        await town.IdleAsync();

        Assert.Equal(TradingState.ManualHalt, await town.ReadAsync(db => db.Accounts.Single(one => one.Id == 2).State));
    }

    private static async Task<Balances> BalancesAsync(Town town, int account) =>
        ((Answer<Balances>.Given)await town.Get<IExchange>(account).BalancesAsync(CancellationToken.None)).Value;

    private static CommandRow Commanded(int account, DateTimeOffset at) =>
        new()
        {
            AccountId = account,
            PersonId = 1,
            Command = System.Text.Json.JsonSerializer.Serialize<PersonCommand>(new PersonCommand.Stop(Sell: false)),
            AskedAt = at,
        };

    /// <summary>Keeps which cycles were cut short.</summary>
    private sealed class Spectator : ICycleWatch
    {
        public ConcurrentQueue<CycleTag> Cuts { get; } = new();

        public void Reached(CycleStage stage, CycleTag cycle, CycleNotes notes) { }

        public void Ended(CycleTag cycle, TerminalReason reason) { }

        public void Cut(CycleTag cycle) => Cuts.Enqueue(cycle);
    }

    /// <summary>Answers nobody.</summary>
    private sealed class SilentAdvisor : IAdvisor
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public async Task<Advised> AdviseAsync(AdviceRequest request, CancellationToken token)
        {
            _asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new System.Diagnostics.UnreachableException();
        }
    }
}
