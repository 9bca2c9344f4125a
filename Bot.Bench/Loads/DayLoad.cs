using System.Globalization;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Sandbox.Telegram;

namespace Bot.Bench.Loads;

/// <summary>
/// <c>days N SECONDS</c>: so many days of one account with an advisor, every message told, a few keys pressed each day.
/// Says how long a start takes, what the bot alone keeps in memory as days pass, what its files grow by, and what it
/// costs while nothing is due, looked at for so many seconds.
/// </summary>
internal static class DayLoad
{
    private const int SaidEvery = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>How the market moves within an hour; the guard looks after each.</summary>
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromSeconds(7),
        TimeSpan.FromMinutes(20),
        TimeSpan.FromMinutes(40),
        TimeSpan.FromMinutes(59),
    ];

    private static readonly string[] Keys = ["v1:status", "v1:why", "v1:chart:1w", "v1:profit", "v1:health"];

    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var days = args.Count > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 30;
        await using var stage = await Stage.OpenAsync(["KRW-ETH"], Fill);
        await stage.StartAsync(advised: true);
        Console.WriteLine($"start to ready {stage.Bot.Start.TotalMilliseconds:0} ms; {await stage.Bot.MemoryAsync()}");
        await PanelAsync(stage);
        for (var day = 1; day <= days; day++)
        {
            await DayAsync(stage, day);
            await PressAsync(stage);
            if (day % SaidEvery == 0 || day == 1)
            {
                Console.WriteLine($"day {day, 3}: {await stage.Bot.MemoryAsync()}; {Files(stage, day)}");
            }
        }

        Console.WriteLine(await stage.ReadAsync(db => $"{db.Cycles.Count()} cycles, {db.Fills.Count()} fills"));
        var idle = TimeSpan.FromSeconds(args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 60);
        var used = stage.Bot.Processor;
        await Task.Delay(idle, TimeProvider.System, CancellationToken.None);
        var share = (stage.Bot.Processor - used) / idle * 100;
        Console.WriteLine($"while nothing is due: {share:0.00} % of a processor; {await stage.Bot.MemoryAsync()}");
        return 0;
    }

    private static async Task DayAsync(Stage stage, int day)
    {
        for (var hour = 1; hour <= 24; hour++)
        {
            foreach (var step in Steps)
            {
                await stage.MoveAsync(Stage.Begin.AddMinutes(-1).AddHours(((day - 1) * 24) + hour) + step);
            }
        }
    }

    private static async Task PressAsync(Stage stage)
    {
        using var patience = new CancellationTokenSource(Patience);
        var newest = stage.Telegram.Messages(1).Last(HasKeys).Id;
        foreach (var key in Keys)
        {
            await stage.Telegram.WaitForAnswerAsync(stage.Telegram.Press(1, 1, newest, key, "en"), patience.Token);
        }
    }

    private static async Task PanelAsync(Stage stage)
    {
        using var patience = new CancellationTokenSource(Patience);
        stage.Telegram.SendText(1, 1, "/start", "en");
        long seen = 0;
        while (!stage.Telegram.Messages(1).Any(HasKeys))
        {
            seen = await stage.Telegram.WaitForChangeAsync(1, seen, patience.Token);
        }
    }

    private static bool HasKeys(ChatMessage message) => message is { IsFromBot: true, Keys.Count: > 0 };

    private static string Files(Stage stage, int days) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"database {Size(stage, "data", "chattrader.db") / days:0} KB a day, "
                + $"logs {Size(stage, "logs", "*") / days:0} KB"
        );

    private static double Size(Stage stage, string folder, string pattern) =>
        new DirectoryInfo(Path.Combine(stage.Folder, folder))
            .EnumerateFiles(pattern, SearchOption.AllDirectories)
            .Sum(file => file.Length) / 1024.0;

    private static void Fill(BotDb db) =>
        db.People.Add(
            new PersonRow
            {
                Id = 1,
                AccountId = 1,
                Role = PersonRole.Owner,
                ChatId = 1,
                Language = "en",
                NotifyLevel = NotifyLevel.FourStages,
                AddedAt = Stage.Begin,
            }
        );
}
