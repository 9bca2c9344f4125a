using Bot.Domain.Cycles;
using Bot.Domain.States;
using Bot.Host.Accounts;
using Bot.Host.Backtests;
using Bot.Host.Backups;
using Bot.Host.Candles;
using Bot.Host.Charts;
using Bot.Host.Options;
using Bot.Host.Settings;
using Bot.Host.Storage.Rows;
using Bot.Host.Storage;
using Bot.Host.Telegram.People;
using Bot.Host.Telegram.Works;
using Bot.Host.Telegram;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Watching;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Telegram;
using Bot.Tests.Crashes;
using Bot.Tests.Settings;
using Bot.Tests.Storage;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging;
using Moq;
using Telegram.Bot;

namespace Bot.Tests.Telegram;

/// <summary>
/// The whole chat against the stand-in of Telegram, over HTTP and a real database. Person 1 owns account 1.
/// </summary>
internal sealed class Chat : IAsyncDisposable
{
    public const long Owner = 1;
    public static readonly DateTimeOffset Start = new(2024, 5, 10, 5, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder;
    private readonly ServiceProvider _services;
    private bool _isPolling;

    private bool _isHandedOn;

    private Chat(TelegramServer server, FaultPlan faults, string folder, ServiceProvider services) =>
        (Server, Faults, _folder, _services) = (server, faults, folder, services);

    public TelegramServer Server { get; }

    public FaultPlan Faults { get; }

    public FakeBell Bell => (FakeBell)Get<ITraderBell>();

    public FakeExchange Exchange => Get<FakeExchange>();

    public string Logs => Path.Combine(_folder, "logs");

    public FakeQuick Quick => (FakeQuick)Get<IQuickCheck>();

    public LogBook Log => (LogBook)Get<ILoggerProvider>();

    public FakeRunner Runner => (FakeRunner)Get<IBacktestRunner>();

    public ShiftedTime Wall => (ShiftedTime)Get<WallClock>().Time;

    public ShiftedTime Market => (ShiftedTime)Get<TimeProvider>();

    public OutboxSender Sender => Get<OutboxSender>();

    /// <summary>Everything is there, nothing runs yet.</summary>
    public static async Task<Chat> PrepareAsync(
        Action<AccountRow>? account = null, TimeSpan gap = default,
        Func<ITelegramBotClient, ITelegramBotClient>? wrap = null, Action<IServiceCollection>? swap = null,
        Mortality? mortality = null, SendLimits? limits = null)
    {
        var faults = new FaultPlan();
        var wall = new ShiftedTime(TimeProvider.System.GetUtcNow());
        var server = await TelegramServer.StartAsync(
            new TelegramServerOptions { Faults = faults, Time = wall, Limits = limits });
        var folder = Directory.CreateTempSubdirectory("chat").FullName;
        var services = Services(server, wall, folder, gap, wrap);
        if (mortality is not null)
        {
            services.AddSingleton<IDbContextFactory<BotDb>>(new PooledDbContextFactory<BotDb>(
                new DbContextOptionsBuilder<BotDb>(
                    DatabaseStart.Options(Path.Combine(folder, DatabaseStart.FileName)))
                    .AddInterceptors(MortalWrites.Of(mortality))
                    .Options));
        }

        swap?.Invoke(services);
        var chat = new Chat(server, faults, folder, services.BuildServiceProvider());
        await FreshDatabase.PutAsync(folder);
        await DatabaseStart.PrepareAsync(
            chat.Get<IDbContextFactory<BotDb>>(), folder, chat.Market, CancellationToken.None);
        await chat.WriteAsync(db => Seed(db, account));
        return chat;
    }

    /// <summary>The program ends and is there anew, with the same database, people and clocks.</summary>
    public async Task<Chat> RestartAsync()
    {
        var wall = Wall;
        await StopAsync();
        _isHandedOn = true;
        return new Chat(Server, Faults, _folder, Services(Server, wall, _folder, default, null).BuildServiceProvider());
    }

    private static ServiceCollection Services(
        TelegramServer server, ShiftedTime wall, string folder, TimeSpan gap,
        Func<ITelegramBotClient, ITelegramBotClient>? wrap)
    {
        var client = TelegramChat.Line("1:test", server.Address.ToString());
        var services = new ServiceCollection();
        services
            .AddLogging(logging => logging.AddProvider(new LogBook()))
            .AddSingleton<TimeProvider>(new ShiftedTime(Start))
            .AddSingleton(new WallClock(wall))
            .AddSingleton<ITraderBell>(new FakeBell())
            .AddSingleton<IAccountDoor>(new FakeDoor())
            .AddSingleton(new AccountSeed(new TradingOptions()))
            .AddSingleton(new StorageOptions { Folder = folder })
            .AddSingleton(new UpbitOptions())
            .AddSingleton(new Scrubber([]))
            .AddSingleton(AccountServices.Protection(Path.Combine(folder, KeyVault.FolderName)))
            .AddSingleton<KeyVault>()
            .AddSingleton<IKeyRing>(provider => provider.GetRequiredService<KeyVault>())
            .AddSingleton(new Mock<IKeyTrial>().Object)
            .AddSingleton<IBacktestRunner>(new FakeRunner())
            .AddSingleton<IQuickCheck>(new FakeQuick())
            .AddSingleton(new TradingRules())
            .AddSingleton(new BotOptions())
            .AddSingleton<IMarketBoard>(new FakeBoard())
            .AddSingleton<AccountSettings>()
            .AddSingleton<IPictures>(new Pictures())
            .AddSingleton(new FakeExchange())
            .AddSingleton<IExchanges>(provider => provider.GetRequiredService<FakeExchange>())
            .AddSingleton(provider => new MarketSight(
                provider.GetRequiredService<IExchanges>(),
                provider.GetRequiredService<IDbContextFactory<BotDb>>(), provider.GetRequiredService<TimeProvider>(),
                TimeProvider.System, provider.GetRequiredService<ILogger<MarketSight>>()))
            .AddSingleton<Pulses>()
            .AddSingleton<ClockSkew>()
            .AddSingleton(new OpenAiOptions())
            .AddSingleton(new UpbitOptions())
            .AddSingleton(new LogTail(Path.Combine(folder, "logs"), new Scrubber(["secret-of-the-test"])))
            .AddSingleton(Archive(folder))
            .AddSingleton(new WorkMemory(new SpillFile(folder, WorkMemory.FileName)))
            .AddSingleton(wrap?.Invoke(client) ?? client)
            .AddBackups(new BotOptions { Storage = new StorageOptions { Folder = folder } }, [], isScheduled: false)
            .AddBotDb(folder)
            .AddTelegramChat(new ChatSettings("0.1.0", gap, TimeSpan.FromSeconds(2)));
        return services;
    }

    /// <summary>Everything runs, something of it swapped for another.</summary>
    public static async Task<Chat> OpenAsync(
        Action<AccountRow>? account = null, TimeSpan gap = default, Action<IServiceCollection>? swap = null)
    {
        var chat = await PrepareAsync(account, gap, swap: swap);
        await chat.RunAsync();
        return chat;
    }

    public async Task RunAsync()
    {
        _isPolling = true;
        foreach (var service in _services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Types a text and waits for the message that answers it.</summary>
    public Task<ChatMessage> TypeAsync(string text, long person = Owner, long? chat = null) =>
        NextAsync(chat ?? person, () => Server.SendText(chat ?? person, person, text, "en"));

    /// <summary>Presses a key and waits for the toast.</summary>
    public async Task<string> PressAsync(ChatMessage message, string label, long person = Owner)
    {
        var key = message.Keys.SelectMany(row => row).First(one => one.Label.Contains(label, StringComparison.Ordinal));
        return await PressDataAsync(message, key.Data!, person);
    }

    public async Task<string> PressDataAsync(ChatMessage message, string data, long person = Owner)
    {
        using var patience = new CancellationTokenSource(Patience);
        var press = Server.Press(message.ChatId, person, message.Id, data, "en");
        return (await Server.WaitForAnswerAsync(press, patience.Token)).Text;
    }

    /// <summary>Presses a key and waits until its message shows something else.</summary>
    public Task<ChatMessage> TurnAsync(ChatMessage message, string label) => NextAsync(
        message.ChatId,
        () => Server.Press(message.ChatId, Owner, message.Id, message.Keys.SelectMany(row => row)
            .First(one => one.Label.Contains(label, StringComparison.Ordinal)).Data!, "en"));

    /// <summary>Waits until a message of the bot, new or edited, fits.</summary>
    public async Task<ChatMessage> SeeAsync(string text, long chat = Owner)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var change = Server.LastChange(chat);
            var seen = Messages(chat).LastOrDefault(message => message.Body.Text.Contains(text, StringComparison.Ordinal));
            if (seen is not null)
            {
                return seen;
            }

            await Server.WaitForChangeAsync(chat, change, patience.Token);
        }
    }

    /// <summary>
    /// Waits until everything that was typed and pressed before is done with: a chat is answered in order.
    /// </summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var before = Versions();
        Server.SendText(Owner, Owner, "/version", "en");
        while (Versions() == before)
        {
            var change = Server.LastChange(Owner);
            if (Versions() == before)
            {
                await Server.WaitForChangeAsync(Owner, change, patience.Token);
            }
        }

        int Versions() => Messages().Count(message => message.Text == "ChatTrader 0.1.0");
    }

