using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Trading;

namespace Bot.Tests.Telegram;

public sealed class BacklogTests
{
    private static readonly DateTimeOffset Now = Chat.Start;

    [Fact]
    public void Given_reports_that_waited_long_when_the_next_is_chosen_then_the_newest_stands_for_all()
    {
        var queue = Queue((Cycle(1), 60), (Cycle(2), 30), (Day(9), 20), (Day(10), 3), (Cycle(3), 0));

        var head = Backlog.First(queue, Now);

        Assert.Equal(Day(10), head.First.Notice);
        Assert.Equal((2, 1), (head.SkippedCycles, head.SkippedDays));
        Assert.Equal([1, 2, 3], head.Others.Select(one => one.Id).Order());
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public void Given_two_reports_when_the_older_waited_so_long_then_it_is_told_with_the_newer_or_by_itself(
        int minutes, int skipped) =>
        Assert.Equal(skipped, Backlog.First(Queue((Cycle(1), minutes), (Cycle(2), 0)), Now).SkippedCycles);

    [Fact]
    public void Given_one_that_stands_for_others_when_it_is_superseded_itself_then_all_of_them_count()
    {
        var queue = Queue((Cycle(1), 30), (Cycle(2), 0));
        queue[0].Delivery.SkippedCycles = 4;
        queue[0].Delivery.SkippedDays = 1;

        var head = Backlog.First(queue, Now);

        Assert.Equal((5, 1), (head.SkippedCycles, head.SkippedDays));
    }

    [Fact]
    public void Given_money_when_it_waited_long_then_it_is_told_before_reports_and_none_is_left_out()
    {
        var queue = Queue((Cycle(1), 60), (new Notice.BotStopping(), 50), (Cycle(2), 40), (new Notice.BotStopping(), 30));

        var head = Backlog.First(queue, Now);

        Assert.Equal(2, head.First.Id);
        Assert.Empty(head.Others);
    }

    [Fact]
    public void Given_trouble_of_a_kind_when_it_waits_then_it_is_told_in_one_with_all_its_times()
    {
        var queue = Queue((Trouble("a"), 30), (Trouble("b"), 20), (Trouble("a"), 10));
        queue[2].Delivery.Times = 6;

        var head = Backlog.First(queue, Now);

        Assert.Equal((1, 7), (head.First.Id, head.Times));
        Assert.Equal([3], head.Others.Select(one => one.Id));
    }

    private static List<Waiting> Queue(params (Notice Notice, int Minutes)[] waiting) =>
    [
        .. waiting.Select((one, index) => new Waiting(
            new DeliveryRow
            {
                Id = index + 1,
                Priority = one.Notice switch
                {
                    Notice.Trouble => NoticePriority.Alarm,
                    Notice.CycleReported => NoticePriority.Chatter,
                    Notice.DailyReported => NoticePriority.Report,
                    _ => NoticePriority.Money,
                },
                WaitsSince = Now.AddMinutes(-one.Minutes),
            },
            1,
            one.Notice)),
    ];

    private static Notice.CycleReported Cycle(long id) => new(id);

    private static Notice.DailyReported Day(int day) => new(new DateOnly(2024, 5, day));

    private static Notice.Trouble Trouble(string what) => new(what, "down");
}
