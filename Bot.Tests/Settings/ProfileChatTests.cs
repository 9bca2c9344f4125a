using Bot.Host.Storage.Rows;
using Bot.Tests.Telegram;

namespace Bot.Tests.Settings;

public sealed class ProfileChatTests
{
    [Fact]
    public async Task Given_own_limits_When_a_profile_is_chosen_Then_it_is_asked_what_becomes_of_them()
    {
        await using var chat = await Chat.OpenAsync();
        await OwnAsync(chat, "Limits:StopLossPercent", "-4");

        var asked = await chat.TypeAsync("/profile aggressive");
        await chat.PressAsync(asked, "Drop");

        Assert.Contains("What becomes of them under aggressive?", asked.Text, StringComparison.Ordinal);
        Assert.Equal(["""{"kind":"profile","Name":"aggressive","DropsOwn":true}"""], await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_an_own_stop_too_wide_for_a_profile_When_it_is_chosen_Then_only_dropping_is_offered()
    {
        await using var chat = await Chat.OpenAsync();
        await OwnAsync(chat, "Limits:StopLossPercent", "-6");

        var asked = await chat.TypeAsync("/profile conservative");
        var refused = await chat.TypeAsync("/profile conservative keep");

        Assert.DoesNotContain(asked.Keys.SelectMany(row => row), key => key.Label == "Keep own limits");
        Assert.Contains("less than 1.5 times the stop", refused.Text, StringComparison.Ordinal);
        Assert.Empty(await chat.CommandsAsync());
    }

    [Fact]
    public async Task Given_own_limits_When_the_risk_and_the_profile_are_shown_Then_they_show_the_own_numbers()
    {
        await using var chat = await Chat.OpenAsync();
        await OwnAsync(chat, "Limits:DailyLossPercent", "-3");

        Assert.Contains("Daily loss limit -3 %", (await chat.TypeAsync("/risk")).Text, StringComparison.Ordinal);
        Assert.Contains("balanced + own limits", (await chat.TypeAsync("/profile")).Text, StringComparison.Ordinal);
        Assert.Contains("balanced + own limits", (await chat.TypeAsync("/settings")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_stored_value_that_is_not_allowed_any_more_When_limits_are_shown_Then_it_is_said()
    {
        await using var chat = await Chat.OpenAsync();
        await OwnAsync(chat, "Limits:DailyLossPercent", "-60");

        var shown = await chat.TypeAsync("/limits");

        Assert.Contains("Daily loss: -10 % (profile)", shown.Text, StringComparison.Ordinal);
        Assert.Contains("Limits:DailyLossPercent -60 is not allowed any more", shown.Text, StringComparison.Ordinal);
    }

    private static Task OwnAsync(Chat chat, string key, string value) =>
        chat.WriteAsync(db =>
            db.Settings.Add(
                new SettingRow
                {
                    AccountId = 1,
                    Key = key,
                    Value = value,
                    ChangedAt = Chat.Start,
                    ChangedBy = Chat.Owner,
                }
            )
        );
}
