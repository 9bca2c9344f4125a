using Bot.Domain.Decisions;
using Bot.Domain.States;
using Bot.Host.Trading;
using Bot.Sandbox.Faults;

namespace Bot.Tests.Telegram;

/// <summary>A busy day in which Telegram is away for an hour, in every way that it can be.</summary>
public sealed class BusyDayTests
{
    private const int Cycles = 12;
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData(FaultKind.DropRequest, 500)]
    [InlineData(FaultKind.Status, 429)]
    [InlineData(FaultKind.Status, 500)]
    public async Task Given_an_hour_without_telegram_when_it_is_back_then_the_chat_shows_all_that_matters_in_order(
        FaultKind fault, int status)
    {
        await using var chat = await Chat.PrepareAsync();
        await chat.WriteAsync(db => db.Cycles.AddRange(Enumerable.Range(0, Cycles).Select(
            number => Some.Cycle(TerminalReason.HoldNoSignal, Some.Held(), Chat.Start + (number * Step)))));
        await chat.RunAsync();
        await chat.TypeAsync("/version");
        Break(chat, fault, status);

        var expected = await DayAsync(chat);
        chat.Faults.Clear();
        await chat.PassAsync(TimeSpan.FromMinutes(70), chat.IdleAsync());

        var told = chat.Messages().Select(message => message.Text).Skip(1).ToList();
        var money = told.FindAll(text => !text.StartsWith("📭", StringComparison.Ordinal) && !text.Contains("⚠️"));
        Assert.Equal(expected, money.Select(OrderOf));
        Assert.StartsWith("⚠️ failed: exchange (12 times)", told[0], StringComparison.Ordinal);
        Assert.StartsWith("📭 11 cycle reports while I could not reach you", told[^1], StringComparison.Ordinal);
        Assert.Contains($"Cycle #{Cycles}", told[^1], StringComparison.Ordinal);
        Assert.Equal(expected.Count + 2, told.Count);
        Assert.Equal(0, await chat.ReadAsync(db => db.Outbox.Count(row => row.EndedAt == null)));
    }

    [Theory]
    [InlineData(FaultKind.DropRequest, 500)]
    [InlineData(FaultKind.DropAnswer, 500)]
    [InlineData(FaultKind.Status, 429)]
    [InlineData(FaultKind.Status, 500)]
    public async Task Given_an_hour_without_telegram_when_what_was_typed_comes_twice_then_it_is_done_once(
        FaultKind fault, int status)
    {
        await using var chat = await Chat.OpenAsync();
        await chat.TypeAsync("/version");
        // A poll may come between what is typed and the end of the outage: it must not be told to rest for an hour more.
        Break(chat, fault, status, rest: 1);
        chat.Wall.Add(TimeSpan.FromMinutes(60));
        foreach (var typed in new[] { "/safe", "/run" })
        {
            chat.Server.SendText(Chat.Owner, Chat.Owner, typed, "en");
            chat.Server.Deliver(chat.Server.LastUpdateId);
            chat.Server.Deliver(chat.Server.LastUpdateId);
        }

        chat.Faults.Clear();
        await chat.SettleAsync();

        Assert.Collection(
            await chat.CommandsAsync(),
            first => Assert.Contains("halt", first, StringComparison.Ordinal),
            second => Assert.Contains("run", second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_an_hour_of_lost_answers_when_it_is_over_then_each_repetition_says_what_it_is()
    {
        await using var chat = await Chat.PrepareAsync();
        chat.Faults.Add(new FaultRule { Path = "sendMessage", Fault = FaultKind.DropAnswer, From = 1, To = 2 });
        await chat.TellAsync([.. Enumerable.Range(0, 3).Select(Opened)]);
        await chat.RunAsync();
        await chat.IdleAsync();

        var told = chat.Messages().Select(message => message.Text).ToList();

        Assert.Equal(["order-0", "order-1", "order-2"], told.Select(OrderOf).Distinct());
        Assert.All(
            told.GroupBy(OrderOf).SelectMany(same => same.Skip(1)),
            text => Assert.Contains("Sent again", text, StringComparison.Ordinal));
    }

    // Twelve times five minutes: a fill, a stop, a halt, a failure, a cycle that was asked for.
    private static async Task<IReadOnlyList<string>> DayAsync(Chat chat)
    {
        var expected = new List<string>();
        for (var number = 0; number < Cycles; number++)
        {
            chat.Sender.Ring();
            await chat.TellAsync(
                Opened(number),
                new Notice.CycleReported(number + 1) { AskedBy = "1" },
                new Notice.Trouble("failed-exchange", "down"),
                Closed(number),
                new Notice.StateChanged(
                    TradingState.Running, TradingState.DailyLossHalt, TradingTrigger.DailyLimitHit, $"order-h{number}",
                    "bot"));
            expected.AddRange([$"order-{number}", $"order-c{number}", $"order-h{number}"]);
            chat.Wall.Add(Step);
            chat.Market.Add(Step);
            chat.Sender.Ring();

            // Every second failure is held back, to be told in one.
            await chat.UntilAsync(db => db.Deliveries.Count(row => row.EndedAt == null) >= expected.Count + number + 1);
        }

        chat.Market.Add(TimeSpan.FromMinutes(10));
        chat.Sender.Ring();
        await chat.UntilAsync(db => !db.Outbox.Any(
            row => row.EndedAt == null && !db.Deliveries.Any(one => one.OutboxId == row.Id)));
        return expected;
    }

    private static void Break(Chat chat, FaultKind fault, int status, int rest = 3600)
    {
        foreach (var path in new[] { "sendMessage", "sendPhoto", "editMessageText", "getUpdates" })
        {
            chat.Faults.Add(new FaultRule
            {
                Path = path,
                Fault = fault,
                From = 1,
                Status = fault == FaultKind.Status ? status : null,
                Body = fault == FaultKind.Status
                    ? $$$"""{"ok":false,"error_code":{{{status}}},"description":"no","parameters":{"retry_after":{{{rest}}}}}"""
                    : null,
            });
        }
    }

    private static Notice Opened(int number) => new Notice.PositionOpened(
        "KRW-ETH", 0.5m, 5_000_000m, 2_500_000m, 1_250m, 4_750_000m, 5_500_000m, $"order-{number}");

    private static Notice.PositionClosed Closed(int number) => new(
        "exit-stop-loss", "KRW-ETH", 0.5m, 4_750_000m, 2_375_000m, 1_187m, -127_437m, -5.1m, $"order-c{number}");

    private static string OrderOf(string text) =>
        text.Split(' ', '\n', ':').First(word => word.StartsWith("order-", StringComparison.Ordinal));
}
