using Bot.Host;
using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Sandbox.Upbit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Crashes;

/// <summary>
/// One process from its start to its end: the program as it is composed, without chat, on a data folder and an
/// exchange that outlive it.
/// </summary>
internal sealed class Life : IAsyncDisposable
{
    private readonly HttpClient _http;
    private readonly IHost _host;
    private bool _isStarted;

    /// <param name="world">What outlives it.</param>
    /// <param name="enters">Whether the strategy buys.</param>
    public Life(CrashWorld world, bool enters = true)
    {
        var keys = new UpbitServerOptions();
        _http = new HttpClient(new MortalCalls(Mortality, world.Line)) { BaseAddress = world.Upbit.Address };
        var line = new EagerClock(world.Clock);
        _host = Composition.Build(
            OptionsOf(world, keys, enters),
            TradingMode.Demo,
            world.Clock,
            console: false,
            services =>
            {
                // Nobody reads what it says, and a log file costs a thread of its own.
                services.RemoveAll<ILoggerProvider>();
                services.AddSingleton<IDbContextFactory<BotDb>>(
                    new Contexts(
                        new DbContextOptionsBuilder<BotDb>(DatabaseStart.Options(world.File))
                            .AddInterceptors(MortalWrites.Of(Mortality))
                            .Options
                    )
                );
                services.AddSingleton(new UpbitRateLimits(line));
                services.AddSingleton(SecondLook.Default with { Wall = line });
                services.AddSingleton(provider => ActivatorUtilities.CreateInstance<UpbitClient>(provider, _http));
                services.AddSingleton(provider => ActivatorUtilities.CreateInstance<UpbitExchange>(provider, line));
            }
        );
    }

    public Mortality Mortality { get; } = new();

    private Trader Trader => _host.Services.OfAccount().GetRequiredService<Trader>();

    /// <summary>As the program starts; false when it died over it.</summary>
    public async Task<bool> StartAsync()
    {
        try
        {
            await _host.Services.GetRequiredService<StartUp>().PrepareAsync(CancellationToken.None);

            // It begins on a thread of its own; what lies in the mailbox before is done after what it begins with.
            Trader.Ring();
            await Trader.StartAsync(CancellationToken.None);
            _isStarted = true;
            return await IdleAsync();
        }
        catch (Exception) when (Mortality.IsDead)
        {
            return false;
        }
    }

    /// <summary>Does whatever is due now; false when it died over it.</summary>
    public Task<bool> BeatAsync()
    {
        _host.Services.GetRequiredService<AccountHouse>().Beat();
        return IdleAsync();
    }

    /// <summary>Lets a person panic; false when it died over it.</summary>
    public Task<bool> PanicAsync(bool sell)
    {
        Trader.Panic("7", sell);
        return IdleAsync();
    }

    /// <summary>Something of the composed program.</summary>
    public T Get<T>()
        where T : notnull => _host.Services.OfAccount().GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        if (_isStarted)
        {
            await Trader.StopAsync(CancellationToken.None);
        }

        _host.Dispose();
        _http.Dispose();
    }

    private async Task<bool> IdleAsync()
    {
        await Task.WhenAny(Trader.IdleAsync(CancellationToken.None), Mortality.Death, Trader.ExecuteTask!);
        return !Mortality.IsDead;
    }

    private static BotOptions OptionsOf(CrashWorld world, UpbitServerOptions keys, bool enters) =>
        new BotOptions
        {
            Telegram = new TelegramOptions
            {
                Enabled = false,
                BotToken = "1:x",
                OwnerId = 1,
            },
            Trading = new TradingOptions { Market = CrashMarket.Code },
            Upbit = new UpbitOptions
            {
                AccessKey = keys.AccessKey,
                SecretKey = keys.SecretKey,
                BaseUrl = world.Upbit.Address.ToString(),
                StreamAddress = "off",
            },
            Orders = new OrdersOptions { PauseSeconds = 0m },
            Storage = new StorageOptions { Folder = world.Data },
            Http = new HttpOptions { Enabled = false },
            Log = new LogOptions { Folder = world.Logs, Level = "Error" },
            QuickBacktest = new() { Enabled = false, Days = 5 },
            RsiMeanReversion = new() { EntryRsi = enters ? 100 : 0, EntryVolumeRatio = 0 },
            Validation = new()
            {
                BuyRsiMost = 100,
                VolumeLeast = 0,
                BreakoutAdxLeast = 0,
                BreakoutVolumeLeast = 0,
            },
        };
}
