using Bot.Host.Telegram;

namespace Bot.Tests.Telegram;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Now = Chat.Start;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(100, 60)]
    public void Given_failures_in_a_row_when_polling_rests_then_it_doubles_up_to_a_minute(int failures, int seconds)
    {
        var pace = Enumerable.Range(0, failures).Aggregate(new PollPace(), (before, _) => before.Failed());

        Assert.Equal(TimeSpan.FromSeconds(seconds), pace.Rest);
    }

    [Fact]
    public void Given_failures_when_one_poll_succeeds_then_they_are_forgotten() =>
        Assert.Equal(TimeSpan.Zero, new PollPace().Failed().Failed().Succeeded().Rest);

    [Fact]
    public void Given_a_failure_when_telegram_asks_for_a_rest_then_that_one_counts() =>
        Assert.Equal(TimeSpan.FromSeconds(17), new PollPace().Failed().RestOr(TimeSpan.FromSeconds(17)));

    [Theory]
    [InlineData(0, 1000)]
    [InlineData(999, 1)]
    [InlineData(1000, 0)]
    public void Given_a_message_to_a_chat_when_the_next_one_comes_then_it_waits_for_the_gap(int after, int wait)
    {
        var pace = new SendPace(TimeSpan.FromSeconds(1));
        pace.Sent(1, Now);

        Assert.Equal(TimeSpan.FromMilliseconds(wait), pace.WaitFor(1, Now.AddMilliseconds(after)));
    }

    [Fact]
    public void Given_a_message_to_a_chat_when_another_chat_is_next_then_it_waits_for_nothing()
    {
        var pace = new SendPace(TimeSpan.FromSeconds(1));
        pace.Sent(1, Now);

        Assert.Equal(TimeSpan.Zero, pace.WaitFor(2, Now));
    }

    [Theory]
    [InlineData(29, 0)]
    [InlineData(30, 1)]
    public void Given_messages_to_many_chats_when_thirty_went_in_a_second_then_the_next_waits(int sent, int seconds)
    {
        var pace = new SendPace(TimeSpan.FromSeconds(1));
        for (var chat = 1; chat <= sent; chat++)
        {
            pace.Sent(chat, Now);
        }

        Assert.Equal(TimeSpan.FromSeconds(seconds), pace.WaitFor(1000, Now));
    }

    [Fact]
    public void Given_a_far_end_without_limits_when_messages_follow_each_other_then_none_waits_unless_a_rest_was_asked()
    {
        var pace = new SendPace(TimeSpan.Zero);
        for (var message = 0; message < 100; message++)
        {
            pace.Sent(1, Now);
        }

        Assert.Equal(TimeSpan.Zero, pace.WaitFor(1, Now));
        pace.Rest(1, TimeSpan.FromSeconds(5), Now);
        Assert.Equal(TimeSpan.FromSeconds(5), pace.WaitFor(1, Now));
    }

    [Fact]
    public void Given_one_chat_was_asked_to_rest_when_another_is_next_then_it_goes_at_once()
    {
        var pace = new SendPace(TimeSpan.FromSeconds(1));
        pace.Rest(1, TimeSpan.FromSeconds(30), Now);

        Assert.Equal(TimeSpan.FromSeconds(30), pace.WaitFor(1, Now));
        Assert.Equal(TimeSpan.Zero, pace.WaitFor(2, Now));
    }

    [Theory]
    [InlineData(-5, 19, 1)]
    [InlineData(-5, 20, 41)]
    [InlineData(5, 20, 1)]
    public void Given_messages_to_a_chat_when_a_group_had_twenty_in_a_minute_then_the_next_waits(
        long chat, int sent, int seconds)
    {
        var pace = new SendPace(TimeSpan.FromSeconds(1));
        for (var message = 0; message < sent; message++)
        {
            pace.Sent(chat, Now.AddSeconds(message));
        }

        Assert.Equal(TimeSpan.FromSeconds(seconds), pace.WaitFor(chat, Now.AddSeconds(sent - 1)));
    }
}
