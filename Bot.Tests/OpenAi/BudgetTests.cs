using Bot.Domain.Accounts;
using Bot.Domain.Strategies;
using Bot.Host.OpenAi;
using Bot.Host.Trading;
using Bot.Sandbox.OpenAi;

namespace Bot.Tests.OpenAi;

public sealed class BudgetTests
{
    private static readonly AccountId Account = new(1);

    [Theory]
    [InlineData("gpt-4o-mini", 1_000, 100, "0.308")]
    [InlineData("gpt-4o", 1_000, 100, "5.15")]
    [InlineData("nobody-knows", 1_000, 100, "5.15")]
    [InlineData("gpt-4o-mini", 0, 0, "0")]
    [InlineData("gpt-4o-mini", 1_000_000, 1_000_000, "1100")]
    public async Task Given_tokens_when_they_are_priced_then_the_models_own_price_counts(
        string model,
        int asked,
        int said,
        string krw
    )
    {
        await using var desk = await Desk.OpenAsync(options => options with { Model = model });

        Assert.Equal(decimal.Parse(krw), desk.Purse().Cost(asked, said));
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(100.01, false)]
    public async Task Given_a_limit_when_money_is_set_aside_then_the_limit_itself_is_enough(double amount, bool taken)
    {
        await using var desk = await Desk.OpenAsync(options => options with { MonthlyBudgetKrw = 100m });
        var budget = desk.Purse();

        Assert.Equal(taken, await ReserveAsync(budget, (decimal)amount));
    }

    [Fact]
    public async Task Given_a_crash_between_setting_aside_and_settling_when_it_starts_again_then_it_still_counts()
    {
        await using var desk = await Desk.OpenAsync(options => options with { MonthlyBudgetKrw = 100m });
        Assert.True(await ReserveAsync(desk.Purse(), 60m));

        var again = desk.Purse();

        Assert.False(await ReserveAsync(again, 40.01m));
        Assert.True(await ReserveAsync(again, 40m));
    }

    [Fact]
    public async Task Given_a_crash_in_a_call_when_the_rest_is_too_little_then_the_rules_speak_after_the_restart()
    {
        await using var desk = await Desk.OpenAsync(options => options with { MonthlyBudgetKrw = 10m });
        Assert.True(await ReserveAsync(desk.Purse(), 9.99m));

        desk.Again();
        var advised = await desk.AskAsync();

        Assert.Equal("rules", advised.Call.Source);
        Assert.Equal(TradeAction.Buy, advised.Advice!.Action);
        Assert.Empty(desk.Server.Calls);
    }

    [Fact]
    public async Task Given_a_call_when_it_is_settled_then_its_own_tokens_are_spent_and_nothing_stays_aside()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Replies.Enqueue(new OpenAiReply(Ask.Envelope(Ask.Answer())));

        var advised = await desk.AskAsync();

        Assert.Equal((1_000, 100, 0.308m), (advised.Call.TokensIn, advised.Call.TokensOut, advised.Call.CostKrw));
        Assert.Equal((0.308m, 0m), ((await desk.BudgetAsync()).Spent, (await desk.BudgetAsync()).Reserved));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}""")]
    [InlineData("""{"prompt_tokens":-1000000,"completion_tokens":-5,"total_tokens":0}""")]
    public async Task Given_an_answer_that_does_not_tell_its_tokens_when_it_is_settled_then_it_costs_the_worst(
        string usage
    )
    {
        await using var desk = await Desk.OpenAsync();
        var body = Ask.Completion(System.Text.Json.JsonSerializer.Serialize(Ask.Answer()), usage: usage);
        desk.Server.Replies.Enqueue(new OpenAiReply(System.Text.Encoding.UTF8.GetBytes(body)));

        var advised = await desk.AskAsync();

        Assert.NotNull(advised.Advice);
        Assert.True(advised.Call.CostKrw > 0.7m, $"{advised.Call.CostKrw}");
    }

    [Fact]
    public async Task Given_money_for_one_attempt_when_it_fails_then_there_is_no_second()
    {
        await using var desk = await Desk.OpenAsync(options => options with { MonthlyBudgetKrw = 1.5m });
        desk.Server.Next(OpenAiFault.ServerError);

        var advised = await desk.AskAsync();

        Assert.Null(advised.Advice);
        Assert.Equal(1, advised.Call.Attempts);
    }

    [Fact]
    public async Task Given_a_spent_budget_when_cycles_go_on_over_restarts_then_it_is_told_once_a_month()
    {
        await using var desk = await Desk.OpenAsync(options => options with { MonthlyBudgetKrw = 0m });

        await desk.CycleAsync(0);
        await desk.CycleAsync(1);
        desk.Again();
        await desk.CycleAsync(2);
        desk.Store.Clock.Advance(TimeSpan.FromDays(31));
        await desk.CycleAsync(24 * 31);
        await desk.CycleAsync((24 * 31) + 1);

        Assert.Equal(
            [new Notice.BudgetSpent("2024-05", 0m), new Notice.BudgetSpent("2024-06", 0m)],
            await desk.ToldAsync()
        );
    }

    [Fact]
    public async Task Given_a_new_month_when_money_is_set_aside_then_the_old_one_does_not_count()
    {
        await using var desk = await Desk.OpenAsync(options => options with { MonthlyBudgetKrw = 100m });
        var budget = desk.Purse();
        // Midnight of the first of June in Korea is 15:00 of the day before in UTC.
        var may = new DateTimeOffset(2024, 5, 31, 14, 59, 59, TimeSpan.Zero);

        Assert.True(await budget.TryReserveAsync(Account, may, 100m, CancellationToken.None));
        Assert.False(await budget.TryReserveAsync(Account, may, 0.01m, CancellationToken.None));
        Assert.True(await budget.TryReserveAsync(Account, may.AddSeconds(1), 100m, CancellationToken.None));
    }

    private static Task<bool> ReserveAsync(MonthlyBudget budget, decimal amount) =>
        budget.TryReserveAsync(Account, Ask.At, amount, CancellationToken.None);
}
