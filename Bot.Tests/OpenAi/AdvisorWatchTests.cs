using Bot.Host.Trading;
using Bot.Sandbox.OpenAi;

namespace Bot.Tests.OpenAi;

public sealed class AdvisorWatchTests
{
    [Theory]
    [InlineData(3, 2, 0)]
    [InlineData(3, 3, 1)]
    [InlineData(3, 7, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(5, 4, 0)]
    public async Task Given_calls_without_advice_when_there_are_enough_in_a_row_then_it_is_told_once(
        int until,
        int failures,
        int told
    )
    {
        await using var desk = await Desk.OpenAsync(options => options with { FailuresUntilTold = until, Retries = 0 });

        await FailAsync(desk, 0, failures);

        Assert.Equal(told, (await desk.ToldAsync()).OfType<Notice.AdvisorSilent>().Count());
        Assert.Equal(told, (await desk.ToldAsync()).Count);
    }

    [Fact]
    public async Task Given_restarts_when_calls_fail_then_they_are_counted_and_told_as_without()
    {
        await using var desk = await Desk.OpenAsync();

        foreach (var hour in Enumerable.Range(0, 6))
        {
            desk.Again();
            await FailAsync(desk, hour, 1);
        }

        Assert.Equal(3, Assert.IsType<Notice.AdvisorSilent>(Assert.Single(await desk.ToldAsync())).Failures);
    }

    [Fact]
    public async Task Given_an_advisor_that_was_told_silent_when_it_answers_then_that_is_told_once_and_so_is_the_next_time()
    {
        await using var desk = await Desk.OpenAsync();

        await FailAsync(desk, 0, 4);
        desk.Again();
        await desk.CycleAsync(4);
        await desk.CycleAsync(5);
        await FailAsync(desk, 6, 3);

        Assert.Equal(
            [typeof(Notice.AdvisorSilent), typeof(Notice.AdvisorBack), typeof(Notice.AdvisorSilent)],
            (await desk.ToldAsync()).Select(notice => notice.GetType())
        );
    }

    [Fact]
    public async Task Given_failures_with_advice_between_when_they_are_counted_then_the_row_begins_anew()
    {
        await using var desk = await Desk.OpenAsync();

        await FailAsync(desk, 0, 2);
        await desk.CycleAsync(2);
        await FailAsync(desk, 3, 2);

        Assert.Empty(await desk.ToldAsync());
    }

    [Fact]
    public async Task Given_a_silent_advisor_when_cycles_go_on_then_it_is_asked_each_time_and_nobody_guesses_for_it()
    {
        await using var desk = await Desk.OpenAsync();

        var advised = await FailAsync(desk, 0, 5);

        Assert.Equal(5, desk.Server.Calls.Count);
        Assert.All(advised, one => Assert.Equal(("openai", null), (one.Call.Source, one.Advice)));
    }

    private static async Task<IReadOnlyList<Advised>> FailAsync(Desk desk, int from, int count)
    {
        var advised = new List<Advised>();
        foreach (var hour in Enumerable.Range(from, count))
        {
            desk.Server.Next(OpenAiFault.Refusal);
            advised.Add(await desk.CycleAsync(hour));
        }

        return advised;
    }
}
