using Bot.Domain.Strategies;
using Bot.Host.OpenAi;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Sandbox.OpenAi;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.OpenAi;

public sealed class RecordedAdvisorTests(HostileAnswerTests.Rooms rooms) : IClassFixture<HostileAnswerTests.Rooms>
{
    [Fact]
    public async Task Given_a_call_of_the_journal_when_it_is_replayed_then_it_advises_the_same_in_the_same_words()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Replies.Enqueue(new OpenAiReply(Ask.Envelope(Ask.Answer(overall: "<b>상승</b>"))));
        var spoken = await desk.CycleAsync(0);

        var replayed = await ReplayAsync(desk, Ask.For());

        Assert.NotNull(spoken.Advice);
        Assert.Equal(spoken.Advice, replayed.Advice);
        Assert.Equal("recorded", replayed.Call.Source);
    }

    [Fact]
    public async Task Given_another_menu_when_a_call_is_replayed_then_its_answer_is_judged_by_that_menu()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Replies.Enqueue(new OpenAiReply(Ask.Envelope(Ask.Answer())));
        await desk.CycleAsync(0);

        var sell = await ReplayAsync(desk, Ask.For([TradeAction.Hold, TradeAction.Sell]));
        var none = await ReplayAsync(desk, Ask.For([TradeAction.Hold]));

        Assert.Equal(TradeAction.Sell, sell.Advice?.Action);
        Assert.Equal((null, "action 1 is not in the menu of 1"), (none.Advice, none.Call.Failure));
    }

    [Fact]
    public async Task Given_a_slot_without_a_call_when_it_is_replayed_then_there_is_no_advice()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.CycleAsync(0);

        var replayed = await ReplayAsync(desk, Ask.For(slot: Ask.At.AddHours(1)));

        Assert.Equal((null, "no advice was recorded for this slot"), (replayed.Advice, replayed.Call.Failure));
    }

    [Theory]
    [MemberData(nameof(HostileAnswerTests.Names), MemberType = typeof(HostileAnswerTests))]
    public async Task Given_any_answer_when_its_call_is_replayed_then_the_same_is_decided_again(string name)
    {
        var (desk, hour) = (rooms.With(name), rooms.NextHour());
        var spoken = await desk.CycleAsync(hour);

        var replayed = await ReplayAsync(desk, Ask.For(slot: Ask.At.AddHours(hour)));

        Assert.Equal((spoken.Advice, spoken.Call.Failure), (replayed.Advice, replayed.Call.Failure));
    }

    [Fact]
    public async Task Given_a_call_when_it_is_written_down_then_it_is_whole()
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Next(OpenAiFault.ServerError);
        await desk.CycleAsync(0);

        var row = await desk.Store.ReadAsync(db => db.Advice.AsNoTracking().SingleAsync());

        Assert.Equal(desk.Server.Calls[^1].Request, row.Request);
        Assert.Contains("\"rationale\"", row.RawAnswer, StringComparison.Ordinal);
        Assert.Equal((2, "openai", null), (row.Attempts, row.Source, row.Failure));
        Assert.True(row is { TokensIn: > 0, TokensOut: > 0, CostKrw: > 0m, DurationMilliseconds: > 0 });
    }

    [Theory]
    [InlineData("a body of 5 MB", 0)]
    [InlineData("1 MB of letters", AdviceSchema.AnswerMost + 1)]
    [InlineData("a body of 100,000 brackets", AdviceSchema.AnswerMost + 1)]
    public async Task Given_an_answer_without_measure_when_it_is_written_down_then_it_is_cut(string name, int length)
    {
        await using var desk = await Desk.OpenAsync();
        desk.Server.Replies.Enqueue(HostileAnswers.All.Single(answer => answer.Name == name).Reply);

        var advised = await desk.AskAsync();

        Assert.Equal(length, advised.Call.RawAnswer?.Length ?? 0);
    }

    [Fact]
    public void Given_a_row_without_an_answer_when_it_is_read_then_there_is_no_advice() =>
        Assert.Null(RecordedAdvisor.Read(new AdviceRow { Source = "openai" }, Ask.For(), Ask.At).Advice);

    private static Task<Advised> ReplayAsync(Desk desk, AdviceRequest request) =>
        new RecordedAdvisor(desk.Store.Databases, desk.Store.Clock).AdviseAsync(request, CancellationToken.None);
}
