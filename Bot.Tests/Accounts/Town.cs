using System.Collections.Concurrent;
using Bot.Domain.Accounts;
using Bot.Domain.States;
using Bot.Host;
using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Sandbox;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit;
using Bot.Sandbox.Upbit.Markets;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Accounts;

/// <summary>
/// The program without its chat, with several accounts on paper beside each other, at the sandbox's exchange over HTTP.
/// The market's clock stands until it is moved.
/// </summary>
internal sealed class Town : IAsyncDisposable
{
    public static readonly DateTimeOffset Slot = new(2026, 1, 5, 3, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _town = Directory.CreateTempSubdirectory("town").FullName;
    private readonly UpbitServer _upbit;
    private readonly BotOptions _options;
    private readonly Action<IServiceCollection> _swap;
    private IHost? _host;

    private Town(UpbitServer upbit, (ReplayClock Clock, FaultPlan Faults) world, Action<IServiceCollection> swap)
    {
        (_upbit, _swap) = (upbit, swap);
        (Clock, Faults) = world;
        _options = new BotOptions
        {
            Telegram = new TelegramOptions
            {
                Enabled = false,
                BotToken = "1:town",
                OwnerId = 1,
            },
            Upbit = new UpbitOptions
            {
                BaseUrl = upbit.Address.ToString().TrimEnd('/'),
                StreamAddress = "off",
                TimeoutSeconds = 60,
            },
            Trading = new TradingOptions { Market = "KRW-ETH" },
            Paper = new PaperOptions { LatencyMilliseconds = 0 },
            Orders = new OrdersOptions { PauseSeconds = 0m },
            QuickBacktest = new() { Enabled = false, Days = 5 },
            Storage = new StorageOptions { Folder = Path.Combine(_town, "data") },
            Http = new HttpOptions { Enabled = false },
            Backup = new BackupOptions { Enabled = false },
            Log = new LogOptions { Folder = Path.Combine(_town, "logs"), Level = "Warning" },
        };
    }

    public ReplayClock Clock { get; }

    /// <summary>What goes wrong at the exchange.</summary>
    public FaultPlan Faults { get; }

    /// <summary>What the exchange was asked, as path and query, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Requests that a test lets wait: those whose path and query contain one of these.</summary>
    public ConcurrentDictionary<string, TaskCompletionSource> Held { get; } = new(StringComparer.Ordinal);

    public AccountHouse House => _host!.Services.GetRequiredService<AccountHouse>();

    public string Folder => _options.Storage.Folder;

    public string Logs => _options.Log.Folder;

    private string DataFile => Path.Combine(Folder, DatabaseStart.FileName);

    /// <summary>Nothing is open yet.</summary>
    /// <param name="markets">The market of each account, the first of them that of account 1.</param>
    /// <param name="swap">Replaces parts of the program.</param>
    public static async Task<Town> BuildAsync(
        IReadOnlyList<string> markets,
        Action<IServiceCollection>? swap = null,
        params IReadOnlyList<UpbitKey> keys
    )
    {
        Town? town = null;
        var clock = new ReplayClock(Slot.AddSeconds(-30));
        var faults = new FaultPlan();
        var upbit = await UpbitServer.StartAsync(
            new UpbitServerOptions
            {
                Time = clock,
                Markets = [.. markets.Append("KRW-BTC").Distinct().Select(Market)],
                MoreKeys = keys,
                RateLimits = RequestLimits.Off,
                Faults = faults,
                OnCall = (point, token) => town!.CalledAsync(point, token),
            }
        );
        town = new Town(upbit, (clock, faults), swap ?? (_ => { }));
        await town.SettleAsync(markets);
        return town;
    }

    /// <summary>All accounts run.</summary>
    public static async Task<Town> OpenAsync(params IReadOnlyList<string> markets)
    {
        var town = await BuildAsync(markets);
        await town.StartAsync();
        return town;
    }

    public T Get<T>(int account = 1)
        where T : notnull => House.Of(new AccountId(account)).GetRequiredService<T>();

    public T OfAll<T>()
        where T : notnull => _host!.Services.GetRequiredService<T>();

    public async Task StartAsync()
    {
        _host = Composition.Build(
            _options,
            TradingMode.Paper,
            Clock,
            console: false,
            services =>
            {
                services.AddSingleton(new UpbitRateLimits(TimeProvider.System, times: 1_000));
                _swap(services);
            }
        );
        await OfAll<StartUp>().PrepareAsync(CancellationToken.None);
        await _host.StartAsync();
        await IdleAsync();
    }

    /// <summary>Ends as a process does that is killed.</summary>
    public async Task KillAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await host.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            host.Dispose();
            Leftovers.Close(DataFile);
        }
    }

    /// <summary>The clock moves to some seconds behind a slot, and everybody looks what is due.</summary>
    public void Beat(int hour = 0)
    {
        Clock.AdvanceTo(Slot.AddHours(hour).AddSeconds(7));
        House.Beat();
    }

    public Task IdleAsync() => House.IdleAsync(CancellationToken.None).WaitAsync(Patience);

    /// <summary>Waits until one account has nothing to do.</summary>
    public Task IdleAsync(int account) => Get<Trader>(account).IdleAsync(CancellationToken.None).WaitAsync(Patience);

    /// <summary>Waits until the exchange was asked for something.</summary>
    public async Task UntilAskedAsync(string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!Asked.Any(one => one.Contains(what, StringComparison.Ordinal)))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }

    public async Task<T> ReadAsync<T>(Func<BotDb, T> read)
    {
        await using var db = await DatabasesAsync().CreateDbContextAsync();
        return read(db);
    }

    public async Task WriteAsync(Action<BotDb> write)
    {
        await using var db = await DatabasesAsync().CreateDbContextAsync();
        write(db);
        await db.SaveChangesAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var held in Held.Values)
        {
            held.TrySetResult();
        }

        await KillAsync();
        _host?.Dispose();
        await _upbit.DisposeAsync();
        await Leftovers.RemoveAsync(_town, DataFile);
    }

    public static AccountRow Account(int id, string market) =>
        new()
        {
            Id = id,
            Name = $"account {id}",
            Market = market,
            Mode = TradingMode.Paper,
            Profile = "balanced",
            Strategy = "rsi-mean-reversion",
            State = TradingState.Running,
            StateReason = "test",
            StateSince = Slot.AddHours(-1),
            CreatedAt = Slot.AddHours(-1),
        };

    private IDbContextFactory<BotDb> DatabasesAsync() => OfAll<IDbContextFactory<BotDb>>();

    /// <summary>Before the start: account 1 has keys that nothing here opens.</summary>
    public async Task SpoilKeysAsync()
    {
        await using var services = new ServiceCollection().AddBotDb(Folder).BuildServiceProvider();
        await using var db = await services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync();
        db.ExchangeKeys.Add(
            new ExchangeKeyRow
            {
                AccountId = 1,
                AccessKey = "CfDJ8",
                SecretKey = "CfDJ8",
                AddedAt = Slot,
            }
        );
        await db.SaveChangesAsync();
    }

    private async Task SettleAsync(IReadOnlyList<string> markets)
    {
        await FreshDatabase.PutAsync(Folder);
        await using var services = new ServiceCollection().AddBotDb(Folder).BuildServiceProvider();
        var databases = services.GetRequiredService<IDbContextFactory<BotDb>>();
        await DatabaseStart.PrepareAsync(databases, Folder, Clock, CancellationToken.None);
        await using var db = await databases.CreateDbContextAsync();
        foreach (var (index, market) in markets.Index())
        {
            db.Accounts.Add(Account(index + 1, market));
        }

        await db.SaveChangesAsync();
    }

    private async Task CalledAsync(UpbitCallPoint point, CancellationToken token)
    {
        if (point.Moment != UpbitCallMoment.BeforeActing)
        {
            return;
        }

        var what = $"{point.Path}{point.Query}";
        Asked.Enqueue(what);
        foreach (var (part, release) in Held)
        {
            if (what.Contains(part, StringComparison.Ordinal))
            {
                await release.Task.WaitAsync(token);
            }
        }
    }

    private static ReplayedMarket Market(string code) =>
        ReplayedMarket.FromCandles(
            code,
            TimeSpan.FromHours(1),
            Enumerable
                .Range(-300, 330)
                .Select(hour => new ReplayedCandle(Slot.AddHours(hour), 1_000m, 1_000m, 1_000m, 1_000m, 10m))
        );
}
