using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Strategies;
using Bot.Host.OpenAi;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Tests.Telegram;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.OpenAi;

/// <summary>Advice of the journal, as a backtest may use it.</summary>
public sealed class RecordedAnswersTests
{
    private static readonly MarketCode Market = new("KRW-ETH");
    private static readonly DateTimeOffset Noon = new(2025, 3, 1, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Buy", "High", null, TradeAction.Buy)]
    [InlineData("Sell", "Medium", null, TradeAction.Sell)]
    [InlineData("Hold", "High", null, TradeAction.Hold)]
    [InlineData("Buy", "Low", null, TradeAction.Hold)]
    [InlineData(null, null, "no answer within 30 s", TradeAction.Hold)]
    public async Task Given_an_answer_When_it_is_read_Then_it_is_what_was_done_with_it_live(
        string? action,
        string? confidence,
        string? failure,
        TradeAction expected
    )
    {
        await using var chat = await JournalAsync("gpt-4.1-mini", Noon, (action, confidence, failure));

        var read = await ReadAsync(chat, Noon, Noon);

        Assert.Equal((Noon, expected), (Assert.Single(read).Key, read[Noon]));
    }

    [Theory]
    [InlineData("gpt-4o-mini", 2023, 9, 30, "knows the world up to 2023-10-01, so its answer about 2023-09-30")]
    [InlineData("gpt-4.1-2025-04-14", 2024, 5, 31, "knows the world up to 2024-06-01")]
    [InlineData("gpt-9", 2025, 3, 1, "gpt-9 knows the world is not known")]
    [InlineData("gpt-4o-audio", 2025, 3, 1, "gpt-4o-audio knows the world is not known")]
    public async Task Given_a_model_that_may_know_what_came_after_When_its_answer_is_read_Then_it_is_refused(
        string model,
        int year,
        int month,
        int day,
        string reason
    )
    {
        var at = new DateTimeOffset(year, month, day, 23, 0, 0, TimeSpan.Zero);
        await using var chat = await JournalAsync(model, at, ("Buy", "High", null));

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() => ReadAsync(chat, at, at));

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_the_first_instant_that_a_model_does_not_know_When_its_answer_is_read_Then_it_is_taken()
    {
        var first = new DateTimeOffset(2023, 10, 1, 0, 0, 0, TimeSpan.Zero);
        await using var chat = await JournalAsync("gpt-4o", first, ("Buy", "High", null));

        Assert.Single(await ReadAsync(chat, first, first));
    }

    [Fact]
    public async Task Given_no_answer_in_the_time_When_it_is_read_Then_that_is_said()
    {
        await using var chat = await JournalAsync("gpt-4o", Noon, ("Buy", "High", null));

        var refused = await Assert.ThrowsAsync<InvalidDataException>(() =>
            ReadAsync(chat, Noon.AddHours(1), Noon.AddDays(1))
        );

        Assert.StartsWith("no advice about KRW-ETH from 2025-03-01", refused.Message, StringComparison.Ordinal);
    }

    private static Task<IReadOnlyDictionary<DateTimeOffset, TradeAction>> ReadAsync(
        Chat chat,
        DateTimeOffset from,
        DateTimeOffset to
    ) => RecordedAnswers.ReadAsync(chat.Get<IDbContextFactory<BotDb>>(), Market, from, to, CancellationToken.None);

    private static async Task<Chat> JournalAsync(
        string model,
        DateTimeOffset slot,
        (string? Action, string? Confidence, string? Failure) answer
    )
    {
        var chat = await Chat.PrepareAsync();
        await chat.WriteAsync(db =>
        {
            db.Cycles.Add(Some.Cycle(TerminalReason.HoldAdvice, new CycleNotes(), slot));
            db.Advice.Add(
                new AdviceRow
                {
                    AccountId = 1,
                    Slot = slot,
                    At = slot,
                    Source = "openai",
                    Request = $$"""{"model":"{{model}}","messages":[]}""",
                    Action = answer.Action,
                    Confidence = answer.Confidence,
                    Failure = answer.Failure,
                }
            );
        });
        return chat;
    }
}
