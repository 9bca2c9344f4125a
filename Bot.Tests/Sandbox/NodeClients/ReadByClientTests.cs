using System.Text.Json;
using Bot.Domain.Decisions;
using Bot.Domain.States;
using Bot.Host.Telegram;
using Bot.Host.Trading;
using Bot.Sandbox.Telegram;
using Bot.Tests.Telegram;

namespace Bot.Tests.Sandbox.NodeClients;

/// <summary>What our bot says, as a client of another maker reads it.</summary>
public sealed class ReadByClientTests
{
    private static readonly Notice[] Notices =
    [
        new Notice.PositionOpened("KRW-ETH", 0.5m, 5_000_000m, 2_500_000m, 1_250m, 4_750_000m, null, "order-1"),
        new Notice.PositionClosed(
            "exit-stop-loss", "KRW-ETH", 0.5m, 4_750_000m, 2_375_000m, 1_187m, -127_437m, -5.1m, "order-2"),
        new Notice.StateChanged(
            TradingState.Running, TradingState.DailyLossHalt, TradingTrigger.DailyLimitHit, "day -10 % <&>", "bot"),
        new Notice.Trouble("failed-exchange", "<b>down</b> 👩‍👩‍👧 & \"out\""),
        new Notice.DailyReported(new DateOnly(2024, 5, 9)),
        new Notice.CycleReported(1) { IsTrade = true },
        new Notice.AdvisorSilent(3, "😀 no answer"),
        new Notice.StrangerSeen(77, "Eve <i>"),
    ];

    [NodeFact]
    public async Task Given_all_that_the_bot_says_when_grammy_reads_it_then_texts_entities_and_keys_are_whole()
    {
        await using var chat = await Bot.Tests.Telegram.Chat.OpenAsync();
        await SayAsync(chat, "en");
        await SayAsync(chat, "ko");
        await StopAsync(chat);
        var said = chat.Messages();

        foreach (var message in said)
        {
            chat.Server.Press(message.ChatId, 1, message.Id, "read");
        }

        var read = await NodeScripts.RunAsync(
            "reader.mjs", chat.Server.Address.GetLeftPart(UriPartial.Authority), "42:reader", $"{said.Count}");

        Assert.Equal(said.Count, read.GetArrayLength());
        Assert.All(said.Zip(read.EnumerateArray()), pair => Same(pair.First, pair.Second));
        Assert.Contains(said, message => message.Body.Entities.Count > 3);
    }

    private static void Same(ChatMessage said, JsonElement read)
    {
        Assert.Equal(said.Body.Text, read.GetProperty("text").GetString());
        Assert.InRange(said.Body.Text.Length, 1, 4_096);
        Assert.All(read.GetProperty("bytes").EnumerateArray(), bytes => Assert.InRange(bytes.GetInt32(), 1, 64));
        Assert.All(read.GetProperty("labels").EnumerateArray(), label => Assert.NotEqual("", label.GetString()));
        Assert.Equal(
            said.Body.Entities.Select(entity => (entity.Type, said.Body.Text.Substring(entity.Offset, entity.Length))),
            read.GetProperty("slices").EnumerateArray().Select(
                slice => (slice.GetProperty("type").GetString()!, slice.GetProperty("text").GetString()!)));
        Assert.All(
            read.GetProperty("slices").EnumerateArray(), one => Assert.True(one.GetProperty("isInside").GetBoolean()));
    }

    // Every screen that needs no argument, and every kind of notice.
    private static async Task SayAsync(Bot.Tests.Telegram.Chat chat, string language)
    {
        await chat.WriteAsync(db =>
        {
            db.People.Single().Language = language;
            if (!db.Cycles.Any())
            {
                db.Cycles.Add(Some.Cycle(TerminalReason.Bought, Some.Bought()));
                db.Positions.Add(Some.Position());
                db.Equity.AddRange(
                    Some.Worth(Bot.Tests.Telegram.Chat.Start.AddDays(-2)),
                    Some.Worth(Bot.Tests.Telegram.Chat.Start.AddDays(-1)),
                    Some.Worth(Bot.Tests.Telegram.Chat.Start));
            }
        });
        foreach (var command in CommandTable.All.Where(entry => entry.Risk == RiskClass.Look))
        {
            chat.Server.SendText(1, 1, $"/{command.Name.Text()}", language);
            await chat.SettleAsync();
        }

        await chat.TellAsync(Notices);
        await chat.IdleAsync();
        chat.Market.Add(TimeSpan.FromMinutes(11));
    }

    private static async Task StopAsync(Bot.Tests.Telegram.Chat chat) =>
        await chat.Get<UpdatePump>().StopAsync(CancellationToken.None);
}
