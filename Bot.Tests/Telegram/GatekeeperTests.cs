using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Texts;
using Bot.Sandbox.Telegram;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Telegram;

public sealed class GatekeeperTests
{
    [Fact]
    public async Task Given_the_owner_when_they_write_then_they_see_the_panel()
    {
        await using var chat = await Chat.OpenAsync();

        var panel = await chat.TypeAsync("/start");

        Assert.Contains("Stopped · paper · KRW-ETH · balanced", panel.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_stranger_when_they_write_twice_then_they_get_one_line_and_the_owner_is_told_once()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Server.People.Add(new Person(77, "Eve", Username: "eve"));

        var line = await chat.TypeAsync("/run", person: 77);
        chat.Server.SendText(77, 77, "/run");
        var told = await chat.SeeAsync("Eve (@eve)");
        await chat.SettleAsync();
        await chat.IdleAsync();

        Assert.Contains("77", line.Text, StringComparison.Ordinal);
        Assert.Single(chat.Messages(77));
        Assert.Single(chat.Messages(), message => message.Text == told.Text);
        Assert.Empty(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_somebody_who_was_removed_when_they_write_then_they_are_not_known_either()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Server.People.Add(new Person(77, "Eve"));
        chat.Get<KnownPeople>().Saw(
            new ChatPerson(77, 1, PersonRole.Trader, Languages.Guess(null)));

        await chat.TypeAsync("hello", person: 77);

        Assert.Null(chat.Get<KnownPeople>().Find(77, null));
    }

    [Fact]
    public async Task Given_a_stranger_when_an_hour_has_passed_then_they_get_their_line_again()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Server.People.Add(new Person(77, "Eve"));
        await chat.TypeAsync("hello", person: 77);

        chat.Wall.Add(TimeSpan.FromMinutes(61));
        await chat.TypeAsync("hello", person: 77);

        Assert.Equal(2, chat.Messages(77).Count);
    }

    [Fact]
    public async Task Given_a_key_of_the_owner_when_a_stranger_presses_it_then_nothing_is_done()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Server.People.Add(new Person(77, "Eve"));
        chat.Server.People.AddGroup(-5, "Group", 1, 77);
        var panel = await chat.TypeAsync("/start", chat: -5);

        var toast = await chat.PressAsync(panel, "Run", person: 77);

        Assert.Equal("", toast);
        Assert.Empty(await chat.CommandsAsync());
    }

    [Theory]
    [InlineData(PersonRole.Viewer, "/run", false)]
    [InlineData(PersonRole.Viewer, "/stop", false)]
    [InlineData(PersonRole.Viewer, "/panic", false)]
    [InlineData(PersonRole.Viewer, "/profile aggressive", false)]
    [InlineData(PersonRole.Trader, "/run", true)]
    [InlineData(PersonRole.Trader, "/panic", true)]
    [InlineData(PersonRole.Trader, "/profile aggressive", true)]
    [InlineData(PersonRole.Owner, "/run", true)]
    public async Task Given_a_role_when_they_act_then_it_is_done_or_refused(PersonRole role, string typed, bool done)
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.People.Single().Role = role);

        await chat.TypeAsync(typed);

        Assert.Equal(done ? 1 : 0, (await chat.CommandsAsync()).Count);
        Assert.Equal(1, await chat.ReadAsync(db => db.Audit.Count()));
    }

    [Fact]
    public async Task Given_a_trader_when_they_resume_then_only_the_owner_may()
    {
        await using var chat = await Chat.OpenAsync(
            account => account.State = Bot.Domain.States.TradingState.ManualHalt);
        await chat.WriteAsync(db => db.People.Single().Role = PersonRole.Trader);

        var answer = await chat.TypeAsync("/resume");

        Assert.Contains("owner", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await chat.ReadAsync(db => db.Confirmations.Count()));
    }

    [Fact]
    public async Task Given_somebody_new_on_the_list_when_they_write_then_chat_and_language_are_learnt()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.People.Add(
            new PersonRow { Id = 5, AccountId = 1, Role = PersonRole.Viewer, AddedAt = Chat.Start }));
        chat.Server.People.Add(new Person(5, "Kim", LanguageCode: "ko"));

        chat.Server.SendText(5, 5, "/start", "ko");
        var panel = await chat.SeeAsync("정지", 5);
        var row = await chat.ReadAsync(db => db.People.AsNoTracking().Single(person => person.Id == 5));

        Assert.Contains("모의", panel.Text, StringComparison.Ordinal);
        Assert.Equal((5L, "ko"), (row.ChatId, row.Language));
    }
}
