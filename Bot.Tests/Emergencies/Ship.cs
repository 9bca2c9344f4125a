using System.Collections.Concurrent;
using Bot.Domain.Accounts;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.States;
using Bot.Host;
using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Sandbox;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit;
using Bot.Sandbox.Upbit.Markets;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Emergencies;

/// <summary>
/// The whole program without its chat, at the sandbox's exchange over HTTP, on a market clock that stands still. Its
/// data folder can be put where a test wants it, and it can be started again on it.
/// </summary>
internal sealed class Ship : IAsyncDisposable
{
    public static readonly MarketCode Market = new("KRW-ETH");
    public static readonly DateTimeOffset Slot = new(2026, 1, 5, 3, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Entered = Slot.AddHours(-1);

    private readonly BotOptions _options;
    private readonly Action<IServiceCollection> _swap;
    private readonly string _logs;
    private IHost? _host;

    private Ship(UpbitServer upbit, FaultPlan faults, ReplayClock clock, string folder, Action<IServiceCollection> swap)
    {
        (Upbit, Faults, Clock, Folder, _swap) = (upbit, faults, clock, folder, swap);
        _logs = Directory.CreateTempSubdirectory("ship-logs").FullName;
        var keys = new UpbitServerOptions();
        _options = new BotOptions
        {
            Telegram = new TelegramOptions
            {
                Enabled = false,
                BotToken = "1:ship",
                OwnerId = 1,
            },
            Upbit = new UpbitOptions
            {
                AccessKey = keys.AccessKey,
                SecretKey = keys.SecretKey,
                BaseUrl = upbit.Address.ToString().TrimEnd('/'),
                TimeoutSeconds = 60,

                // What is written here beside the trader would meet a look that a message from the exchange rang for.
                StreamAddress = "off",
            },
            Trading = new TradingOptions { Market = Market.Value },
            Orders = new OrdersOptions { PauseSeconds = 0m },
            Scheduler = new SchedulerOptions { Enabled = false },
            Storage = new StorageOptions { Folder = folder },
            Http = new HttpOptions { Enabled = false },
            Log = new LogOptions { Folder = _logs, Level = "Error" },
        };
    }

    public UpbitServer Upbit { get; }

    public FaultPlan Faults { get; }

    public ReplayClock Clock { get; }

    public string Folder { get; }

    public string File => Path.Combine(Folder, DatabaseStart.FileName);

    public string Spill => Path.Combine(Folder, SpillFile.FileName);

    public Loudspeaker Alarms { get; } = new();

    public Trader Trader => Get<Trader>();

    /// <summary>Connections that do not wait long, where a test gave it such.</summary>
    public Impatience? Impatience { get; set; }

    public IReadOnlyList<string> Orders => [.. Upbit.Ledger.Orders.Select(order => order.Identifier!)];

    /// <param name="folder">Where its data lie; null takes a new one.</param>
    /// <param name="swap">Replaces parts of the program.</param>
    /// <param name="hours">The price of each hour, the first the one of <see cref="Slot"/>.</param>
    public static async Task<Ship> BuildAsync(string? folder, Action<IServiceCollection>? swap, params decimal[] hours)
    {
        var clock = new ReplayClock(Slot.AddSeconds(7));
        var faults = new FaultPlan();
        var candles = hours
            .Select((price, hour) => new ReplayedCandle(Slot.AddHours(hour), price, price, price, price, 10m))
            .Prepend(new ReplayedCandle(Entered, hours[0], hours[0], hours[0], hours[0], 10m));
        var upbit = await UpbitServer.StartAsync(
            new UpbitServerOptions
            {
                Time = clock,
                Faults = faults,
                Markets =
                [
                    new ReplayedMarket(ReplayedMarket.FromCandles(Market.Value, TimeSpan.FromHours(1), candles))
                    {
                        LevelKrw = 40_000_000m,
                    },
                ],
                RateLimits = RequestLimits.Off,
            }
        );
        folder ??= Path.Combine(Directory.CreateTempSubdirectory("ship").FullName, "data");
        return new Ship(upbit, faults, clock, folder, swap ?? (_ => { }));
    }

    /// <summary>Running, with one coin that was bought at 1,100,000 and is left at 5 % below or 10 % above.</summary>
    public static async Task<Ship> HoldingAsync(params decimal[] hours)
    {
        var ship = await BuildAsync(null, null, hours);
        await ship.StartAsync();
        await ship.HoldAsync();
        return ship;
    }

    public T Get<T>()
        where T : notnull => _host!.Services.OfAccount().GetRequiredService<T>();

    public async Task StartAsync()
    {
        _host = Composition.Build(
            _options,
            TradingMode.Demo,
            Clock,
            console: false,
            services =>
            {
                services.AddSingleton<IAlarm>(Alarms);
                _swap(services);
            }
        );
        await _host.Services.GetRequiredService<StartUp>().PrepareAsync(CancellationToken.None);
        await _host.StartAsync();

        // The trader begins on a thread of its own; what it does first is done when this is.
        await DoAsync(new TraderWork.Rung());
    }

    /// <summary>Ends as a process does that is killed: nothing is said and nothing is written.</summary>
    public async Task KillAsync()
    {
        if (_host is { } host)
        {
            _host = null;
            using var now = new CancellationTokenSource();
            await now.CancelAsync();
            await host.StopAsync(now.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            host.Dispose();
            Leftovers.Close(File);
        }
    }

    public async Task HoldAsync()
    {
        Upbit.Deposit("ETH", 1m);
        var series = new OrderSeries(new AccountId(1), Market, Entered, "entry");
        var intent = series.Entry(1, new Volume(1m), new Price(1_100_000m));
        var ledger = Get<OrderLedger>();
        var terms = new ExitTerms(new Percent(-5m), new Percent(10m));
        Assert.True(await ledger.TryCommitIntentAsync(intent, terms, Slot, CancellationToken.None));
        var fill = new Fill("held", intent.Limit!.Value, intent.Volume, new Krw(1_100_000m), Entered);
        var report = new OrderReport("held", intent.Id.Value, OrderSide.Buy, true, Krw.Zero, intent.Volume, [fill]);
        await ledger.CommitExecutionAsync(intent, new Execution.Filled(report), Slot, CancellationToken.None);
        await ledger.TellAsync(1, Slot, CancellationToken.None);
        await WriteAsync(db => db.Accounts.Single().State = TradingState.Running);
        await DoAsync(new TraderWork.GuardDue());
    }

    /// <summary>Has the trader do something and waits until it is idle.</summary>
    public async Task DoAsync(TraderWork work)
    {
        Assert.True(Trader.TryPost(work));
        await IdleAsync();
    }

    public async Task PanicAsync(bool sell)
    {
        Trader.Panic("1", sell);
        await IdleAsync();
    }

    public Task IdleAsync() => Trader.IdleAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60));

