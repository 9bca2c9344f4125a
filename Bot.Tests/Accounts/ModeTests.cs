using Bot.Domain.Accounts;
using Bot.Domain.States;
using Bot.Host.Accounts;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Sandbox.Upbit;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Accounts;

/// <summary>An account goes from invented to real money and back, while others trade.</summary>
public sealed class ModeTests
{
    private static readonly UpbitKey Key = new(
        "LIVEACCESS".PadRight(40, '1'),
        "LIVESECRET".PadRight(40, '2'),
        777_000m
    );

    [Fact]
    public async Task Given_Own_keys_When_An_account_goes_live_and_back_Then_It_has_the_purse_of_its_mode()
    {
        await using var town = await Town.BuildAsync(["KRW-ETH", "KRW-ETH"], null, Key);
        await town.StartAsync();
        await KeyedAsync(town, 2);

        await ModeAsync(town, 2, "live");
        Assert.Equal(777_000m, await CashAsync(town, 2));
        Assert.Equal(10_000_000m, await CashAsync(town, 1));

        await ModeAsync(town, 2, "paper");
        Assert.Equal(10_000_000m, await CashAsync(town, 2));
    }

    [Theory]
    [InlineData(TradingState.Running)]
    [InlineData(TradingState.ManualHalt)]
    public async Task Given_An_account_that_is_not_stopped_When_The_mode_is_to_change_Then_It_stays(TradingState state)
    {
        await using var town = await Town.OpenAsync("KRW-ETH");
        await town.WriteAsync(db => db.Accounts.Single().State = state);

        await CommandAsync(town, 1, "live");

        Assert.Equal(TradingMode.Paper, await ModeOfAsync(town, 1));
        Assert.Contains(
            "stopped first",
            await town.ReadAsync(db => db.Commands.Single().Result!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Given_A_mode_that_was_chosen_When_The_program_starts_Then_The_configuration_does_not_undo_it()
    {
        await using var town = await Town.BuildAsync(["KRW-ETH"], null, Key);
        await town.StartAsync();
        await KeyedAsync(town, 1);
        await ModeAsync(town, 1, "live");

        await town.KillAsync();
        await town.StartAsync();

        Assert.Equal(TradingMode.Live, await ModeOfAsync(town, 1));
        Assert.Equal(777_000m, await CashAsync(town, 1));
    }

    [Fact]
    public async Task Given_A_mode_that_nobody_chose_When_The_program_starts_Then_The_configuration_says_it()
    {
        await using var town = await Town.BuildAsync(["KRW-ETH"]);
        await town.StartAsync();
        await town.WriteAsync(db => db.Accounts.Single().Mode = TradingMode.Live);

        await town.KillAsync();
        await town.StartAsync();

        Assert.Equal(TradingMode.Paper, await ModeOfAsync(town, 1));
    }

    [Fact]
    public async Task Given_a_start_that_was_asked_for_on_paper_When_live_comes_before_it_Then_nothing_starts()
    {
        await using var town = await Town.BuildAsync(["KRW-ETH"], null, Key);
        await town.StartAsync();
        await KeyedAsync(town, 1);
        await town.WriteAsync(db => db.Accounts.Single().State = TradingState.Stopped);

        await CommandsAsync(town, 1, new PersonCommand.SetMode("live"), new PersonCommand.Run(TradingMode.Paper));

        var account = await town.ReadAsync(db => db.Accounts.AsNoTracking().Single());
        Assert.Equal((TradingMode.Live, TradingState.Stopped), (account.Mode, account.State));
        Assert.Contains(
            "mode has changed",
            await town.ReadAsync(db => db.Commands.OrderBy(row => row.Id).Last().Result!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Given_a_start_behind_a_change_to_live_When_both_are_done_Then_it_measures_the_purse_of_the_new_mode()
    {
        await using var town = await Town.BuildAsync(["KRW-ETH"], null, Key);
        await town.StartAsync();
        await KeyedAsync(town, 1);
        await town.WriteAsync(db => db.Accounts.Single().State = TradingState.Stopped);

        await CommandsAsync(town, 1, new PersonCommand.SetMode("live"), new PersonCommand.Run(TradingMode.Live));

        Assert.Equal(TradingState.Running, await town.ReadAsync(db => db.Accounts.AsNoTracking().Single().State));
        Assert.Equal(777_000m, await town.ReadAsync(db => db.Equity.OrderBy(row => row.At).Last().Cash));
    }

    private static async Task KeyedAsync(Town town, int account)
    {
        await using var db = await town.OfAll<IDbContextFactory<BotDb>>().CreateDbContextAsync();
        var keys = new ExchangeKeys(Key.AccessKey, Key.SecretKey);
        var vault = town.OfAll<KeyVault>();
        await vault.PutAsync(db, new AccountId(account), keys, (Town.Slot, 1, null), CancellationToken.None);
        await db.SaveChangesAsync();
    }

    private static async Task ModeAsync(Town town, int account, string mode)
    {
        await town.WriteAsync(db => db.Accounts.Single(one => one.Id == account).State = TradingState.Stopped);
        await CommandAsync(town, account, mode);
    }

    private static Task CommandAsync(Town town, int account, string mode) =>
        CommandsAsync(town, account, new PersonCommand.SetMode(mode));

    private static async Task CommandsAsync(Town town, int account, params PersonCommand[] commands)
    {
        await town.WriteAsync(db =>
            db.Commands.AddRange(
                commands.Select(command => new CommandRow
                {
                    AccountId = account,
                    PersonId = 1,
                    Command = System.Text.Json.JsonSerializer.Serialize(command),
                    AskedAt = town.Clock.GetUtcNow(),
                })
            )
        );
        town.House.Ring(new AccountId(account));
        await town.IdleAsync(account);
        await town.IdleAsync();
    }

    private static Task<TradingMode> ModeOfAsync(Town town, int account) =>
        town.ReadAsync(db => db.Accounts.AsNoTracking().Single(one => one.Id == account).Mode);

    private static async Task<decimal> CashAsync(Town town, int account) =>
        ((Answer<Balances>.Given)await town.Get<IExchange>(account).BalancesAsync(CancellationToken.None))
            .Value
            .Cash
            .Value;
}
