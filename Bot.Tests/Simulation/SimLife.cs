using Bot.Host;
using Bot.Host.Accounts;
using Bot.Host.OpenAi;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Sandbox.Upbit;
using Bot.Tests.Crashes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Telegram.Bot;

namespace Bot.Tests.Simulation;

/// <summary>One process from its start to its end: the whole program, chat and advisor included.</summary>
internal sealed class SimLife : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly UpbitServerOptions Keys = new();

    private readonly SimWorld _world;
    private readonly HttpClient _exchange;
    private readonly HttpClient _chat;
    private readonly IHost _host;
    private bool _isStarted;

    public SimLife(SimWorld world, int seed)
    {
        _world = world;
        _exchange = new HttpClient(new SimCalls(Mortality)) { BaseAddress = world.Upbit.Address };
        _chat = new HttpClient(new SimCalls(Mortality));
        _host = Composition.Build(
            OptionsOf(world, seed),
            TradingMode.Demo,
            world.Clock,
            console: false,
            services => Swap(services, world, seed)
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
            await _host.StartAsync();
            _isStarted = true;
            return await QuietAsync();
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
        return QuietAsync();
    }

    /// <summary>Waits until it has heard everything that was said to it, done it, and told of it.</summary>
    /// <exception cref="TimeoutException">It does not come to rest.</exception>
    public async Task<bool> QuietAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var quiet = CalmAsync(patience.Token);
        await Task.WhenAny(quiet, Mortality.Death);
        if (Mortality.IsDead)
        {
            return false;
        }

        await quiet;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_isStarted && !Mortality.IsDead)
        {
            await _host.StopAsync();
        }

        _host.Dispose();
        _exchange.Dispose();
        _chat.Dispose();
    }

    private async Task CalmAsync(CancellationToken token)
    {
        while (_world.Telegram.PendingUpdates > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, token);
        }

        await Trader.IdleAsync(token);
        await _host.Services.GetRequiredService<OutboxSender>().IdleAsync(token);
    }

    private void Swap(IServiceCollection services, SimWorld world, int seed)
    {
        services.AddSingleton<IDbContextFactory<BotDb>>(
            new PooledDbContextFactory<BotDb>(
                new DbContextOptionsBuilder<BotDb>(DatabaseStart.Options(world.File))
                    .AddInterceptors(MortalWrites.Of(Mortality))
                    .Options
            )
        );
        services.AddSingleton(new UpbitRateLimits(world.Line, times: 1_000));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<UpbitClient>(provider, _exchange));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<UpbitExchange>(provider, world.Line));
        services.AddSingleton(new RetryPace(world.Line, seed));
        services.AddSingleton(new WallClock(world.Line));
        services.AddSingleton(new SecondLook(TimeSpan.FromSeconds(2), world.Line));
        services.AddSingleton<ITelegramBotClient>(
            new TelegramBotClient(
                new TelegramBotClientOptions("1:sim", world.Telegram.Address.ToString().TrimEnd('/')),
                _chat
            )
        );
    }

    // Everything that makes it trade often: many entries mean many orders that can go wrong.
    private static BotOptions OptionsOf(SimWorld world, int seed) =>
        new()
        {
            Telegram = new TelegramOptions
            {
                BotToken = "1:sim",
                OwnerId = 1,
                BaseUrl = world.Telegram.Address.ToString().TrimEnd('/'),
                ChatGapMilliseconds = 0,
                PollTimeoutSeconds = 5,
            },
            Upbit = new UpbitOptions
            {
                AccessKey = Keys.AccessKey,
                SecretKey = Keys.SecretKey,
                BaseUrl = world.Upbit.Address.ToString(),
                StreamAddress = "off",
                TimeoutSeconds = 2,
            },
            OpenAI = new OpenAiOptions
            {
                ApiKey = "sim",
                BaseUrl = world.OpenAi.Address.ToString().TrimEnd('/'),
                MonthlyBudgetKrw = 1_000_000m,
            },
            Trading = new TradingOptions { Market = SimMarket.Code, Advisor = seed % 2 == 0 ? "off" : "veto" },
            Orders = new OrdersOptions { PauseSeconds = 0m },
            Exits = new() { Mode = seed % 5 == 0 ? "atr" : "fixed" },
            Storage = new StorageOptions { Folder = world.Data },
            Log = new LogOptions { Folder = world.Logs, Level = "Error" },
            QuickBacktest = new() { Enabled = false, Days = 5 },
            RsiMeanReversion = new()
            {
                EntryRsi = 60,
                ExitRsi = 75,
                EntryVolumeRatio = 0,
            },
            Validation = new()
            {
                BuyRsiMost = 100,
                VolumeLeast = 0,
                BreakoutAdxLeast = 0,
                BreakoutVolumeLeast = 0,
            },
        };
}
