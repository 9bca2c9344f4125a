using Bot.Domain.Ablation;
using Bot.Domain.Decisions;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Tests.Ablation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Tests.Storage;

/// <summary>The arms in a real file: with the cycle or not at all, and the same after a restart.</summary>
public sealed class ArmBookTests
{
    private const string Market = "KRW-ETH";

    [Fact]
    public async Task Given_purses_of_a_cycle_when_the_program_starts_anew_then_they_go_on_as_if_nothing_had_happened()
    {
        using var store = await Store.OpenAsync();
        var before = Stepped(Hours.Cheap(0)).ConvertAll(purse => ArmStep.Take(purse, Hours.Dear(1)));
        await EndAsync(store, Hours.Dear(1), before);

        var factory = new PooledDbContextFactory<BotDb>(DatabaseStart.Options(store.File));
        var after = await new ArmBook(factory).PursesAsync(1, Market, CancellationToken.None);

        Assert.Equal(Enum.GetValues<Arm>(), after.Select(purse => purse.Arm));
        Assert.All(
            before.Zip(after),
            pair =>
            {
                Assert.Equal(pair.First.Days, pair.Second.Days);
                Assert.Equal(pair.First.Closed, pair.Second.Closed);
                Assert.Equal(pair.First with { Days = [], Closed = [] }, pair.Second with { Days = [], Closed = [] });
                var cheap = Hours.Cheap(6);
                Assert.Equal(ArmStep.Take(pair.First, cheap).Equity, ArmStep.Take(pair.Second, cheap).Equity);
            }
        );
    }

    [Fact]
    public async Task Given_a_halted_purse_when_it_is_read_then_it_is_halted_still()
    {
        using var store = await Store.OpenAsync();
        var halted = Stepped(Hours.Cheap(0))
            .Select(purse => purse with { HaltedOn = TradingDay.Of(Hours.Start) })
            .ToList();

        await EndAsync(store, Hours.Cheap(0), halted);

        var read = await Book(store).PursesAsync(1, Market, CancellationToken.None);
        Assert.All(read, purse => Assert.Equal(TradingDay.Of(Hours.Start), purse.HaltedOn));
    }

    [Fact]
    public async Task Given_a_slot_that_has_ended_when_it_ends_again_then_neither_cycle_nor_arms_are_written()
    {
        using var store = await Store.OpenAsync();
        var first = Stepped(Hours.Calm(0));
        await EndAsync(store, Hours.Calm(0), first);

        await Assert.ThrowsAsync<DbUpdateException>(() => EndAsync(store, Hours.Cheap(0), Stepped(Hours.Cheap(0))));

        var read = await Book(store).PursesAsync(1, Market, CancellationToken.None);
        Assert.Equal(first.Select(purse => purse.Cash), read.Select(purse => purse.Cash));
        Assert.Equal(1, await store.ReadAsync(db => db.ArmCycles.CountAsync()));
    }

    [Fact]
    public async Task Given_arms_of_a_cycle_when_they_are_written_twice_then_the_first_stays()
    {
        using var store = await Store.OpenAsync();
        foreach (var cycle in new[] { Hours.Calm(0), Hours.Calm(0, 2_000m) })
        {
            await using var db = await store.Databases.CreateDbContextAsync();
            await ArmBook.WriteAsync(db, Record(cycle, Stepped(cycle)), CancellationToken.None);
            await db.SaveChangesAsync();
        }

        Assert.Equal(1_000m, (await store.ReadAsync(db => db.ArmCycles.SingleAsync())).LastPrice);
    }