    /// <summary>Waits until what a chat asked for so far is answered: one piece of work is done after another.</summary>
    public async Task LaneAsync(long chat)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (_isPolling && Server.PendingUpdates > 0)
        {
            // A press is answered before it is put into its lane.
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }

        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Assert.True(Get<ChatLanes>().Post(PanelKeeper.LaneOf(chat), _ =>
        {
            done.TrySetResult();
            return Task.CompletedTask;
        }));
        await done.Task.WaitAsync(Patience);
    }

    /// <summary>What the bot has said and not taken back.</summary>
    public IReadOnlyList<ChatMessage> Messages(long chat = Owner) =>
        [.. Server.Messages(chat).Where(message => message.IsFromBot && !message.IsDeleted)];

    public async Task TellAsync(params Notice[] notices)
    {
        await WriteAsync(db =>
        {
            foreach (var notice in notices)
            {
                Outbox.Add(db, 1, Market.GetUtcNow(), notice);
                db.SaveChanges();
            }
        });
    }

    /// <summary>Waits until nothing is left to send.</summary>
    public Task IdleAsync() => Sender.IdleAsync(CancellationToken.None).WaitAsync(Patience);

    /// <summary>
    /// Moves the wall's clock on, and again each second until something is done: a rest may have begun just after.
    /// </summary>
    public async Task PassAsync(TimeSpan span, Task done)
    {
        while (!done.IsCompleted)
        {
            Wall.Add(span);
            await Task.WhenAny(done, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System));
        }

        await done;
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

    /// <summary>Waits until the database says so.</summary>
    public async Task UntilAsync(Func<BotDb, bool> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await ReadAsync(holds))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
        }
    }

    public async Task<IReadOnlyList<string>> CommandsAsync() =>
        await ReadAsync(db => db.Commands.OrderBy(row => row.Id).Select(row => row.Command).ToList());

    public async ValueTask DisposeAsync()
    {
        if (_isHandedOn)
        {
            return;
        }

        await StopAsync();
        await Server.DisposeAsync();
        await Leftovers.RemoveAsync(_folder, Path.Combine(_folder, DatabaseStart.FileName));
    }

    private async Task StopAsync()
    {
        if (_isPolling)
        {
            foreach (var service in _services.GetServices<IHostedService>().Reverse())
            {
                await service.StopAsync(CancellationToken.None);
            }
        }

        await _services.DisposeAsync();
    }

    /// <summary>Candle files without an exchange: nobody listens there.</summary>
    public static CandleArchive Archive(string folder, HttpMessageHandler? line = null)
    {
        var time = TimeProvider.System;
        var http = new HttpClient(line ?? new SocketsHttpHandler()) { BaseAddress = new Uri("http://127.0.0.1:9") };
        var client = new UpbitClient(
            http, new UpbitSigner("", ""), new UpbitRateLimits(time), NullLogger<UpbitClient>.Instance);
        return new CandleArchive(
            client, new ClockSkew(time), time, new ShiftedTime(Start), Path.Combine(folder, "backtest_data"));
    }

    private async Task<ChatMessage> NextAsync(long chat, Action act)
    {
        using var patience = new CancellationTokenSource(Patience);
        var before = Server.LastChange(chat);
        act();
        while (true)
        {
            var change = Server.LastChange(chat);
            var changed = Messages(chat).Where(message => message.Change > before).MaxBy(message => message.Change);
            if (changed is not null)
            {
                return changed;
            }

            await Server.WaitForChangeAsync(chat, change, patience.Token);
        }
    }

    private static void Seed(BotDb db, Action<AccountRow>? change)
    {
        var account = new AccountRow
        {
            Id = 1,
            Name = "main",
            Market = "KRW-ETH",
            Mode = TradingMode.Paper,
            Profile = "balanced",
            Strategy = "rsi-mean-reversion",
            State = TradingState.Stopped,
            StateReason = "new",
            StateSince = Start,
            CreatedAt = Start,
        };
        change?.Invoke(account);
        db.Accounts.Add(account);
        db.People.Add(new PersonRow
        {
            Id = Owner, AccountId = 1, Role = PersonRole.Owner, ChatId = Owner, Language = "en", AddedAt = Start,
        });
    }
}
