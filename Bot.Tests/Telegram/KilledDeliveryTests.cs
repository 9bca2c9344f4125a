using Bot.Host.Trading;
using Bot.Tests.Crashes;

namespace Bot.Tests.Telegram;

/// <summary>The program is killed at each of its writes while it tells two things, and started again.</summary>
public sealed class KilledDeliveryTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Given_a_kill_at_any_write_when_it_is_started_again_then_nothing_is_lost_and_a_repetition_says_so(
        int write)
    {
        var mortality = new Mortality();
        await using var first = await Chat.PrepareAsync(mortality: mortality);
        await first.TellAsync(new Notice.CommandAnswered(true, "profile", "one"), new Notice.BotStopping());
        mortality.Begin((point, passed) => passed == write);
        await first.RunAsync();
        await Task.WhenAny(mortality.Death, first.IdleAsync());

        await using var second = await first.RestartAsync();
        await second.RunAsync();
        await second.IdleAsync();

        var messages = second.Messages().Select(message => message.Text).ToList();
        Assert.InRange(messages.Count, 2, 3);
        foreach (var mine in new[] { "one", "⏹" }.Select(
            text => messages.FindAll(message => message.Contains(text, StringComparison.Ordinal))))
        {
            Assert.NotEmpty(mine);
            Assert.All(mine.Skip(1), text => Assert.Contains("Sent again", text, StringComparison.Ordinal));
        }

        Assert.True(messages.FindIndex(text => text.Contains("one", StringComparison.Ordinal))
            < messages.FindIndex(text => text.Contains('⏹')));
    }
}
