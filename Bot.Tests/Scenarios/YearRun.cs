using Bot.Domain.Decisions;
using Bot.Domain.States;
using Bot.Host;
using Bot.Host.Accounts;
using Bot.Host.Demo;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Sandbox;
using Bot.Sandbox.Upbit.Markets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Scenarios;

/// <summary>The program itself, without wire and chat, taken through hours by hand.</summary>
internal sealed class YearRun : IAsyncDisposable
{
    private const decimal Purse = 10_000_000m;

    /// <summary>A real file, and no disk to wait for at each of a hundred thousand commits, where there is such a
    /// folder.</summary>
    private static readonly string Memory = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    /// <summary>The cycle, and one look of the guard when most of the hour has passed.</summary>
    private static readonly TimeSpan[] Steps = [TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(40)];

    private readonly IHost _host;
    private readonly ReplayClock _clock;
    private readonly string _folder;

    private YearRun(IHost host, YearExchange exchange, ReplayClock clock, string folder) =>
        (_host, Exchange, _clock, _folder) = (host, exchange, clock, folder);

    public YearExchange Exchange { get; }

    public IDbContextFactory<BotDb> Databases => _host.Services.GetRequiredService<IDbContextFactory<BotDb>>();

    public static async Task<YearRun> StartAsync(
        ReplayedMarket market,
        ReplayedMarket btc,
        Func<BotOptions, BotOptions> configure
    )
    {
        var folder = Path.Combine(Memory, $"chattrader-year-{Path.GetRandomFileName()}");
        var clock = new ReplayClock(market.Start.AddMinutes(1));
        var exchange = new YearExchange(market, btc, Purse, clock);
        var options = configure(
            new BotOptions
            {
                Telegram = new TelegramOptions
                {
                    Enabled = false,
                    BotToken = "1:x",
                    OwnerId = 1,
                },
                Trading = new TradingOptions { Market = market.Code },
                Orders = new OrdersOptions { PauseSeconds = 0m },
                Storage = new StorageOptions { Folder = Path.Combine(folder, "data") },
                Http = new HttpOptions { Enabled = false },
                Log = new LogOptions { Folder = Path.Combine(folder, "logs"), Level = "Error" },
            }
        );
        var host = Composition.Build(
            options,
            TradingMode.Demo,
            clock,
            console: false,
            services => services.AddSingleton<IExchange>(exchange)
        );
        await host.Services.GetRequiredService<StartUp>().PrepareAsync(CancellationToken.None);
        await host
            .Services.GetRequiredService<StateKeeper>()
            .FireAsync(1, TradingTrigger.Start, ("a year", "test"), default, CancellationToken.None);
        await host.StartAsync();
        return new YearRun(host, exchange, clock, folder);
    }

    /// <summary>Lets hours pass, each with its cycle.</summary>
    public async Task PassAsync(int hours)
    {
        var schedule = _host.Services.GetRequiredService<AccountHouse>();
        var trader = _host.Services.OfAccount().GetRequiredService<Trader>();
        var hour = new DateTimeOffset(
            _clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour,
            default
        );
        for (var passed = 1; passed <= hours; passed++)
        {
            foreach (var step in Steps)
            {
                _clock.AdvanceTo(hour.AddHours(passed) + step);
                schedule.Beat();
                await trader.IdleAsync(CancellationToken.None);
            }
        }
    }

    /// <summary>How often each terminal reason came; parsing fails where a cycle has none.</summary>
    public async Task<IReadOnlyDictionary<TerminalReason, int>> ReasonsAsync()
    {
        await using var db = await Databases.CreateDbContextAsync();
        var reasons = await db.Cycles.Select(row => row.Reason).ToListAsync();
        return reasons.CountBy(TerminalReasons.Parse).ToDictionary();
    }

    /// <summary>What was logged as an error; nothing, unless something broke.</summary>
    public string Errors()
    {
        var logs = Path.Combine(_folder, "logs");
        return Directory.Exists(logs) ? string.Concat(Directory.GetFiles(logs).Select(Read)) : "";
    }

    /// <summary>
    /// Whether the journal's fills lead to the purse at the exchange, to the won and to eight decimals.
    /// </summary>
    public async Task AssertLedgersAgreeAsync()
    {
        var (agrees, sentence) = await LedgerCheck.CompareAsync(
            Databases,
            (Purse, Exchange.Krw, Exchange.Coins, Exchange.Fills),
            CancellationToken.None
        );
        Assert.True(agrees, sentence);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // The log is still open for writing.
    private static string Read(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
