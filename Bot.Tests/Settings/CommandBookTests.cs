using Bot.Domain.Exits;
using Bot.Host.Options;
using Bot.Host.Settings;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Settings;

public sealed class CommandBookTests
{
    [Fact]
    public async Task Given_a_value_When_it_is_set_Then_it_holds_at_once_and_after_a_restart()
    {
        using var store = await Store.OpenAsync();
        var settings = Begin(store);

        await DoAsync(store, settings, Set("Limits:StopLossPercent", "-4"));

        Assert.Equal(-4m, (await NowAsync(store, settings)).Profile.StopLoss.Value);
        Assert.Equal(-4m, (await NowAsync(store, Begin(store))).Profile.StopLoss.Value);
        Assert.Equal(
            (7L, Store.Now),
            await store.ReadAsync(async db =>
            {
                var row = await db.Settings.SingleAsync();
                return (row.ChangedBy, row.ChangedAt);
            })
        );
    }

    [Fact]
    public async Task Given_an_own_value_When_the_usual_one_is_to_hold_Then_nothing_of_it_is_left()
    {
        using var store = await Store.OpenAsync();
        var settings = Begin(store);
        await DoAsync(store, settings, Set("Exits:Mode", "atr"));

        await DoAsync(store, settings, Set("Exits:Mode", null));

        Assert.Equal(ExitMode.Fixed, (await NowAsync(store, settings)).Rules.Exits.Mode);
        Assert.False(await store.ReadAsync(db => db.Settings.AnyAsync()));
    }

    [Theory]
    [InlineData("Limits:StopLossPercent", "-31")]
    [InlineData("Limits:StopLossPercent", "-7")]
    [InlineData("Orders:SlicesMost", "3")]
    public async Task Given_a_value_that_cannot_be_When_it_is_asked_for_Then_it_is_refused_and_told(
        string key,
        string value
    )
    {
        using var store = await Store.OpenAsync();
        var settings = Begin(store);

        await DoAsync(store, settings, Set(key, value));

        Assert.False(await store.ReadAsync(db => db.Settings.AnyAsync()));
        Assert.Equal(1, await store.ReadAsync(db => db.Outbox.CountAsync()));
    }

    [Fact]
    public async Task Given_two_accounts_When_one_sets_a_value_Then_the_other_does_not_have_it()
    {
        using var store = await Store.OpenAsync();
        await store.WriteAsync(db => db.Accounts.Add(Second()));
        var settings = Begin(store);
        await settings.ReadAsync(2, CancellationToken.None);

        await DoAsync(store, settings, Set("Scheduler:IntervalMinutes", "5"));

        Assert.Equal((5d, 60d), (settings.IntervalOf(1).TotalMinutes, settings.IntervalOf(2).TotalMinutes));
        Assert.Equal(5, (await NowAsync(store, settings)).Options.Scheduler.IntervalMinutes);
    }

    [Theory]
    [InlineData(false, -4)]
    [InlineData(true, -3)]
    public async Task Given_own_limits_When_a_profile_is_chosen_Then_they_stay_or_go(bool drops, int stop)
    {
        using var store = await Store.OpenAsync();
        var settings = Begin(store);
        await DoAsync(store, settings, Set("Limits:StopLossPercent", "-4"));

        await DoAsync(store, settings, new PersonCommand.SetProfile("conservative", drops));

        Assert.Equal(stop, (await NowAsync(store, settings)).Profile.StopLoss.Value);
        Assert.Equal("conservative", (await AccountAsync(store)).Profile);
    }

    [Fact]
    public async Task Given_an_own_stop_that_is_too_wide_for_a_profile_When_it_is_kept_Then_the_profile_is_refused()
    {
        using var store = await Store.OpenAsync();
        var settings = Begin(store);
        await DoAsync(store, settings, Set("Limits:StopLossPercent", "-6"));

        await DoAsync(store, settings, new PersonCommand.SetProfile("conservative"));

        Assert.Equal("balanced", (await AccountAsync(store)).Profile);
    }

    [Fact]
    public async Task Given_nothing_open_When_a_market_is_chosen_Then_the_account_trades_there()
    {
        using var store = await Store.OpenAsync();

        await DoAsync(store, Begin(store), new PersonCommand.SetMarket("KRW-BTC"));

        Assert.Equal("KRW-BTC", (await AccountAsync(store)).Market);
    }

    [Fact]
    public async Task Given_a_position_When_a_market_is_chosen_Then_the_account_stays_where_it_is()
    {
        using var store = await Store.OpenAsync();
        await store.WriteAsync(db => db.Positions.Add(Bot.Tests.Telegram.Some.Position()));

        await DoAsync(store, Begin(store), new PersonCommand.SetMarket("KRW-BTC"));

        Assert.Equal("KRW-ETH", (await AccountAsync(store)).Market);
    }

    private static PersonCommand.SetValues Set(string key, string? value) => new([new SettingChange(key, value)]);

    private static AccountSettings Begin(Store store) =>
        new(new BotOptions(), store.Databases, NullLogger<AccountSettings>.Instance);

    private static async Task DoAsync(Store store, AccountSettings settings, PersonCommand command)
    {
        var book = new CommandBook(store.Databases, settings, store.Clock);
        var json = System.Text.Json.JsonSerializer.Serialize(command);
        var row = new CommandRow
        {
            AccountId = 1,
            PersonId = 7,
            Command = json,
            AskedAt = Store.Now,
        };
        await store.WriteAsync(db => db.Commands.Add(row));
        var account = await AccountAsync(store);
        var answer = await book.ChangeAsync(account, WaitingCommands.Read(row), 7, CancellationToken.None);
        await book.FinishAsync(account, row, answer, CancellationToken.None);
        Assert.Empty(await book.WaitingAsync(1, CancellationToken.None));
    }

    private static async Task<AccountTerms> NowAsync(Store store, AccountSettings settings) =>
        await settings.OfAsync(await AccountAsync(store), CancellationToken.None);

    private static Task<AccountRow> AccountAsync(Store store) =>
        store.ReadAsync(db => db.Accounts.AsNoTracking().SingleAsync(row => row.Id == 1));

    private static AccountRow Second() =>
        new()
        {
            Id = 2,
            Name = "second",
            Market = "KRW-ETH",
            Mode = TradingMode.Paper,
            Profile = "balanced",
            Strategy = "rsi-mean-reversion",
            State = Bot.Domain.States.TradingState.Stopped,
            StateReason = "new",
            StateSince = Store.Now,
            CreatedAt = Store.Now,
        };
}
