using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Tests.Telegram;

namespace Bot.Tests.Settings;

public sealed class MarketChatTests
{
    [Fact]
    public async Task Given_nothing_open_When_markets_are_shown_Then_the_most_traded_lead_and_warnings_stand_beside()
    {
        await using var chat = await Chat.OpenAsync();

        var shown = await chat.TypeAsync("/market_set");

        Assert.Contains("KRW-BTC: ₩900,000,000,000 in 24 h", shown.Text, StringComparison.Ordinal);
        Assert.Equal(["BTC", "✔ ETH", "⚠ XRP"], shown.Keys.SelectMany(row => row).Take(3).Select(key => key.Label));
    }

    [Theory]
    [InlineData("/market_set KRW-BTC", "KRW-BTC")]
    [InlineData("/market_set xrp", "KRW-XRP")]
    public async Task Given_a_market_When_it_is_typed_Then_the_trader_is_asked_for_it(string typed, string market)
    {
        await using var chat = await Chat.OpenAsync();

        await chat.TypeAsync(typed);

        Assert.Equal([$$"""{"kind":"market","Market":"{{market}}"}"""], await chat.CommandsAsync());
    }

    [Theory]
    [InlineData("/market_set XR", "KRW-XRP", "KRW-BTC")]
    [InlineData("/market_set nothing", "No KRW market is called “nothing”", "<")]
    [InlineData("/market_set ETH", "It is so already", "<")]
    public async Task Given_no_such_market_When_it_is_typed_Then_others_are_offered_and_nothing_changes(
        string typed,
        string said,
        string unsaid
    )
    {
        await using var chat = await Chat.OpenAsync();

        var shown = await chat.TypeAsync(typed);

        Assert.Contains(said, shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(unsaid, shown.Text, StringComparison.Ordinal);
        Assert.Contains(shown.Keys.SelectMany(row => row), key => key.Label.Contains("XRP", StringComparison.Ordinal));
        Assert.Empty(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_real_money_and_a_warned_market_When_it_is_chosen_Then_the_question_tells_the_warning()
    {
        await using var chat = await Chat.OpenAsync(account => account.Mode = TradingMode.Live);

        var question = await chat.TypeAsync("/market_set XRP");

        Assert.Contains("it may be closed", question.Text, StringComparison.Ordinal);
        Assert.Contains("trading volume soaring", question.Text, StringComparison.Ordinal);
        Assert.Empty(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_a_position_When_a_market_is_chosen_Then_it_is_said_why_not_and_what_helps()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.Positions.Add(Bot.Tests.Telegram.Some.Position()));

        var shown = await chat.TypeAsync("/market_set BTC");

        Assert.Contains("A position is open, so the market stays", shown.Text, StringComparison.Ordinal);
        Assert.Contains(shown.Keys.SelectMany(row => row), key => key.Label.Contains("Stop", StringComparison.Ordinal));
        Assert.Empty(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_an_exchange_that_does_not_answer_When_markets_are_shown_Then_trying_again_is_offered()
    {
        await using var chat = await Chat.OpenAsync();
        ((FakeBoard)chat.Get<IMarketBoard>()).Now = new Answer<IReadOnlyList<BoardMarket>>.Failed(
            FailureKind.Network,
            "nobody <there>"
        );

        var shown = await chat.TypeAsync("/market_set");

        Assert.Contains("nobody <there>", shown.Text, StringComparison.Ordinal);
        Assert.Contains(
            shown.Keys.SelectMany(row => row),
            key => key.Label.Contains("again", StringComparison.Ordinal)
        );
    }
}
