using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Telegram;
using Bot.Tests.Emergencies;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Telegram;

/// <summary>Panic from the chat, with the database and without.</summary>
public sealed class PanicChatTests
{
    [Theory]
    [InlineData("/panic")]
    [InlineData("/sos")]
    [InlineData("/비상@our_bot")]
    public async Task Given_a_database_when_panic_is_typed_then_the_trader_has_it_at_once_and_it_is_written_down(
        string typed)
    {
        await using var chat = await Chat.OpenAsync();

        await chat.TypeAsync(typed);

        Assert.All(chat.Bell.Panics, Assert.False);
        Assert.NotEmpty(chat.Bell.Panics);
        Assert.Equal(["""{"kind":"halt","Sell":false}"""], await chat.CommandsAsync());
    }

    [Theory]
    [InlineData("/panic now")]
    [InlineData("/panic 매도")]
    [InlineData("/비상 정지")]
    [InlineData("/비상정지")]
    public async Task Given_words_behind_panic_that_nobody_knows_when_it_is_typed_then_it_halts_and_offers_to_sell(
        string typed)
    {
        await using var chat = await Chat.OpenAsync();

        var offer = await chat.TypeAsync(typed);

        Assert.False(Assert.Single(chat.Bell.Panics.Distinct()));
        Assert.Equal(["""{"kind":"halt","Sell":false}"""], await chat.CommandsAsync());
        Assert.Equal("v1:panic:sell", offer.Keys[0][0].Data);
    }

    [Fact]
    public async Task Given_a_sale_that_is_asked_for_with_panic_when_it_is_typed_then_it_halts_before_the_answer()
    {
        await using var chat = await Chat.OpenAsync();

        await chat.TypeAsync("/panic sell");

        Assert.False(Assert.Single(chat.Bell.Panics));
        Assert.Empty(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_no_database_when_panic_is_pressed_then_it_halts_and_sells_after_one_more_question_once()
    {
        await using var chat = await Chat.OpenAsync();
        var panel = await chat.TypeAsync("/start");
        await using var db = await chat.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync();
        using var trouble = Trouble.Damage(db.Database.GetDbConnection().DataSource);

        await chat.PressAsync(panel, "Panic");
        Assert.False(Assert.Single(chat.Bell.Panics.Distinct()));
        await chat.SeeAsync("the database is away");
        chat.Server.SendText(Chat.Owner, Chat.Owner, "/panic sell", "en");
        var question = await chat.SeeAsync("120 seconds");
        Assert.DoesNotContain(true, chat.Bell.Panics);
        await chat.PressAsync(question, "Yes");
        await chat.PressAsync(question, "Yes");

        Assert.Single(chat.Bell.Panics, sell => sell);
    }

    [Fact]
    public async Task Given_a_sale_asked_for_without_a_database_when_it_is_back_at_the_answer_then_it_is_sold_once()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TypeAsync("/start");
        await using var db = await chat.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync();
        ChatMessage question;
        using (Trouble.Lock(db.Database.GetDbConnection().DataSource))
        {
            chat.Server.SendText(Chat.Owner, Chat.Owner, "/panic sell", "en");
            question = await chat.SeeAsync("120 seconds");
        }

        await chat.PressAsync(question, "Yes");
        await chat.PressAsync(question, "Yes");

        Assert.Single(chat.Bell.Panics, sell => sell);
        Assert.Equal(["""{"kind":"halt","Sell":true}"""], await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_a_panel_that_is_refreshed_in_the_same_moment_when_panic_is_pressed_then_its_answer_stays()
    {
        await using var chat = await Chat.OpenAsync(account => account.State = TradingState.Running);
        var panel = await chat.TypeAsync("/start");
        chat.Faults.Add(Slow("answerCallbackQuery", FaultMoment.After, 1));
        chat.Faults.Add(Slow("editMessageText", FaultMoment.Before, 2));

        await chat.PressAsync(panel, "Panic");
        await chat.WriteAsync(db => db.Accounts.Single().State = TradingState.ManualHalt);
        chat.Wall.Add(TimeSpan.FromSeconds(2));
        await chat.Get<PanelKeeper>().RefreshAsync(CancellationToken.None);
        var answer = await chat.SeeAsync("Halt asked");
        await chat.LaneAsync(Chat.Owner);

        Assert.Equal(panel.Id, answer.Id);
        Assert.Equal("v1:panic:sell", chat.Messages().Single().Keys[0][0].Data);
    }

    [Fact]
    public async Task Given_a_viewer_when_they_type_panic_then_the_trader_hears_nothing()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.People.Single().Role = PersonRole.Viewer);

        await chat.TypeAsync("/panic");

        Assert.Empty(chat.Bell.Panics);
    }

    private static FaultRule Slow(string path, FaultMoment when, int seconds) => new()
    {
        Server = "telegram", Path = path, Fault = FaultKind.Delay, When = when, Delay = TimeSpan.FromSeconds(seconds),
    };
}
