using Bot.Domain.States;
using Bot.Host.Commands;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Watching.Outside;
using Bot.Sandbox.Telegram;
using Bot.Tests.Libraries.CoravelTests;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Tests.Service;

/// <summary>The watch from outside: a real database, a real chat, nothing of the program.</summary>
public sealed class OutsideWatchTests : IAsyncLifetime
{
    private const long Owner = 1;
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Directory.CreateTempSubdirectory("chattrader-watch-").FullName;
    private readonly HandClock _clock = new(Start);
    private TelegramServer _telegram = null!;

    private string DataFile => Path.Combine(_folder, DatabaseStart.FileName);

    private PooledDbContextFactory<BotDb> Databases => new(DatabaseStart.Options(DataFile));

    private IEnumerable<string> Told =>
        _telegram.Messages(Owner).Where(message => message.IsFromBot).Select(message => message.Text);

    public async Task InitializeAsync()
    {
        _telegram = await TelegramServer.StartAsync(new TelegramServerOptions());
        await DatabaseStart.PrepareAsync(Databases, _folder, _clock, CancellationToken.None);
        await WriteAsync(db =>
        {
            db.Accounts.Add(Account());
            db.People.Add(
                new PersonRow
                {
                    Id = Owner,
                    AccountId = 1,
                    Role = PersonRole.Owner,
                    Language = "en",
                    AddedAt = Start,
                }
            );
            db.Leases.Add(
                new LeaseRow
                {
                    Name = "trader",
                    Holder = "a",
                    Host = "here",
                    Fence = 1,
                    RenewedAt = Start,
                }
            );
        });
    }

    public async Task DisposeAsync()
    {
        await _telegram.DisposeAsync();
        await Leftovers.RemoveAsync(_folder, DataFile);
    }

