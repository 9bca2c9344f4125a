using Bot.Host.Storage.Rows;
using Bot.Sandbox.Telegram;

namespace Bot.Tests.Telegram;

/// <summary>A hundred chats press at once, wave after wave: nobody waits for ever, and nobody is answered twice.</summary>
public sealed class LoadTests
{
    private const int Chats = 100;
    private const int Accounts = 50;
    private const int Waves = 3;

    private static readonly string[] Keys =
    [
        "v1:status",
        "v1:balance",
        "v1:position",
        "v1:trades",
        "v1:risk",
        "v1:settings",
        "v1:profile",
        "v1:language",
        "v1:why",
        "v1:notify",
        "v1:strategy",
        "v1:start",
    ];

    [Fact]
    public async Task Given_a_hundred_chats_when_all_press_at_once_then_each_press_is_answered_exactly_once()
    {
        await using var chat = await Chat.PrepareAsync();
        await chat.WriteAsync(Fill);
        var panels = await PanelsAsync(chat);
        for (var wave = 0; wave < Waves; wave++)
        {
            await WaveAsync(chat, panels, wave);
        }

        var answers = chat
            .Server.Calls.Where(call => call.Method == "answerCallbackQuery")
            .Select(call => call.Parameters["callback_query_id"])
            .ToList();
        Assert.Equal(Waves * Chats, answers.Count);
        Assert.Equal(answers.Count, answers.Distinct().Count());
    }

    // Every chat at the same moment, each another screen.
    private static async Task WaveAsync(Chat chat, IReadOnlyList<ChatMessage> panels, int wave)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var presses = panels
            .Select(
                (panel, index) =>
                    chat.Server.Press(panel.ChatId, panel.ChatId, panel.Id, Keys[(wave + index) % Keys.Length], "en")
            )
            .ToList();
        foreach (var press in presses)
        {
            await chat.Server.WaitForAnswerAsync(press, patience.Token);
        }

        // A person presses again once they see what they asked for.
        foreach (var panel in panels)
        {
            await chat.LaneAsync(panel.ChatId);
        }
    }

    private static async Task<IReadOnlyList<ChatMessage>> PanelsAsync(Chat chat)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        for (var id = 1; id <= Chats; id++)
        {
            chat.Server.People.Add(new Person(id, $"P{id}"));
        }

        await chat.RunAsync();
        var panels = new List<ChatMessage>();
        for (var id = 1; id <= Chats; id++)
        {
            chat.Server.SendText(id, id, "/start", "en");
            var change = chat.Server.LastChange(id);
            while (chat.Messages(id).Count == 0)
            {
                change = await chat.Server.WaitForChangeAsync(id, change, patience.Token);
            }

            panels.Add(chat.Messages(id)[0]);
        }

        return panels;
    }

    private static void Fill(Bot.Host.Storage.BotDb db)
    {
        for (var account = 1; account <= Accounts; account++)
        {
            if (account > 1)
            {
                db.Accounts.Add(Some.Account(account));
            }

            for (var hour = 0; hour < 24 * 7; hour++)
            {
                var worth = Some.Worth(Chat.Start.AddHours(-hour), 10_000_000m + (hour * 1_000m));
                worth.AccountId = account;
                db.Equity.Add(worth);
                var cycle = Some.Cycle(
                    Bot.Domain.Decisions.TerminalReason.HoldNoSignal,
                    Some.Bought(),
                    Chat.Start.AddHours(-hour)
                );
                cycle.AccountId = account;
                db.Cycles.Add(cycle);
            }
        }

        for (var id = 2; id <= Chats; id++)
        {
            db.People.Add(
                new PersonRow
                {
                    Id = id,
                    AccountId = ((id - 1) % Accounts) + 1,
                    Role = PersonRole.Trader,
                    ChatId = id,
                    Language = "en",
                    AddedAt = Chat.Start,
                }
            );
        }
    }
}
