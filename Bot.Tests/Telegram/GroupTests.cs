using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Sandbox.Telegram;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Telegram;

public sealed class GroupTests
{
    private const long Group = -5;
    private const long Viewer = 5;
    private const long Lee = 6;
    private const long Stranger = 77;

    private static readonly Notice Opened = new Notice.PositionOpened(
        "KRW-ETH", 0.5m, 5_000_000m, 2_500_000m, 1_250m, 4_750_000m, 5_500_000m, "order-1");

    [Fact]
    public async Task Given_the_owner_adds_the_bot_when_they_press_the_key_then_the_group_is_told_what_they_are_told()
    {
        await using var chat = await OpenAsync();
        chat.Server.SetMember(Group, Chat.Owner, isIn: true);
        var hello = await chat.SeeAsync("told nothing yet", Group);

        await chat.PressAsync(hello, "Tell this group");
        await chat.SeeAsync("is told what happens", Group);
        await chat.TellAsync(Opened);

        await chat.SeeAsync("🟢", Group);
        await chat.SeeAsync("🟢");
        Assert.Equal("notify on", await chat.ReadAsync(db => db.Audit.Single().Action));
    }

    [Fact]
    public async Task Given_a_stranger_adds_the_bot_when_it_learns_of_it_then_it_leaves_without_a_word()
    {
        await using var chat = await OpenAsync();

        chat.Server.SetMember(Group, Stranger, isIn: true);
        await chat.SeeAsync("Eve");
        await chat.SettleAsync();

        Assert.Contains(chat.Server.Calls, call => call.Method == "leaveChat" && call.Parameters["chat_id"] == "-5");
        Assert.Empty(chat.Messages(Group));
    }

