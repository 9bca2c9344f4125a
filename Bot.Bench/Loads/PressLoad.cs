using System.Globalization;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Sandbox.Telegram;

namespace Bot.Bench.Loads;

/// <summary>
/// <c>presses N</c>: a hundred people of fifty accounts press keys in waves, each another screen, while every account
/// goes through its cycles. Says how long answers took, whether each cycle was there, and the memory of the bot alone.
/// </summary>
internal static class PressLoad
{
    private const int People = 100;
    private const int Accounts = 50;
    private const int WavesOfAnHour = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string[] Markets = ["KRW-ETH", "KRW-XRP", "KRW-SOL", "KRW-ADA", "KRW-DOGE"];

    private static readonly string[] Looks =
    [
        "v1:status",
        "v1:balance",
        "v1:position",
        "v1:trades",
        "v1:risk",
        "v1:settings",
        "v1:profile",
        "v1:language",
        "v1:notify",
        "v1:strategy",
        "v1:limits",
        "v1:help",
    ];

    // One person of each wave wants a picture, each of another kind, account and time.
    private static readonly string[] Pictures = ["v1:chart:1w", "v1:chart:1d:dark", "v1:why", "v1:chart:1m"];

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var presses = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 20_000;
        await using var stage = await Stage.OpenAsync(
            [.. Enumerable.Range(0, Accounts).Select(index => Markets[index % Markets.Length])],
            Fill
        );
        for (var id = 1; id <= People; id++)
        {
            stage.Telegram.People.Add(new Person(id, $"P{id}"));
        }

        await stage.StartAsync(advised: false);
        var panels = await PanelsAsync(stage);
        await WaveAsync(stage, panels, 0);
        await PressAsync(stage, panels, presses);
        return 0;
    }

    private static async Task PressAsync(Stage stage, IReadOnlyList<ChatMessage> panels, int presses)
    {
        var (answered, shown, pictured) = (new Times(), new Times(), new Times());
        var cycles = new List<double>();
        Task<double>? hour = null;

        // Cycles of one hour have read what charts are drawn of.
        await NoteAsync(stage.MoveAsync(Hour(0)), cycles);
        await stage.Bot.AskAsync("times");
        Line($"before: {await stage.Bot.MemoryAsync()}");
        for (var wave = 1; wave <= presses / People; wave++)
        {
            if (wave % WavesOfAnHour == 1)
            {
                await NoteAsync(hour, cycles);
                hour = stage.MoveAsync(Hour(cycles.Count));
            }

            await WaveAsync(stage, panels, wave);
            if (wave % WavesOfAnHour == 0)
            {
                await NoteAsync(hour, cycles);
                hour = null;
                var times = (await stage.Bot.AskAsync("times")).Split(';');
                answered.Add(times[0]);
                shown.Add(times[1]);
                pictured.Add(times[2]);
                var memory = await stage.Bot.MemoryAsync();
                Line($"{wave * People, 6} presses: cycles of the hour {cycles[^1] / 1000:0.0} s; {memory}");
            }
        }

        Line($"answered {answered}");
        Line($"screens  {shown}");
        Line($"pictures {pictured}");
        Line(await stage.ReadAsync(db => Said(db, cycles.Count)));
    }

    private static DateTimeOffset Hour(int index) => Stage.Begin.AddMinutes(-1).AddHours(index + 1).AddSeconds(7);

    private static async Task NoteAsync(Task<double>? hour, List<double> cycles)
    {
        if (hour is not null)
        {
            cycles.Add(await hour);
        }
    }

    private static string Said(BotDb db, int hours)
    {
        var made = db.Cycles.Where(cycle => cycle.Slot >= Stage.Begin).ToList();
        var late = made.Max(cycle => cycle.StartedAt - cycle.Slot);
        var twice = made.GroupBy(cycle => (cycle.AccountId, cycle.Slot)).Count(group => group.Count() > 1);
        return $"cycles: {made.Count} of {hours * Accounts}, {twice} twice, the latest begun {late} into its hour";
    }

    // Everybody at the same moment; a person presses again once they see what they asked for.
    private static async Task WaveAsync(Stage stage, IReadOnlyList<ChatMessage> panels, int wave)
    {
        using var patience = new CancellationTokenSource(Patience);
        var before = panels.Select(panel => stage.Telegram.LastChange(panel.ChatId)).ToList();
        var presses = panels
            .Select(
                (panel, index) => stage.Telegram.Press(panel.ChatId, panel.ChatId, panel.Id, Key(wave, index), "en")
            )
            .ToList();
        foreach (var (index, press) in presses.Index())
        {
            await stage.Telegram.WaitForAnswerAsync(press, patience.Token);
            await SeenAsync(stage, panels[index], before[index], patience.Token);
        }
    }

    // The answer itself is a change of the chat; what is waited for is a message that changed.
    private static async Task SeenAsync(Stage stage, ChatMessage panel, long before, CancellationToken token)
    {
        var after = before;
        while (!stage.Telegram.Messages(panel.ChatId).Any(message => message.IsFromBot && message.Change > before))
        {
            after = await stage.Telegram.WaitForChangeAsync(panel.ChatId, after, token);
        }
    }

    private static string Key(int wave, int index) =>
        index == wave % People ? Pictures[wave % Pictures.Length] : Looks[(wave + index) % Looks.Length];

    private static async Task<IReadOnlyList<ChatMessage>> PanelsAsync(Stage stage)
    {
        using var patience = new CancellationTokenSource(Patience);
        var panels = new List<ChatMessage>();
        for (long id = 1; id <= People; id++)
        {
            var before = stage.Telegram.LastChange(id);
            stage.Telegram.SendText(id, id, "/start", "en");
            while (!stage.Telegram.Messages(id).Any(message => message.IsFromBot && message.Keys.Count > 0))
            {
                before = await stage.Telegram.WaitForChangeAsync(id, before, patience.Token);
            }

            panels.Add(stage.Telegram.Messages(id).First(message => message.IsFromBot && message.Keys.Count > 0));
        }

        return panels;
    }

    private static void Fill(BotDb db)
    {
        for (var id = 2; id <= People; id++)
        {
            db.People.Add(
                new PersonRow
                {
                    Id = id,
                    AccountId = ((id - 1) % Accounts) + 1,
                    Role = PersonRole.Trader,
                    ChatId = id,
                    Language = "en",
                    AddedAt = Stage.Begin,
                }
            );
        }
    }

    private static void Line(string text) => Console.WriteLine(text);
}
