using Bot.Domain.States;
using Bot.Host.Storage.Rows;
using Bot.Tests.Telegram;

namespace Bot.Tests.Settings;

public sealed class LimitsChatTests
{
    [Fact]
    public async Task Given_a_profile_When_limits_are_shown_Then_each_says_where_it_comes_from_and_what_it_means()
    {
        await using var chat = await Chat.OpenAsync();

        var shown = await chat.TypeAsync("/limits");

        Assert.Contains("Stop-loss: -5 % (profile)", shown.Text, StringComparison.Ordinal);
        Assert.Contains("2 : 1 is sound: wins must be more often than 34 %", shown.Text, StringComparison.Ordinal);
        Assert.Contains(
            shown.Keys,
            row => row.Select(key => key.Label).SequenceEqual(["Stop-loss -5 %", "Take-profit 10 %"])
        );
    }

    [Theory]
    [InlineData("/limits stop -4 %", "Limits:StopLossPercent", "-4")]
    [InlineData("/limits stop conservative", "Limits:StopLossPercent", "-3")]
    [InlineData("/limits 손절 -4,5", "Limits:StopLossPercent", "-4.5")]
    [InlineData("/sizing risk", "Sizing:Mode", "account-risk")]
    [InlineData("/sizing risk 2", "Limits:AccountRiskPercent", "2")]
    [InlineData("/exits atr", "Exits:Mode", "atr")]
    [InlineData("/interval 30", "Scheduler:IntervalMinutes", "30")]
    [InlineData("/budget 20,000", "OpenAI:MonthlyBudgetKrw", "20000")]
    public async Task Given_a_value_When_it_is_typed_Then_the_trader_is_asked_for_it(
        string typed,
        string key,
        string value
    )
    {
        await using var chat = await Chat.OpenAsync();

        await chat.TypeAsync(typed);

        Assert.Equal(
            [$$"""{"kind":"values","Changes":[{"Key":"{{key}}","Value":"{{value}}"}]}"""],
            await chat.CommandsAsync()
        );
    }

    [Fact]
    public async Task Given_a_distance_When_it_is_typed_behind_the_trailing_stop_Then_that_is_wanted_too()
    {
        await using var chat = await Chat.OpenAsync();

        var shown = await chat.TypeAsync("/exits trailing 2.5");

        Assert.Contains("Trailing stop: on (own; configuration off)", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Behind, %: 2.5 % (own; configuration 0 %)", shown.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/limits stop -31", "Allowed: -30 % to -0.5 %")]
    [InlineData("/limits stop 5", "“5” cannot be Stop-loss")]
    [InlineData("/limits stop -1,500", "“-1,500” cannot be Stop-loss")]
    [InlineData("/limits stop -7", "less than 1.5 times the stop")]
    [InlineData("/limits week -9", "at least as far as the daily one")]
    [InlineData("/limits lever 3", "“lever” is nothing that is set here")]
    [InlineData("/limits stop usual", "It is so already")]
    [InlineData("/interval 61", "Allowed: 5 min | 10 min")]
    [InlineData("/budget -1", "Allowed: ₩0 to ₩10,000,000")]
    public async Task Given_a_value_that_cannot_be_When_it_is_typed_Then_what_is_allowed_is_said_and_nothing_changes(
        string typed,
        string said
    )
    {
        await using var chat = await Chat.OpenAsync();

        var shown = await chat.TypeAsync(typed);

        Assert.Contains(said, shown.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", shown.Text, StringComparison.Ordinal);
        Assert.NotEmpty(shown.Keys);
        Assert.Empty(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_a_step_When_its_key_is_pressed_again_Then_it_does_not_walk_further_than_was_seen()
    {
        await using var chat = await Chat.OpenAsync();
        var shown = await chat.TurnAsync(await chat.TypeAsync("/limits"), "Stop-loss");
        var key = shown.Keys.SelectMany(row => row).First(one => one.Label == "-4.5 % ▶").Data!;

        await chat.PressDataAsync(shown, key);
        await chat.PressDataAsync(shown, key);
        var after = await chat.SeeAsync("This was changed since that key was shown");

        Assert.Contains("Stop-loss: -4.5 % (own; profile -5 %)", after.Text, StringComparison.Ordinal);
        Assert.Single(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_a_trader_that_is_busy_When_new_keys_are_pressed_fast_Then_each_walks_on_from_the_last()
    {
        await using var chat = await Chat.OpenAsync();
        var shown = await chat.TurnAsync(await chat.TypeAsync("/limits"), "Stop-loss");

        shown = await chat.TurnAsync(shown, "-4.5 % ▶");
        shown = await chat.TurnAsync(shown, "-4 % ▶");

        Assert.Contains("Stop-loss: -4 % (own; profile -5 %)", shown.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await chat.CommandsAsync()).Count);
    }

    [Fact]
    public async Task Given_real_money_When_a_step_is_pressed_Then_the_figures_are_shown_and_a_question_is_asked()
    {
        await using var chat = await Chat.OpenAsync(account => account.Mode = TradingMode.Live);
        var shown = await chat.TurnAsync(await chat.TypeAsync("/limits"), "Stop-loss");

        var question = await chat.TurnAsync(shown, "-5.5 %");

        Assert.Contains("1.8 : 1 is thin", question.Text, StringComparison.Ordinal);
        Assert.Contains("Stop-loss → -5.5 %?", question.Text, StringComparison.Ordinal);
        Assert.Empty(await chat.CommandsAsync());
        await chat.PressAsync(question, "Yes");
        Assert.Single(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_a_position_When_a_stop_is_set_Then_it_is_said_that_the_open_one_stays()
    {
        await using var chat = await Chat.OpenAsync(account => account.State = TradingState.Running);
        await chat.WriteAsync(db => db.Positions.Add(Bot.Tests.Telegram.Some.Position()));

        var shown = await chat.TypeAsync("/limits stop -4");

        Assert.Contains("keeps the levels of its entry", shown.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_viewer_When_a_key_is_pressed_Then_the_page_is_seen_and_nothing_is_set()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.People.Single().Role = PersonRole.Viewer);
        var shown = await chat.TurnAsync(await chat.TypeAsync("/limits"), "Stop-loss");

        var toast = await chat.PressAsync(shown, "-4.5 % ▶");

        Assert.Contains("trader", toast, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_one_value_When_its_page_is_opened_Then_it_says_what_it_does_and_offers_the_profiles()
    {
        await using var chat = await Chat.OpenAsync();
        var shown = await chat.TypeAsync("/limits");

        var page = await chat.TurnAsync(shown, "Stop-loss");

        Assert.Contains("sold when it has lost this much", page.Text, StringComparison.Ordinal);
        Assert.Contains("-30 % to -0.5 %", page.Text, StringComparison.Ordinal);
        Assert.Contains(page.Keys.SelectMany(row => row), key => key.Label == "conservative -3 %");
        Assert.Contains(page.Keys.SelectMany(row => row), key => key.Label == "◀◀ -7.5 %");
    }
}
