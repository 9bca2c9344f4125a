using Bot.Domain.Money;
using Bot.Domain.States;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Sandbox.Telegram;

namespace Bot.Tests.Telegram;

public sealed class ActsOnceTests
{
    [Fact]
    public async Task Given_a_paper_account_when_run_is_pressed_then_it_is_asked_for_at_once()
    {
        await using var chat = await Chat.OpenAsync();
        var panel = await chat.TypeAsync("/start");

        var toast = await chat.PressAsync(panel, "Run");

        Assert.Contains("start trading", toast, StringComparison.Ordinal);
        Assert.Equal(["""{"kind":"run","In":"Paper"}"""], await chat.CommandsAsync());
        Assert.Equal(1, chat.Bell.Rings);
        Assert.Equal("asked", await chat.ReadAsync(db => db.Audit.Single().Result));
    }

    [Fact]
    public async Task Given_a_press_when_telegram_delivers_it_again_then_it_acts_once()
    {
        await using var chat = await Chat.OpenAsync();
        var panel = await chat.TypeAsync("/start");
        await chat.PressAsync(panel, "Run");

        chat.Server.Deliver(chat.Server.LastUpdateId);
        await chat.SettleAsync();

        Assert.Single(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_a_typed_command_when_telegram_delivers_it_again_then_it_acts_once()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TypeAsync("/run");

        chat.Server.Deliver(chat.Server.LastUpdateId);
        await chat.SeeAsync("Already done");

        Assert.Single(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_a_live_account_when_run_is_pressed_then_a_question_comes_first_and_its_key_works_once()
    {
        await using var chat = await Chat.OpenAsync(account => account.Mode = TradingMode.Live);
        var panel = await chat.TypeAsync("/start");

        var question = await chat.TurnAsync(panel, "Run");
        var before = await chat.CommandsAsync();
        var first = await chat.PressAsync(question, "Yes");
        var second = await chat.PressAsync(question, "Yes");

        Assert.Empty(before);
        Assert.Contains("Asked", first, StringComparison.Ordinal);
        Assert.Equal("Already done.", second);
        Assert.Single(await chat.CommandsAsync());
    }

    [Theory]
    [InlineData(60, "Asked")]
    [InlineData(121, "expired")]
    public async Task Given_a_question_when_it_is_answered_after_some_seconds_then_it_counts_up_to_120(
        int seconds, string toast)
    {
        await using var chat = await Chat.OpenAsync(account => account.Mode = TradingMode.Live);
        var question = await chat.TypeAsync("/run");
        var data = question.Keys[0][0].Data!;
        await chat.WriteAsync(db => db.Confirmations.Single().ExpiresAt -= TimeSpan.FromSeconds(seconds));

        var answer = await chat.PressDataAsync(question, data);

        Assert.Contains("within 120 seconds", question.Text, StringComparison.Ordinal);
        Assert.Contains(toast, answer, StringComparison.Ordinal);
        Assert.Equal(toast == "Asked" ? 1 : 0, (await chat.CommandsAsync()).Count);
    }

    [Fact]
    public async Task Given_a_question_to_one_person_when_another_answers_it_then_nothing_is_done()
    {
        await using var chat = await Chat.OpenAsync(account => account.Mode = TradingMode.Live);
        await chat.WriteAsync(db => db.People.Add(
            new PersonRow { Id = 5, AccountId = 1, Role = PersonRole.Owner, Language = "en", AddedAt = Chat.Start }));
        chat.Server.People.Add(new Person(5, "Kim"));
        chat.Server.People.AddGroup(-5, "Group", 1, 5);
        var question = await chat.TypeAsync("/run", chat: -5);

        var toast = await chat.PressAsync(question, "Yes", person: 5);

        Assert.Equal("Somebody else was asked this.", toast);
        Assert.Empty(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_an_open_position_when_stop_is_pressed_then_keeping_is_direct_and_selling_asks()
    {
        await using var chat = await Chat.OpenAsync(account => account.State = TradingState.Running);
        await chat.WriteAsync(db => db.Positions.Add(Some.Position()));
        var question = await chat.TypeAsync("/stop");

        var sell = await chat.TurnAsync(question, "sell");
        var before = await chat.CommandsAsync();
        await chat.PressAsync(sell, "Yes");

        Assert.Empty(before);
        Assert.Equal(["""{"kind":"stop","Sell":true}"""], await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_a_question_to_sell_when_the_price_moved_more_than_a_percent_then_it_is_asked_again()
    {
        await using var chat = await Chat.OpenAsync(account => account.State = TradingState.Running);
        await chat.WriteAsync(db => db.Equity.Add(Some.Worth(Chat.Start.AddMinutes(-2), price: 5_000_000m)));
        var question = await chat.TypeAsync("/stop sell");
        await chat.WriteAsync(db => db.Equity.Add(Some.Worth(Chat.Start.AddMinutes(-1), price: 4_949_000m)));

        var again = await chat.TurnAsync(question, "Yes");

        Assert.Contains("more than 1 %", again.Text, StringComparison.Ordinal);
        Assert.Empty(await chat.CommandsAsync());
        Assert.Equal(2, await chat.ReadAsync(db => db.Confirmations.Count()));
    }

    [Theory]
    [InlineData(4_949_000, true)]
    [InlineData(4_950_000, false)]
    public async Task Given_a_question_to_sell_when_the_price_moved_since_the_last_cycle_then_the_exchanges_counts(
        int price, bool isAskedAgain)
    {
        await using var chat = await Chat.OpenAsync(account => account.State = TradingState.Running);
        await chat.WriteAsync(db => db.Equity.Add(Some.Worth(Chat.Start.AddMinutes(-30), price: 7_000_000m)));
        chat.Exchange.Price = Priced(5_000_000m);
        var question = await chat.TypeAsync("/stop sell");
        chat.Exchange.Price = Priced(price);
        chat.Market.Add(TimeSpan.FromSeconds(5));

        await chat.PressAsync(question, "Yes");
        await chat.LaneAsync(Chat.Owner);

        Assert.Equal(isAskedAgain ? 0 : 1, (await chat.CommandsAsync()).Count);
    }

    private static Ticker Priced(decimal price) => new(new Price(price), new Percent(0m), Chat.Start);

    [Fact]
    public async Task Given_a_live_account_when_panic_is_pressed_then_it_halts_at_once_and_only_selling_is_asked()
    {
        await using var chat = await Chat.OpenAsync(account => account.Mode = TradingMode.Live);
        var panel = await chat.TypeAsync("/start");

        var offer = await chat.TurnAsync(panel, "Panic");
        var question = await chat.TurnAsync(offer, "Sell everything");

        Assert.Equal(["""{"kind":"halt","Sell":false}"""], await chat.CommandsAsync());
        Assert.Contains("120 seconds", question.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("v0:run")]
    [InlineData("v1:fly")]
    [InlineData("v1")]
    [InlineData("nonsense")]
    [InlineData("v1:c:0123456789abcdef01234567")]
    public async Task Given_a_key_that_is_none_of_ours_when_it_is_pressed_then_it_is_answered_as_expired(string data)
    {
        await using var chat = await Chat.OpenAsync();
        var panel = await chat.TypeAsync("/start");

        Assert.Equal("This key has expired.", await chat.PressDataAsync(panel, data));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 0)]
    public async Task Given_a_command_that_waited_while_the_bot_was_down_when_it_is_old_then_it_does_not_act(
        int minutes, int commands)
    {
        await using var chat = await Chat.PrepareAsync();
        chat.Server.SendText(1, 1, "/run", "en");
        chat.Wall.Add(TimeSpan.FromMinutes(minutes));

        await chat.RunAsync();
        await chat.SeeAsync(commands == 0 ? "waited too long" : "Asked");

        Assert.Equal(commands, (await chat.CommandsAsync()).Count);
    }

    [Fact]
    public async Task Given_a_press_that_waited_while_nobody_polled_when_the_bot_comes_back_then_it_does_not_act()
    {
        await using var chat = await Chat.PrepareAsync();
        var sent = chat.Server.SendText(1, 1, "an old message");
        chat.Server.Press(1, 1, sent.Id, "v1:run", "en");

        await chat.RunAsync();
        await chat.SettleAsync();

        Assert.Empty(await chat.CommandsAsync());
    }
}