    [Fact]
    public async Task Given_no_cycle_in_twice_the_interval_When_looks_go_on_Then_it_is_told_once_again_and_when_it_is_over()
    {
        await PassAsync(TimeSpan.FromMinutes(122));
        Assert.Empty(Told);

        await PassAsync(TimeSpan.FromMinutes(10));
        Assert.Contains("account main", Assert.Single(Told), StringComparison.Ordinal);

        await PassAsync(TimeSpan.FromMinutes(345));
        Assert.Single(Told);
        await PassAsync(TimeSpan.FromMinutes(20));
        Assert.Equal(2, Told.Count());

        await WriteAsync(db => db.Cycles.Add(Cycle("hold-no-signal")));
        await PassAsync(TimeSpan.FromMinutes(15));
        Assert.Equal(3, Told.Count());
        Assert.Contains("works again", Told.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_trouble_that_was_told_When_the_database_cannot_be_read_Then_it_is_not_said_to_be_over()
    {
        await PassAsync(TimeSpan.FromMinutes(132));
        Assert.Single(Told);
        Leftovers.Close(DataFile);
        File.Move(DataFile, $"{DataFile}.kept");
        await File.WriteAllTextAsync(DataFile, "no database at all");
        await using var said = new StringWriter();
        _clock.Now += TimeSpan.FromMinutes(5);

        var code = await WatchCommand.LookAsync(Options(null), UnitState.Active, _clock, said, CancellationToken.None);
        File.Move($"{DataFile}.kept", DataFile, overwrite: true);
        await PassAsync(TimeSpan.FromMinutes(15));

        Assert.Equal(1, code);
        Assert.StartsWith("The database cannot be read", said.ToString(), StringComparison.Ordinal);
        Assert.Single(Told);
    }

    [Fact]
    public async Task Given_an_account_that_its_owner_stopped_When_a_day_passes_Then_nothing_is_told()
    {
        await WriteAsync(db => db.Accounts.Single().State = TradingState.Stopped);

        await PassAsync(TimeSpan.FromDays(1));

        Assert.Empty(Told);
    }

    [Fact]
    public async Task Given_slots_that_were_only_skipped_When_twice_the_interval_passes_Then_they_count_as_none()
    {
        await PassAsync(TimeSpan.FromMinutes(60));
        await WriteAsync(db => db.Cycles.Add(Cycle("skipped-missed")));

        await PassAsync(TimeSpan.FromMinutes(80));

        Assert.Single(Told);
    }

    [Theory]
    [InlineData(UnitState.Failing, false, 1)]
    [InlineData(UnitState.Failing, true, 1)]
    [InlineData(UnitState.Inactive, true, 0)]
    [InlineData(UnitState.Inactive, false, 0)]
    [InlineData(null, false, 1)]
    [InlineData(null, true, 0)]
    public async Task Given_a_program_that_is_gone_When_looks_go_on_Then_it_is_told_unless_somebody_stopped_it(
        UnitState? unit,
        bool isGivenBack,
        int told
    )
    {
        await WriteAsync(db => db.Leases.Single().Holder = isGivenBack ? "" : "a");

        await PassAsync(TimeSpan.FromMinutes(30), unit, isAlive: false);

        Assert.Equal(told, Told.Count());
        Assert.All(Told, text => Assert.Contains("does not run", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_chat_that_takes_nothing_When_it_does_again_Then_the_alarm_comes_and_no_token_was_printed()
    {
        await PassAsync(TimeSpan.FromMinutes(30), UnitState.Failing, isAlive: false, address: "http://127.0.0.1:9");
        Assert.Empty(Told);

        var said = await PassAsync(TimeSpan.FromMinutes(5), UnitState.Failing, isAlive: false);

        Assert.Single(Told);
        Assert.DoesNotContain("AAAA", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_machine_that_slept_When_it_wakes_Then_the_night_is_no_trouble()
    {
        await PassAsync(TimeSpan.FromMinutes(5));
        _clock.Now += TimeSpan.FromHours(8);

        await PassAsync(TimeSpan.FromMinutes(60));

        Assert.Empty(Told);
    }

    [Theory]
    [InlineData("LoadState=loaded\nActiveState=active\nSubState=running\n", UnitState.Active)]
    [InlineData("LoadState=loaded\nActiveState=activating\nSubState=auto-restart\n", UnitState.Failing)]
    [InlineData("LoadState=loaded\nActiveState=failed\nSubState=failed\n", UnitState.Failing)]
    [InlineData("LoadState=loaded\nActiveState=inactive\nSubState=dead\n", UnitState.Inactive)]
    [InlineData("LoadState=not-found\nActiveState=inactive\nSubState=dead\n", null)]
    [InlineData("", null)]
    public void Given_what_systemd_says_of_a_unit_When_it_is_read_Then_it_is_one_of_three_states(
        string said,
        UnitState? state
    ) => Assert.Equal(state, ServiceUnit.Read(said));

    // A look every five minutes, as the timer has it.
    private async Task<string> PassAsync(
        TimeSpan span,
        UnitState? unit = UnitState.Active,
        bool isAlive = true,
        string? address = null
    )
    {
        await using var output = new StringWriter();
        var options = Options(address);
        for (var end = _clock.Now + span; _clock.Now < end; )
        {
            _clock.Now += TimeSpan.FromMinutes(5);
            if (isAlive)
            {
                await WriteAsync(db => db.Leases.Single().RenewedAt = _clock.Now);
            }

            await WatchCommand.LookAsync(options, unit, _clock, output, CancellationToken.None);
        }

        return output.ToString();
    }

    private BotOptions Options(string? address) =>
        new()
        {
            Telegram = new TelegramOptions
            {
                BotToken = "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                OwnerId = Owner,
                BaseUrl = address ?? _telegram.Address.ToString(),
            },
            Storage = new StorageOptions { Folder = _folder },
        };

    private async Task WriteAsync(Action<BotDb> write)
    {
        await using var db = await Databases.CreateDbContextAsync();
        write(db);
        await db.SaveChangesAsync();
    }

    private CycleRow Cycle(string reason) =>
        new()
        {
            AccountId = 1,
            Market = "KRW-ETH",
            Slot = _clock.Now,
            StartedAt = _clock.Now,
            EndedAt = _clock.Now,
            Reason = reason,
            Figures = "",
            Notes = "{}",
        };

    private static AccountRow Account() =>
        new()
        {
            Id = 1,
            Name = "main",
            Market = "KRW-ETH",
            Mode = TradingMode.Paper,
            Profile = "balanced",
            Strategy = "rsi-mean-reversion",
            State = TradingState.Running,
            StateReason = "runs",
            StateSince = Start,
            CreatedAt = Start,
        };
}