    /// <summary>The next hour's price, and the guard looks.</summary>
    public async Task HourAsync(int hour)
    {
        Clock.AdvanceTo(Slot.AddHours(hour).AddSeconds(7));
        await DoAsync(new TraderWork.GuardDue());
    }

    public async Task WriteAsync(Action<BotDb> write)
    {
        await using var db = await Get<IDbContextFactory<BotDb>>().CreateDbContextAsync();
        write(db);
        await db.SaveChangesAsync();
    }

    public async Task<T> ReadAsync<T>(Func<BotDb, T> read)
    {
        await using var db = await Get<IDbContextFactory<BotDb>>().CreateDbContextAsync();
        return read(db);
    }

    public Task<TradingState> StateAsync() => ReadAsync(db => db.Accounts.AsNoTracking().Single().State);

    /// <summary>Whether journal and exchange agree on what was sold and what is held.</summary>
    public async Task AssertAgreesAsync()
    {
        var sold = await ReadAsync(db =>
            db.Fills.AsNoTracking().Where(fill => fill.Side == OrderSide.Sell).ToList().Sum(fill => fill.Volume)
        );
        Assert.Equal(Upbit.Ledger.Fills.Sum(fill => fill.Volume), sold);
        var held = await ReadAsync(db => db.Positions.AsNoTracking().ToList().Sum(row => row.Volume));
        Assert.Equal(Upbit.Ledger.Free("ETH") + Upbit.Ledger.Locked("ETH"), held);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _host?.Dispose();
        await Upbit.DisposeAsync();
        Directory.Delete(_logs, recursive: true);
        if (Directory.Exists(Folder))
        {
            await Leftovers.RemoveAsync(Folder, File);
        }

        // The folder around it was made for it, unless it is a disk of its own.
        var around = Path.GetDirectoryName(Folder)!;
        if (Path.GetFileName(around).StartsWith("ship", StringComparison.Ordinal))
        {
            Directory.Delete(around, recursive: true);
        }
    }
}

/// <summary>Remembers alarms.</summary>
internal sealed class Loudspeaker : IAlarm
{
    private readonly ConcurrentQueue<Alarm> _raised = new();

    public IReadOnlyList<Alarm> Raised => [.. _raised];

    public void Raise(AccountId account, Alarm alarm) => _raised.Enqueue(alarm);
}