    [Fact]
    public async Task Given_outcomes_when_they_are_counted_then_each_word_has_its_line_and_nothing_is_guessed()
    {
        using var store = await Store.OpenAsync();
        await store.WriteAsync(db =>
            db.AdviceOutcomes.AddRange(
                Outcome(0, Confidence.High, true),
                Outcome(1, Confidence.High, true),
                Outcome(2, Confidence.High, false),
                Outcome(3, Confidence.High, null),
                Outcome(4, Confidence.Low, null, isJudged: true)
            )
        );

        var lines = await Book(store).CalibrationAsync(1, Market, CancellationToken.None);

        Assert.Equal(
            [
                new CalibrationLine(Confidence.High, 2, 3, 1, 0),
                new CalibrationLine(Confidence.Medium, 0, 0, 0, 0),
                new CalibrationLine(Confidence.Low, 0, 0, 0, 1),
            ],
            lines
        );
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, 1)]
    public async Task Given_pending_advice_when_its_time_comes_then_it_is_due(int ticks, int due)
    {
        using var store = await Store.OpenAsync();
        await store.WriteAsync(db =>
            db.AdviceOutcomes.AddRange(
                Outcome(0, Confidence.High, null),
                Outcome(-1, Confidence.High, null, isJudged: true)
            )
        );

        var found = await Book(store)
            .DueAsync(1, Market, Hours.Start.AddHours(24).AddTicks(ticks), CancellationToken.None);

        Assert.Equal(due, found.Count);
    }

    [Fact]
    public async Task Given_cycles_around_midnight_when_the_days_start_is_asked_for_then_a_minutes_slack_counts()
    {
        using var store = await Store.OpenAsync();
        await EndAsync(store, Hours.Calm(-1, 900m), Stepped(Hours.Calm(-1, 900m)));
        var seconds = Hours.Calm(0) with { At = Hours.Start.AddSeconds(5) };
        await EndAsync(store, seconds, Stepped(seconds));
        await EndAsync(store, Hours.Calm(1, 1_100m), Stepped(Hours.Calm(1, 1_100m)));

        await using var db = await store.Databases.CreateDbContextAsync();
        var at = await ArmBook.AtAsync(db, 1, Market, Hours.Start, CancellationToken.None);

        Assert.Equal(1_000m, at!.LastPrice);
        Assert.Null(await ArmBook.AtAsync(db, 1, Market, Hours.Start.AddHours(-2), CancellationToken.None));
    }

    private static ArmBook Book(Store store) => new(store.Databases);

    private static List<ArmPurse> Stepped(ArmCycle cycle) =>
        [.. Enum.GetValues<Arm>().Select(arm => ArmStep.Take(Hours.Open(arm), cycle))];

    private static Task EndAsync(Store store, ArmCycle cycle, IReadOnlyList<ArmPurse> purses) =>
        new Journal(store.Databases, new CycleInputs(new CandleStore())).EndAsync(
            new AccountRow
            {
                Id = 1,
                Name = "main",
                Market = Market,
                Profile = "balanced",
                Strategy = "rsi-mean-reversion",
                StateReason = "new",
            },
            new CycleRecord
            {
                Slot = cycle.Slot,
                StartedAt = cycle.At,
                EndedAt = cycle.At,
                Ending = Ending.HoldNoSignal("RSI 50"),
                Arms = Record(cycle, purses),
            },
            CancellationToken.None
        );

    private static ArmRecord Record(ArmCycle cycle, IReadOnlyList<ArmPurse> purses) =>
        new(
            purses,
            new ArmCycleRow
            {
                AccountId = 1,
                Market = Market,
                Slot = cycle.Slot,
                At = cycle.At,
                LastPrice = cycle.Last.Value,
                Rules = purses[0].Equity.Value,
                Applied = purses[1].Equity.Value,
                Alone = purses[2].Equity.Value,
                Holding = purses[3].Equity.Value,
            },
            []
        );

    private static AdviceOutcomeRow Outcome(int hour, Confidence confidence, bool? hit, bool isJudged = false)
    {
        var at = Hours.Start.AddHours(hour);
        return new AdviceOutcomeRow
        {
            AccountId = 1,
            Market = Market,
            Slot = at,
            At = at,
            Action = TradeAction.Buy,
            Confidence = confidence,
            Price = 1_000m,
            DueAt = at.AddHours(24),
            JudgedAt = isJudged || hit is not null ? at.AddHours(25) : null,
            LaterPrice = hit is null ? null : 1_100m,
            Hit = hit,
        };
    }
}
