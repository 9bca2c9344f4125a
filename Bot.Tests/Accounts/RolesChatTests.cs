using Bot.Domain.States;
using Bot.Host.Storage.Rows;
using Bot.Sandbox.Telegram;

namespace Bot.Tests.Accounts;

/// <summary>What a role may do, and that no key is offered that it may not press.</summary>
public sealed class RolesChatTests
{
    [Theory]
    [InlineData("Second trader", false)]
    [InlineData("own account", true)]
    public async Task Given_A_halt_When_A_trader_wants_to_resume_Then_They_may_in_an_account_of_their_own(
        string key,
        bool may
    )
    {
        await using var chat = await PeopleChatTests.OpenAsync(account => account.State = TradingState.ManualHalt);
        await chat.TypeAsync($"/start {await PeopleChatTests.InvitedAsync(chat, key)}", PeopleChatTests.Friend);
        await chat.LaneAsync(PeopleChatTests.Friend);
        await chat.WriteAsync(db => db.Accounts.ToList().ForEach(one => one.State = TradingState.ManualHalt));
        // The panel that stands is edited, which would be taken for the next answer.
        await chat.SeeAsync("by hand", PeopleChatTests.Friend);

        var panel = await chat.TypeAsync("/start", PeopleChatTests.Friend);
        var settings = await chat.TypeAsync("/settings", PeopleChatTests.Friend);
        var answer = await chat.TypeAsync("/resume", PeopleChatTests.Friend);

        Assert.Equal(may, LabelsOf(panel).Contains("▶ Resume"));
        Assert.Equal(may, LabelsOf(settings).Contains("💸 Budget"));
        Assert.Equal(may, LabelsOf(answer).Any(label => label.Contains("Yes", StringComparison.Ordinal)));
        Assert.Contains("⏸ Stop", LabelsOf(panel));
    }

    [Fact]
    public async Task Given_A_viewer_When_They_look_at_the_settings_Then_No_key_is_there_that_they_may_not_press()
    {
        await using var chat = await PeopleChatTests.OpenAsync();
        await PeopleChatTests.JoinAsync(chat, PersonRole.Viewer);

        var settings = await chat.TypeAsync("/settings", PeopleChatTests.Friend);

        Assert.Equal(["🔔 Notices", "🌐 Language", "⚖ Risk", "⬅ Panel"], LabelsOf(settings));
    }

    [Fact]
    public async Task Given_A_name_with_unseen_letters_When_The_owner_looks_Then_The_key_shows_only_what_is_seen()
    {
        await using var chat = await PeopleChatTests.OpenAsync();
        await PeopleChatTests.JoinAsync(chat, PersonRole.Viewer);
        await chat.WriteAsync(db =>
            db.People.Single(one => one.Id == PeopleChatTests.Friend).Name = $"\u202e{new string('x', 29)}\U0001F600"
        );

        var users = await chat.TypeAsync("/users");

        Assert.Contains($"👤 {new string('x', 29)}", LabelsOf(users));
    }

    private static IReadOnlyList<string> LabelsOf(ChatMessage message) =>
        [.. message.Keys.SelectMany(row => row).Select(key => key.Label)];
}
