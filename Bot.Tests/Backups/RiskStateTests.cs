using Bot.Domain.Accounts;
using Bot.Domain.States;
using Bot.Host.Accounts;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Backups;

public sealed class RiskStateTests
{
    private static readonly AccountId First = new(1);

    [Fact]
    public async Task Given_nothing_measured_When_the_file_is_written_Then_it_says_null_and_not_0()
    {
        using var store = await Store.OpenAsync();

        await Keeper(store).BeatAsync(CancellationToken.None);

        var text = await File.ReadAllTextAsync(Path.Combine(store.Folder, "risk_state.json"));
        Assert.Contains("\"2024-05-10\"", text, StringComparison.Ordinal);
        Assert.Contains("\"daily_pnl\": null", text, StringComparison.Ordinal);
        Assert.Contains("\"weekly_pnl\": null", text, StringComparison.Ordinal);
        Assert.Contains("\"safe_mode\": false", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_equity_and_a_halt_When_the_file_is_written_Then_they_stand_in_it()
    {
        using var store = await Store.OpenAsync();
        await store.WriteAsync(db =>
        {
            db.Equity.AddRange(Worth(Store.Now.AddDays(-1), 1_000m), Worth(Store.Now, 950m));
            var account = db.Accounts.Single();
            (account.State, account.StateReason) = (TradingState.DailyLossHalt, "day -5 %");
        });

        await Keeper(store).BeatAsync(CancellationToken.None);

        var day = new RiskStateFile(store.Folder, First).Read()["2024-05-10"];
        Assert.Equal((-5m, -5m, true, "day -5 %"), (day.DailyPnl, day.WeeklyPnl, day.SafeMode, day.SafeModeReason));
    }

    [Fact]
    public async Task Given_nothing_new_When_it_looks_again_Then_the_file_stays_as_it_is()
    {
        using var store = await Store.OpenAsync();
        await Keeper(store).BeatAsync(CancellationToken.None);
        store.Clock.Advance(TimeSpan.FromMinutes(1));

        await Keeper(store).BeatAsync(CancellationToken.None);

        Assert.Equal(Store.Now, new RiskStateFile(store.Folder, First).Read()["2024-05-10"].UpdatedAt);
    }

    [Fact]
    public void Given_nine_days_When_they_are_written_Then_the_last_seven_stand_there()
    {
        var folder = Directory.CreateTempSubdirectory("risk").FullName;
        var file = new RiskStateFile(folder, First);
        var first = new DateOnly(2024, 5, 1);
        foreach (var day in Enumerable.Range(0, 9).Select(first.AddDays))
        {
            file.Write(day, Day());
        }

        Assert.Equal(
            ["2024-05-03", "2024-05-04", "2024-05-05", "2024-05-06", "2024-05-07", "2024-05-08", "2024-05-09"],
            file.Read().Keys
        );
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Given_a_file_that_somebody_broke_When_it_is_written_Then_it_is_whole_again_and_the_owners_own()
    {
        using var store = await Store.OpenAsync();
        var path = Path.Combine(store.Folder, "risk_state.json");
        await File.WriteAllTextAsync(path, "{ half");

        await Keeper(store).BeatAsync(CancellationToken.None);

        Assert.Single(new RiskStateFile(store.Folder, First).Read());
        Assert.Equal((UnixFileMode)0b110_000_000, new FileInfo(path).UnixFileMode);
    }

    [Theory]
    [InlineData(1, "risk_state.json")]
    [InlineData(2, "risk_state.2.json")]
    public void Given_an_account_When_its_file_is_named_Then_each_has_its_own(int account, string name) =>
        Assert.Equal(name, RiskStateFile.NameOf(new AccountId(account)));

    private static RiskKeeper Keeper(Store store) =>
        new(
            new RiskReader(store.Databases, new PositionBook(store.Databases), store.Clock),
            store.Folder,
            store.Clock,
            NullLogger<RiskKeeper>.Instance
        );

    private static EquityRow Worth(DateTimeOffset at, decimal equity) =>
        new()
        {
            AccountId = 1,
            At = at,
            Cash = equity,
            Equity = equity,
        };

    private static RiskDay Day() =>
        new()
        {
            DailyTradeCount = 0,
            SafeMode = false,
            UpdatedAt = Store.Now,
        };
}
