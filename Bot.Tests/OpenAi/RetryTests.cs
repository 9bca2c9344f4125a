using Bot.Host.OpenAi;
using Bot.Sandbox.Faults;
using Bot.Sandbox.OpenAi;

namespace Bot.Tests.OpenAi;

public sealed class RetryTests
{
    private const string Path = "/v1/chat/completions";

    [Theory]
    [InlineData(OpenAiFault.RateLimit)]
    [InlineData(OpenAiFault.ServerError)]
    public async Task Given_a_failure_that_goes_away_when_the_advisor_is_asked_then_it_is_asked_again(OpenAiFault fault)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Next(fault);
        desk.Server.Next(fault);

        var advised = await desk.AskAsync();

        Assert.NotNull(advised.Advice);
        Assert.Equal(3, advised.Call.Attempts);
    }

    [Theory]
    [InlineData(429, 3)]
    [InlineData(500, 3)]
    [InlineData(502, 3)]
    [InlineData(503, 3)]
    [InlineData(529, 3)]
    [InlineData(400, 1)]
    [InlineData(401, 1)]
    [InlineData(403, 1)]
    [InlineData(404, 1)]
    [InlineData(409, 1)]
    [InlineData(422, 1)]
    [InlineData(499, 1)]
    [InlineData(302, 1)]
    public async Task Given_a_status_that_stays_when_the_advisor_is_asked_then_only_what_may_go_away_is_tried_again(
        int status,
        int attempts
    )
    {
        await using var desk = await Desk.OpenAsync();
        desk.Faults.Add(
            new FaultRule
            {
                Path = Path,
                Fault = FaultKind.Status,
                Status = status,
                RetryAfter = 0,
                From = 1,
            }
        );

        var advised = await desk.AskAsync();

        Assert.Null(advised.Advice);
        Assert.Equal(attempts, advised.Call.Attempts);
        Assert.Contains($"{status}", advised.Call.Failure, StringComparison.Ordinal);
        Assert.Equal(0m, advised.Call.CostKrw);
    }

    [Fact]
    public async Task Given_lost_connections_when_the_advisor_is_asked_then_each_attempt_may_have_cost_the_worst()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Faults.Add(
            new FaultRule
            {
                Path = Path,
                Fault = FaultKind.DropAnswer,
                From = 1,
            }
        );

        var advised = await desk.AskAsync();

        Assert.Equal(3, advised.Call.Attempts);
        Assert.True(advised.Call.CostKrw > 3 * 880m * 800 / 1_000_000, $"{advised.Call.CostKrw}");
        Assert.Equal(advised.Call.CostKrw, (await desk.BudgetAsync()).Spent);
        Assert.Equal(0m, (await desk.BudgetAsync()).Reserved);
    }

    [Fact]
    public async Task Given_nobody_at_the_address_when_the_advisor_is_asked_then_it_is_tried_again_and_costs_nothing()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.Server.DisposeAsync();

        var advised = await desk.AskAsync();

        Assert.Null(advised.Advice);
        Assert.Equal((3, 0m), (advised.Call.Attempts, advised.Call.CostKrw));
    }

    [Fact]
    public async Task Given_a_slow_answer_when_its_time_is_over_then_it_is_asked_again_and_the_answer_counts()
    {
        await using var desk = await Desk.OpenAsync(options => options with { TimeoutSeconds = 10 });
        desk.Server.Next(OpenAiFault.Slow);

        var advised = await desk.AskAsync();

        Assert.NotNull(advised.Advice);
        Assert.Equal(2, advised.Call.Attempts);
    }

    [Fact]
    public async Task Given_answers_that_never_come_when_the_time_of_all_is_over_then_there_is_no_advice()
    {
        await using var desk = await Desk.OpenAsync(options => options with { TimeoutSeconds = 1, Retries = 1 });
        desk.Server.Next(OpenAiFault.Slow);
        desk.Server.Next(OpenAiFault.Slow);

        var advised = await desk.AskAsync();

        Assert.Null(advised.Advice);
        Assert.Equal("no answer within 1 s", advised.Call.Failure);
    }

    [Theory]
    [InlineData(OpenAiFault.Refusal)]
    [InlineData(OpenAiFault.CutOff)]
    [InlineData(OpenAiFault.Think)]
    [InlineData(OpenAiFault.WrongTypes)]
    public async Task Given_an_answer_that_is_no_advice_when_it_is_read_then_it_is_not_asked_for_again(
        OpenAiFault fault
    )
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Next(fault);

        var advised = await desk.AskAsync();

        Assert.Null(advised.Advice);
        Assert.Equal(1, advised.Call.Attempts);
    }

    [Fact]
    public async Task Given_a_call_that_is_cut_short_when_it_ends_then_what_it_may_have_cost_is_counted()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Next(OpenAiFault.Slow);
        using var cut = new CancellationTokenSource();
        var asked = desk.Advisor.AdviseAsync(Ask.For(), cut.Token);
        while (!asked.IsCompleted && !await desk.Store.ReadAsync(db => Task.FromResult(db.Budgets.Any())))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, CancellationToken.None);
        }

        await cut.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Equal(0m, (await desk.BudgetAsync()).Reserved);
    }

    [Theory]
    [InlineData(1, 0.4, 1.2)]
    [InlineData(2, 0.8, 2.4)]
    [InlineData(3, 1.6, 4.8)]
    public void Given_tries_when_the_wait_is_drawn_then_it_doubles_give_or_take_half(int tries, double from, double to)
    {
        var pace = new RetryPace(TimeProvider.System, 7);

        var waits = Enumerable.Range(0, 200).Select(_ => Wait(pace, tries, null)).ToList();

        Assert.All(waits, wait => Assert.InRange(wait, from, to));
        Assert.True(waits.Distinct().Count() > 100);
        Assert.True(waits.Max() - waits.Min() > (to - from) * 0.9);
    }

    [Fact]
    public void Given_a_seed_when_waits_are_drawn_then_they_are_the_same_again_and_others_for_another_seed()
    {
        Assert.Equal(Drawn(1), Drawn(1));
        Assert.NotEqual(Drawn(1), Drawn(2));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(30, 30)]
    [InlineData(31, 30)]
    [InlineData(86_400, 30)]
    public void Given_a_server_that_asks_for_a_wait_when_it_is_drawn_then_it_is_honoured_up_to_the_time_out(
        int asked,
        int waited
    ) => Assert.Equal(waited, Wait(new RetryPace(TimeProvider.System, 1), 1, TimeSpan.FromSeconds(asked)));

    [Fact]
    public async Task Given_a_server_that_asks_for_a_second_when_it_is_asked_again_then_a_second_has_passed()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Faults.Add(
            new FaultRule
            {
                Path = Path,
                Fault = FaultKind.Status,
                Status = 429,
                RetryAfter = 1,
                Nth = 1,
            }
        );

        var advised = await desk.AskAsync();

        Assert.NotNull(advised.Advice);
        Assert.True(advised.Call.DurationMilliseconds >= 990, $"{advised.Call.DurationMilliseconds}");
    }

    private static double[] Drawn(int seed)
    {
        var pace = new RetryPace(TimeProvider.System, seed);
        return [.. Enumerable.Range(1, 5).Select(tries => Wait(pace, tries, null))];
    }

    private static double Wait(RetryPace pace, int tries, TimeSpan? asked) =>
        pace.Wait(tries, asked, TimeSpan.FromSeconds(30)).TotalSeconds;
}
