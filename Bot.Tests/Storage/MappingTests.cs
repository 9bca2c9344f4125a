using Bot.Domain.Decisions;
using Bot.Domain.Orders;
using Bot.Domain.States;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bot.Tests.Storage;

public sealed class MappingTests
{
    public static TheoryData<string> Reasons => [.. Enum.GetValues<TerminalReason>().Select(reason => reason.Text())];

    [Theory]
    [InlineData("0.00000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-1234567890.123456789012345678")]
    [InlineData("0.1000000000000000055511151231")]
    [InlineData("0")]
    public async Task Given_a_decimal_when_it_is_written_and_read_then_no_digit_is_lost(string text)
    {
        using var store = await Store.OpenAsync();
        var exact = decimal.Parse(text);

        await store.WriteAsync(db =>
            db.Equity.Add(
                new EquityRow
                {
                    AccountId = 1,
                    At = Store.Now,
                    Equity = exact,
                }
            )
        );

        Assert.Equal(exact, (await store.ReadAsync(db => db.Equity.AsNoTracking().SingleAsync())).Equity);
    }

    [Fact]
    public async Task Given_instants_of_several_offsets_when_ordered_in_sql_then_their_time_counts()
    {
        using var store = await Store.OpenAsync();
        var korean = new DateTimeOffset(2024, 5, 10, 9, 0, 0, TimeSpan.FromHours(9));
        var universal = new DateTimeOffset(2024, 5, 10, 0, 0, 1, TimeSpan.Zero);
        await store.WriteAsync(db =>
            db.Equity.AddRange(
                new EquityRow { AccountId = 1, At = universal },
                new EquityRow { AccountId = 1, At = korean }
            )
        );

        var ordered = await store.ReadAsync(db => db.Equity.OrderBy(row => row.At).Select(row => row.At).ToListAsync());
        var after = await store.ReadAsync(db => db.Equity.CountAsync(row => row.At > korean));

        Assert.Equal([korean, universal], ordered);
        Assert.All(ordered, at => Assert.Equal(TimeSpan.Zero, at.Offset));
        Assert.Equal(1, after);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task Given_a_terminal_reason_when_a_cycle_ends_with_it_then_it_is_admitted(string reason)
    {
        using var store = await Store.OpenAsync();

        await store.WriteAsync(db => db.Cycles.Add(Store.Cycle(reason)));

        Assert.Equal(reason, await store.ReadAsync(db => db.Cycles.Select(row => row.Reason).SingleAsync()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Bought")]
    [InlineData("bored")]
    public async Task Given_another_text_when_a_cycle_ends_with_it_then_the_database_refuses(string reason)
    {
        using var store = await Store.OpenAsync();

        var refusal = await Assert.ThrowsAsync<DbUpdateException>(() =>
            store.WriteAsync(db => db.Cycles.Add(Store.Cycle(reason)))
        );

        Assert.Contains("CK_Cycles_Reason", refusal.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_slot_that_has_ended_when_it_ends_again_then_the_database_refuses()
    {
        using var store = await Store.OpenAsync();
        await store.WriteAsync(db => db.Cycles.Add(Store.Cycle()));

        await Assert.ThrowsAsync<DbUpdateException>(() => store.WriteAsync(db => db.Cycles.Add(Store.Cycle())));
    }

    [Fact]
    public async Task Given_no_such_account_when_something_is_written_for_it_then_the_database_refuses()
    {
        using var store = await Store.OpenAsync();

        await Assert.ThrowsAsync<DbUpdateException>(() =>
            store.WriteAsync(db =>
                db.Marks.Add(
                    new MarkRow
                    {
                        AccountId = 2,
                        Name = "report",
                        Value = "1",
                    }
                )
            )
        );
    }

    [Fact]
    public async Task Given_enums_when_they_lie_in_the_file_then_they_are_their_names()
    {
        using var store = await Store.OpenAsync();
        await store.WriteAsync(db =>
            db.Fills.Add(
                new FillRow
                {
                    AccountId = 1,
                    ExchangeId = "x",
                    OrderId = "o",
                    Market = "KRW-ETH",
                    Side = OrderSide.Sell,
                    At = Store.Now,
                }
            )
        );

        Assert.Equal(nameof(OrderSide.Sell), await store.ScalarAsync("SELECT Side FROM Fills"));
        Assert.Equal(nameof(TradingState.Stopped), await store.ScalarAsync("SELECT State FROM Accounts"));
    }

    [Theory]
    [InlineData("SELECT * FROM Cycles WHERE AccountId = 1 AND StartedAt > 5 ORDER BY StartedAt DESC")]
    [InlineData("SELECT * FROM Fills WHERE AccountId = 1 AND Side = 'Buy' ORDER BY At DESC")]
    [InlineData("SELECT * FROM Equity WHERE AccountId = 1 AND At <= 5 ORDER BY At DESC")]
    [InlineData("SELECT * FROM ArmCycles WHERE AccountId = 1 AND Market = 'KRW-ETH' AND At <= 5 ORDER BY At DESC")]
    [InlineData("SELECT * FROM AdviceOutcomes WHERE AccountId = 1 AND JudgedAt IS NULL AND DueAt <= 5")]
    [InlineData("SELECT * FROM Orders WHERE AccountId = 1 AND Status = 'Intended'")]
    [InlineData("SELECT * FROM Outbox WHERE EndedAt IS NULL")]
    [InlineData("SELECT * FROM Trades WHERE AccountId = 1 ORDER BY ClosedAt DESC")]
    public async Task Given_a_query_that_is_asked_often_when_it_is_planned_then_an_index_serves_it(string query)
    {
        using var store = await Store.OpenAsync();

        var plan = await PlanAsync(store, query);

        Assert.Contains("INDEX", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_model_when_it_is_compared_with_the_migrations_then_none_is_missing()
    {
        using var store = await Store.OpenAsync();
        await using var db = await store.Databases.CreateDbContextAsync();
        var last = db.GetService<IMigrationsAssembly>().ModelSnapshot!.Model;
        var finished = db.GetService<IModelRuntimeInitializer>().Initialize(((IMutableModel)last).FinalizeModel());

        var differences = db.GetService<IMigrationsModelDiffer>()
            .GetDifferences(
                finished.GetRelationalModel(),
                db.GetService<IDesignTimeModel>().Model.GetRelationalModel()
            );

        Assert.Empty(differences);
    }

    private static Task<string> PlanAsync(Store store, string query) =>
        store.ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"EXPLAIN QUERY PLAN {query}";
            await using var reader = await command.ExecuteReaderAsync();
            var steps = new List<string>();
            while (await reader.ReadAsync())
            {
                steps.Add(reader.GetString(3));
            }

            return string.Join('\n', steps);
        });
}
