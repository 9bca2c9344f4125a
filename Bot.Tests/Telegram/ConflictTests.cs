using Bot.Host.Telegram;
using Telegram.Bot;

namespace Bot.Tests.Telegram;

/// <summary>Another program polls with the same token.</summary>
public sealed class ConflictTests
{
    private static readonly DateTimeOffset Now = Chat.Start;

    [Theory]
    [InlineData(10, 0, 60, true)]
    [InlineData(10, 0, 61, false)]
    [InlineData(9, 0, 30, false)]
    public void Given_polls_that_worked_for_a_while_when_two_are_refused_within_a_minute_then_it_is_another_program(
        int worked, int first, int second, bool halts)
    {
        var watch = new ConflictWatch();
        watch.Succeeded(Now);
        var begin = Now.AddSeconds(worked);

        Assert.False(watch.Refused(begin.AddSeconds(first)));
        Assert.Equal(halts, watch.Refused(begin.AddSeconds(second)));
    }

    [Fact]
    public void Given_no_poll_that_worked_when_polls_are_refused_then_it_may_be_our_own_former_one()
    {
        var watch = new ConflictWatch();

        Assert.All(Enumerable.Range(0, 5), second => Assert.False(watch.Refused(Now.AddSeconds(second))));
    }

    [Fact]
    public void Given_a_newcomer_when_the_older_one_goes_on_polling_then_only_the_older_one_halts()
    {
        var (older, newer) = (new ConflictWatch(), new ConflictWatch());
        older.Succeeded(Now);
        newer.Succeeded(Now.AddHours(1));

        var halted = Enumerable.Range(1, 5).Select(turn => (
            Older: older.Refused(Now.AddHours(1).AddSeconds(turn * 10)),
            Newer: newer.Refused(Now.AddHours(1).AddSeconds((turn * 10) - 5)))).ToList();

        Assert.Contains(halted, one => one.Older);
        Assert.DoesNotContain(halted, one => one.Newer);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public async Task Given_a_second_program_when_it_polls_some_times_then_from_the_second_on_the_trader_is_told(
        int polls, int told)
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TypeAsync("/start");
        chat.Wall.Add(TimeSpan.FromSeconds(11));
        var rival = new TelegramBotClient(new TelegramBotClientOptions("1:test", chat.Server.Address.ToString()));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));

        await PolledAsync(chat, patience.Token);
        while (Refused(chat) < polls)
        {
            // Our poll may end just before the other's comes, and then nobody is refused.
            await rival.GetUpdates(timeout: 0, cancellationToken: patience.Token);
            await PolledAsync(chat, patience.Token);
        }

        Assert.Equal(polls, Refused(chat));
        Assert.Equal(told, chat.Bell.Pollers.Count);
    }

    private static int Refused(Chat chat) =>
        chat.Server.Calls.Count(call => call is { Method: "getUpdates", Status: 409 });

    private static async Task PolledAsync(Chat chat, CancellationToken token)
    {
        do
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, token);
        } while (!chat.Server.IsPolled);
    }
}
