using System.Diagnostics;
using System.Globalization;
using Bot.Host;
using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Watching;
using Bot.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Telegram.Bot;

namespace Bot.Bench.Loads;

/// <summary>
/// The bot alone in a process, so that its memory and processor time are nobody else's. The market's clock stands until
/// a line on standard input moves it; each line is answered by one.
/// </summary>
internal static class ChildBot
{
    /// <summary>First argument of the process.</summary>
    public const string Name = "bot";

    /// <summary>Folder, addresses of Telegram, Upbit and OpenAI ("-" for none), and where the clock stands.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        var clock = new ReplayClock(Instant(args[4]));
        PressClock? presses = null;
        using var host = Composition.Build(
            Options(args),
            TradingMode.Paper,
            clock,
            console: false,
            services =>
                services.AddSingleton<ITelegramBotClient>(provider =>
                    presses = new PressClock(
                        TelegramChat.Line(provider.GetRequiredService<BotOptions>().Telegram.BotToken, args[1])
                    )
                )
        );
        await host.Services.GetRequiredService<StartUp>().PrepareAsync(CancellationToken.None);
        await host.StartAsync();
        await SayAsync("ready");
        while (await Console.In.ReadLineAsync() is { } line)
        {
            await SayAsync(await AnswerAsync(line, host.Services, clock, presses!));
        }

        await host.Services.GetRequiredService<StartUp>().FarewellAsync();
        await host.StopAsync();
        return 0;
    }

    private static async Task<string> AnswerAsync(
        string line,
        IServiceProvider services,
        ReplayClock clock,
        PressClock presses
    )
    {
        switch (line.Split(' '))
        {
            case ["move", var instant]:
                var began = Stopwatch.GetTimestamp();
                clock.AdvanceTo(Instant(instant));
                var house = services.GetRequiredService<AccountHouse>();
                house.Beat();
                await house.IdleAsync(CancellationToken.None);
                var took = Stopwatch.GetElapsedTime(began);
                await services.GetRequiredService<OutboxSender>().IdleAsync(CancellationToken.None);
                return took.TotalMilliseconds.ToString("0", CultureInfo.InvariantCulture);
            case ["times"]:
                return presses.Take();
            case ["heap"]:
                services.GetRequiredService<MemoryTidy>().Tidy();
                return (GC.GetTotalMemory(forceFullCollection: false) / 1_048_576.0).ToString(
                    "0.0",
                    CultureInfo.InvariantCulture
                );
            default:
                return $"unknown: {line}";
        }
    }

    private static async Task SayAsync(string line)
    {
        await Console.Out.WriteLineAsync(line);
        await Console.Out.FlushAsync();
    }

    private static DateTimeOffset Instant(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static BotOptions Options(IReadOnlyList<string> args) =>
        new()
        {
            Telegram = new TelegramOptions
            {
                BotToken = "1:bench",
                OwnerId = 1,
                BaseUrl = args[1],
                ChatGapMilliseconds = 0,
                PollTimeoutSeconds = 5,
            },
            Upbit = new UpbitOptions { BaseUrl = args[2], StreamAddress = "off" },
            OpenAI = args[3] == "-" ? new OpenAiOptions() : new OpenAiOptions { ApiKey = "bench", BaseUrl = args[3] },
            Trading = new TradingOptions { Market = "KRW-ETH", Advisor = args[3] == "-" ? "rules" : "veto" },
            Paper = new PaperOptions { LatencyMilliseconds = 0 },
            Orders = new OrdersOptions { PauseSeconds = 0m },
            Storage = new StorageOptions { Folder = Path.Combine(args[0], "data") },
            Backtest = new BacktestsOptions { DataFolder = Path.Combine(args[0], "candles") },
            Log = new LogOptions { Folder = Path.Combine(args[0], "logs") },
        };
}
