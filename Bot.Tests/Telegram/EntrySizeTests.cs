using Bot.Host.Storage.Rows;

namespace Bot.Tests.Telegram;

/// <summary>A profile is shown with the numbers that size the entries of the account's strategy, and no others.</summary>
public sealed class EntrySizeTests
{
    [Theory]
    [InlineData("rsi-mean-reversion", "Share of cash per entry 30 %", "Target volatility")]
    [InlineData("volatility-breakout", "Share of cash per entry 30 %", "Target volatility")]
    [InlineData("channel-trend", "Target volatility a year 30 % · Most share of cash per entry 80 %", "· Share of cash")]
    public async Task Given_a_strategy_when_profiles_and_risk_are_shown_then_they_have_what_sizes_its_entries(
        string strategy, string shown, string hidden)
    {
        await using var chat = await Chat.OpenAsync(account => account.Strategy = strategy);

        foreach (var command in (string[])["/profile", "/risk"])
        {
            var text = (await chat.TypeAsync(command)).Text;
            Assert.Contains(shown, text, StringComparison.Ordinal);
            Assert.DoesNotContain(hidden, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Given_a_live_account_that_sizes_by_volatility_when_a_profile_is_chosen_then_it_is_asked_by_the_same()
    {
        await using var chat = await Chat.OpenAsync(account =>
            (account.Strategy, account.Mode) = ("channel-trend", TradingMode.Live));

        var asked = await chat.TypeAsync("/profile aggressive");

        Assert.Contains("Target volatility a year 40 % · Most share of cash per entry 95 %", asked.Text, StringComparison.Ordinal);
    }
}
