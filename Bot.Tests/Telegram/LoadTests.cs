using System.Globalization;
using Bot.Host.Storage.Rows;
using Bot.Sandbox.Telegram;
using Xunit.Abstractions;

namespace Bot.Tests.Telegram;

/// <summary>
/// A hundred chats press at once, wave after wave. <c>CHATTRADER_PRESSES=20000</c> makes it long and prints how long
/// answers took; nothing here depends on how fast the machine is.
/// </summary>
public sealed class LoadTests(ITestOutputHelper output)
{
    private const int Chats = 100;
    private const int Accounts = 50;

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

    private static int Presses =>
        int.TryParse(
            Environment.GetEnvironmentVariable("CHATTRADER_PRESSES"),
            CultureInfo.InvariantCulture,
            out var presses
        )
            ? presses
            : 2 * Chats;

    [Fact]
    public async Task Given_a_hundred_chats_when_all_press_at_once_then_each_press_is_answered_exactly_once()
    {
        TimedClient? client = null;
        await using var chat = await Chat.PrepareAsync(wrap: inner => client = new TimedClient(inner));
        await chat.WriteAsync(Fill);
        var panels = await PanelsAsync(chat);
        await WaveAsync(chat, panels, 0);
        client!.Taken.Clear();
        client.Shown.Clear();
        var before = Memory();
        for (var wave = 1; wave <= Presses / Chats; wave++)
        {
            await WaveAsync(chat, panels, wave);
        }

        Print(client, before);
        Assert.All(client.Answers.Values, times => Assert.Equal(1, times));
        Assert.Equal(((Presses / Chats) + 1) * Chats, client.Answers.Count);
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
            while (chat.Messages(id).Count == 0)
            {
                await chat.Server.WaitForChangeAsync(id, chat.Server.LastChange(id), patience.Token);
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

    private void Print(TimedClient client, double before) =>
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{client.Taken.Count} presses of {Chats} chats at once: answered {Times(client.Taken)}; "
                    + $"screen sent {Times(client.Shown)}; memory before {before:0} MB, after {Memory():0} MB"
            )
        );

    private static string Times(IEnumerable<TimeSpan> taken)
    {
        var sorted = taken.Select(one => one.TotalMilliseconds).Order().ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"p50 {At(0.5):0.0} ms, p90 {At(0.9):0.0} ms, p99 {At(0.99):0.0} ms, max {sorted[^1]:0.0} ms"
        );

        double At(double share) => sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
    }

    private static double Memory() => Environment.WorkingSet / 1_048_576.0;
}