    [Fact]
    public async Task Given_a_group_when_a_viewer_wants_it_told_then_they_are_refused_and_a_trader_may_end_it_again()
    {
        await using var chat = await OpenAsync();

        var refused = await chat.TypeAsync("/notify on", Viewer, Group);
        await chat.TypeAsync("/notify on", Chat.Owner, Group);
        var on = await chat.ReadAsync(db => db.Groups.Count());
        await chat.TypeAsync("/notify off", Chat.Owner, Group);

        Assert.Contains("trader", refused.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((1, 0), (on, await chat.ReadAsync(db => db.Groups.Count())));
    }

    [Fact]
    public async Task Given_a_group_of_another_account_when_somebody_wants_it_told_of_theirs_then_it_stays_as_it_is()
    {
        await using var chat = await OpenAsync();
        await LeeAsync(chat);
        await chat.TypeAsync("/notify on", Chat.Owner, Group);

        var answer = await chat.TypeAsync("/notify on", Lee, Group);

        Assert.Contains("another account", answer.Text, StringComparison.Ordinal);
        Assert.Equal(1, await chat.ReadAsync(db => db.Groups.Single().AccountId));
    }

    [Fact]
    public async Task Given_a_group_of_another_account_when_somebody_acts_there_then_nothing_is_done_or_shown()
    {
        await using var chat = await OpenAsync();
        await LeeAsync(chat);
        await chat.TypeAsync("/notify on", Chat.Owner, Group);
        var panel = await chat.TypeAsync("/start", Chat.Owner, Group);

        foreach (var data in new[] { "v1:stop", "v1:panic", "v1:panic:sell", "v1:status", "v1:start" })
        {
            Assert.Contains("another account", await chat.PressDataAsync(panel, data, Lee), StringComparison.Ordinal);
        }

        var typed = await chat.TypeAsync("/panic", Lee, Group);
        Assert.Contains("in your own chat", typed.Text, StringComparison.Ordinal);
        Assert.Empty(await chat.CommandsAsync());
        Assert.Empty(chat.Bell.Panics);
        Assert.Equal(1, await chat.ReadAsync(db => db.Panels.Single(one => one.ChatId == Group).AccountId));
        Assert.Equal(panel.Text, chat.Messages(Group).Single(one => one.Id == panel.Id).Text);
    }

    [Fact]
    public async Task Given_a_group_when_somebody_of_its_account_panics_there_then_that_account_is_halted()
    {
        await using var chat = await OpenAsync();
        await chat.TypeAsync("/notify on", Chat.Owner, Group);

        await chat.TypeAsync("/panic", Chat.Owner, Group);

        Assert.NotEmpty(chat.Bell.Panics);
    }

    [Fact]
    public async Task Given_a_question_of_the_owner_in_a_group_when_another_listed_person_answers_then_it_is_not_theirs()
    {
        await using var chat = await OpenAsync();
        var question = await chat.TypeAsync("/run", Chat.Owner, Group);
        var yes = question.Keys.SelectMany(row => row).FirstOrDefault(key => key.Data!.StartsWith("v1:c:", StringComparison.Ordinal));
        Assert.NotNull(yes);

        var toast = await chat.PressDataAsync(question, yes.Data!, Viewer);

        Assert.Contains("Somebody else", toast, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_people_talk_in_a_group_when_it_is_no_command_then_nobody_is_answered()
    {
        await using var chat = await OpenAsync();

        chat.Server.SendText(Group, Chat.Owner, "what do you think?", "en");
        await chat.SettleAsync();
        await chat.TypeAsync("/version", Chat.Owner, Group);

        Assert.Equal("ChatTrader 0.1.0", Assert.Single(chat.Messages(Group)).Text);
    }

    [Fact]
    public async Task Given_several_bots_in_a_group_when_a_command_names_one_then_no_other_answers()
    {
        await using var chat = await OpenAsync();

        chat.Server.SendText(Group, Chat.Owner, "/safe@another_bot", "en");
        await chat.SettleAsync();
        await chat.TypeAsync("/version@Chattrader_Sandbox_bot", Chat.Owner, Group);

        Assert.Equal("ChatTrader 0.1.0", Assert.Single(chat.Messages(Group)).Text);
        Assert.Empty(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_a_group_that_became_a_supergroup_when_something_is_told_then_it_comes_there_under_both_ways()
    {
        await using var chat = await OpenAsync();
        await chat.TypeAsync("/notify on", Chat.Owner, Group);

        chat.Server.Upgrade(Group, Chat.Owner, -1005);
        await chat.UntilAsync(db => db.Groups.AsNoTracking().Any(row => row.ChatId == -1005));
        await chat.TellAsync(Opened);
        await chat.SeeAsync("🟢", -1005);

        // The same where the update was lost: then the refusal says it.
        await chat.WriteAsync(db => db.Database.ExecuteSqlRaw("UPDATE \"Groups\" SET ChatId = -5"));
        await chat.TellAsync(new Notice.BotStopping());
        await chat.SeeAsync("⏹", -1005);
        Assert.Equal(-1005, await chat.ReadAsync(db => db.Groups.Single().ChatId));
    }

    [Fact]
    public async Task Given_the_bot_is_put_out_of_a_group_when_something_is_told_then_the_group_is_none_of_it_any_more()
    {
        await using var chat = await OpenAsync();
        await chat.TypeAsync("/notify on", Chat.Owner, Group);

        chat.Server.SetMember(Group, Stranger, isIn: false);
        await chat.UntilAsync(db => !db.Groups.Any());
        await chat.TellAsync(Opened);
        await chat.IdleAsync();

        Assert.Equal(1, await chat.ReadAsync(db => db.Deliveries.Count()));
    }

    // Somebody whose account is the second.
    private static async Task LeeAsync(Chat chat)
    {
        await chat.WriteAsync(db =>
        {
            db.Accounts.Add(Some.Account(2));
            db.People.Add(new PersonRow
            {
                Id = Lee, AccountId = 2, Role = PersonRole.Trader, ChatId = Lee, Language = "en", AddedAt = Chat.Start,
            });
        });
        chat.Server.People.Add(new Person(Lee, "Lee"));
    }

    private static async Task<Chat> OpenAsync()
    {
        var chat = await Chat.OpenAsync(account => account.Mode = TradingMode.Live);
        chat.Server.People.Add(new Person(Viewer, "Kim"));
        chat.Server.People.Add(new Person(Stranger, "Eve"));
        chat.Server.People.AddGroup(Group, "Traders <&>", Chat.Owner, Viewer, Stranger);
        await chat.WriteAsync(db => db.People.Add(new PersonRow
        {
            Id = Viewer, AccountId = 1, Role = PersonRole.Viewer, Language = "en", AddedAt = Chat.Start,
        }));
        return chat;
    }
}
