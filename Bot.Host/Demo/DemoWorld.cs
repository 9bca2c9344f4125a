using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Telegram;
using Bot.Sandbox;
using Bot.Sandbox.OpenAi;
using Bot.Sandbox.Telegram;
using Bot.Sandbox.Upbit;

namespace Bot.Host.Demo;

/// <summary>
/// The unchanged bot in a small world of its own: the three services on loopback, and a market that moves when it is
/// told to. What it keeps lies in one folder, from which it goes on after any end.
/// </summary>
public sealed class DemoWorld : IAsyncDisposable
{
    /// <summary>The chat of the person who plays.</summary>
    public const long Person = 1;

    private const decimal Purse = 10_000_000m;
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5);

    /// <summary>How the market moves within an hour; the guard looks after each.</summary>
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(20),
        TimeSpan.FromMinutes(40),
        TimeSpan.FromMinutes(59),
    ];

    private static readonly UpbitServerOptions Keys = new();

    private readonly IHost _host;
    private readonly DemoMarket _market;
    private readonly ReplayClock _clock;
    private readonly DemoMemory _memory;
    private readonly InstanceLock _lock;

    private DemoWorld(
        IHost host,
        (TelegramServer Telegram, UpbitServer Upbit, OpenAiServer OpenAi) servers,
        DemoMarket market,
        ReplayClock clock,
        (DemoMemory Memory, InstanceLock Lock) kept
    )
    {
        (_host, _market, _clock) = (host, market, clock);
        (_memory, _lock) = kept;
        (Telegram, Upbit, OpenAi) = servers;
    }

    public TelegramServer Telegram { get; }

    public UpbitServer Upbit { get; }

    public OpenAiServer OpenAi { get; }

    public IServiceProvider Services => _host.Services;

    public DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Starts the world where its folder left off, or at the market's beginning.</summary>
    /// <param name="market">What is replayed.</param>
    /// <param name="folder">Where everything is kept.</param>
    /// <param name="port">Of the chat page; 0 takes a free one.</param>
    /// <param name="token">Gives up.</param>
    public static async Task<DemoWorld> StartAsync(DemoMarket market, string folder, int port, CancellationToken token)
    {
#pragma warning disable CA2000 // the world that is returned owns it
        var instance = Locked(folder);
#pragma warning restore CA2000
        var memory = DemoMemory.Open(folder, market.Begin);
        var clock = new ReplayClock(memory.Now);
        var telegram = await TelegramServer.StartAsync(
            new TelegramServerOptions
            {
                Port = port,
                Time = clock,
                StateFolder = Path.Combine(folder, "telegram"),
            },
            token
        );
        var upbit = await UpbitServer.StartAsync(
            new UpbitServerOptions
            {
                Time = clock,
                Markets = market.Btc is { } btc ? [market.Replayed, btc.Replayed] : [market.Replayed],
                RateLimits = RequestLimits.Off,
                Faults = market.Faults,
                InitialKrw = Purse,
                StateFolder = Path.Combine(folder, "upbit"),
            },
            token
        );
        var openAi = await OpenAiServer.StartAsync(new OpenAiServerOptions { Time = clock }, token);
        var options = market.Configure(Options(market, folder, telegram, upbit, openAi));
        var host = Composition.Build(options, market.Mode, clock, console: false);
        var world = new DemoWorld(host, (telegram, upbit, openAi), market, clock, (memory, instance));
        await host.Services.GetRequiredService<StartUp>().PrepareAsync(token);
        await host.StartAsync(token);

        // A cycle that was due when the last run was killed is run now.
        host.Services.GetRequiredService<AccountHouse>().Beat();
        await world.QuietAsync(token);
        return world;
    }

    /// <summary>
    /// Lets one candle pass, and the hours before it that have none: each hour's cycle at its beginning, then the guard
    /// as
    /// the market moves on.
    /// </summary>
    /// <returns>False when the market has ended.</returns>
    public async Task<bool> PassAsync(CancellationToken token)
    {
        while (NextHour <= _market.Replayed.End)
        {
            var hour = NextHour;
            var isTraded = _market.Replayed.HasCandles(hour - TimeSpan.FromHours(1), hour);

            // Counted with its first step: a candle that was begun before a crash is not begun again after it.
            _memory.Begin(hour + Steps[0], isTraded);
            foreach (var step in Steps)
            {
                await MoveAsync(hour + step, token);
            }

            if (isTraded)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Completes when the bot has nothing left to do and to say.</summary>
    public async Task QuietAsync(CancellationToken token)
    {
        await Services.GetRequiredService<AccountHouse>().IdleAsync(token);
        await Services.GetRequiredService<OutboxSender>().IdleAsync(token);
    }

    /// <summary>
    /// Completes when what was typed and pressed in a chat is taken in, answered and done; what takes long, as a
    /// backtest, may go on.
    /// </summary>
    public async Task HeardAsync(long chat, CancellationToken token)
    {
        while (Telegram.PendingUpdates > 0)
        {
            await Task.Delay(Breath, TimeProvider.System, token);
        }

        await AnsweredAsync(chat, token);
        await QuietAsync(token);
        await AnsweredAsync(chat, token);
    }

    /// <summary>What a script remembers of its place.</summary>
    public DemoMemory Memory => _memory;

    /// <summary>
    /// The exchange's own truth of the account: what it began with, what is there, how many fills it made.
    /// </summary>
    public (decimal InitialKrw, decimal Krw, decimal Coins, int Fills) Ledger()
    {
        var ledger = Upbit.Ledger;
        return (
            Purse,
            ledger.Free("KRW") + ledger.Locked("KRW"),
            ledger.Free(_market.Replayed.BaseCurrency) + ledger.Locked(_market.Replayed.BaseCurrency),
            ledger.Fills.Count
        );
    }

    /// <summary>Stops gracefully.</summary>
    public async Task StopAsync()
    {
        await Services.GetRequiredService<StartUp>().FarewellAsync();
        await _host.StopAsync(CancellationToken.None);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _host.Dispose();
        await OpenAi.DisposeAsync();
        await Upbit.DisposeAsync();
        await Telegram.DisposeAsync();
        _lock.Dispose();
    }

    // What belongs to a chat is done one after another.
    private async Task AnsweredAsync(long chat, CancellationToken token)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var lanes = Services.GetRequiredService<ChatLanes>();
        if (lanes.Post(PanelKeeper.LaneOf(chat), _ => Task.FromResult(done.TrySetResult())))
        {
            await done.Task.WaitAsync(token);
        }
    }

    // Before the stand-ins, which keep files in the same folder.
    private static InstanceLock Locked(string folder)
    {
        var instance = new InstanceLock(folder);
        if (instance.TryTake() is { } refusal)
        {
            instance.Dispose();
            throw new StartRefusedException(refusal);
        }

        return instance;
    }

    private DateTimeOffset NextHour =>
        new DateTimeOffset(Now.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero).AddHours(1);

    // The instant is written down before the clock shows it: after a crash no time is lived through twice.
    private async Task MoveAsync(DateTimeOffset instant, CancellationToken token)
    {
        _memory.Move(instant);
        _clock.AdvanceTo(instant);
        Services.GetRequiredService<AccountHouse>().Beat();
        await QuietAsync(token);
    }

    private static BotOptions Options(
        DemoMarket market,
        string folder,
        TelegramServer telegram,
        UpbitServer upbit,
        OpenAiServer openAi
    ) =>
        new()
        {
            Telegram = new TelegramOptions
            {
                BotToken = "1:demo",
                OwnerId = Person,
                BaseUrl = Address(telegram.Address),
                ChatGapMilliseconds = 0,
                PollTimeoutSeconds = 5,
            },
            Upbit = new UpbitOptions
            {
                AccessKey = Keys.AccessKey,
                SecretKey = Keys.SecretKey,
                BaseUrl = Address(upbit.Address),
                StreamAddress = "off",
            },
            OpenAI = new OpenAiOptions
            {
                ApiKey = "demo",
                BaseUrl = Address(openAi.Address),
                MonthlyBudgetKrw = 1_000_000m,
            },
            Trading = new TradingOptions { Market = market.Code, Advisor = "veto" },
            Orders = new OrdersOptions { PauseSeconds = 0m },
            Storage = new StorageOptions { Folder = Path.Combine(folder, "bot") },
            Backtest = new BacktestsOptions { DataFolder = Path.Combine(folder, "backtest_data") },
            Http = new HttpOptions { Enabled = false },
            Log = new LogOptions { Folder = Path.Combine(folder, "logs"), Level = "Warning" },
        };

    private static string Address(Uri address) => address.ToString().TrimEnd('/');
}
