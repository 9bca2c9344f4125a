using Bot.Host.Accounts;
using Bot.Host.Backtests;
using Bot.Host.Backups;
using Bot.Host.Candles;
using Bot.Host.Charts;
using Bot.Host.Commands;
using Bot.Host.Http;
using Bot.Host.Mail;
using Bot.Host.OpenAi;
using Bot.Host.Options;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Bot.Host.Telegram.Works;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Watching;
using Bot.Host.Watching.Metrics;
using Coravel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Serilog.Extensions.Logging;
using Telegram.Bot;

namespace Bot.Host;

/// <summary>Puts the program together: every registration, in the order of the rooms.</summary>
public static class Composition
{
    /// <summary>Longer than a running cycle may take to end, plus the outbox.</summary>
    private static readonly TimeSpan ShutdownMost = TimeSpan.FromSeconds(98);

    private const int DemoPace = 1_000;

    /// <summary>The program on checked options.</summary>
    /// <param name="options">Checked.</param>
    /// <param name="mode">Where orders go.</param>
    /// <param name="time">The market's clock. Connections, limits and time-outs always live on the real one.</param>
    /// <param name="console">Whether to log to the console as well.</param>
    public static IHost Build(BotOptions options, TradingMode mode, TimeProvider time, bool console) =>
        Build(options, mode, time, console, _ => { });

    /// <summary>The program with something swapped for another: the last one registered counts.</summary>
    internal static IHost Build(
        BotOptions options,
        TradingMode mode,
        TimeProvider time,
        bool console,
        Action<IServiceCollection> swap
    )
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(
            new HostApplicationBuilderSettings()
        );
        var scrubber = new Scrubber(OptionKeys.Secrets(options));
        var services = builder.Services;
        builder.Logging.AddFilter<SerilogLoggerProvider>(null, LogLevel.Trace);
        services.AddSingleton<ILoggerProvider>(provider => new SerilogLoggerProvider(
            Logging.Create(options.Log, scrubber, console, new ErrorCount(provider.GetRequiredService<BotMeters>())),
            dispose: true
        ));
        services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownMost);
        services.AddSingleton(time);
        services.AddSingleton(scrubber);
        services.AddSingleton<ISaveChangesInterceptor>(new CleanWrites(scrubber));
        AddOptions(services, options);
        services.AddWatching(options);
        AddStorage(services, options, mode);
        AddExchange(services, options, mode, time);
        AddAdvisor(services, options);
        AddTrading(services, options, time);
        services.AddMail(options.Email);
        AddChat(services, options);
        services.AddSingleton<IPictures, Pictures>();
        services.AddSingleton(new LogTail(options.Log.Folder, scrubber));
        services.AddSingleton(provider => new MemoryTidy(
            TimeProvider.System,
            provider.GetRequiredService<ILogger<MemoryTidy>>()
        ));
        services.AddHostedService(provider => provider.GetRequiredService<MemoryTidy>());
        AddBacktests(services, options, time);
        services.AddScheduler();
        AddSupervision(services, options);
        services.AddSingleton(provider => new StartUp(provider, options, mode));
        swap(services);
        return builder.Build();
    }

    private static void AddOptions(IServiceCollection services, BotOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<AccountSettings>();
        services.AddSingleton(options.OpenAI);
        services.AddSingleton(options.Rules());
        services.AddSingleton(options.Upbit);
        services.AddSingleton(options.Paper);
        services.AddSingleton(options.Scheduler);
        services.AddSingleton(options.Guard);
        services.AddSingleton(options.Reports);
    }

    private static void AddStorage(IServiceCollection services, BotOptions options, TradingMode mode)
    {
        services.AddBotDb(options.Storage.Folder);
        // The lease lives on the wall clock, also where the market's runs faster.
        services.AddSingleton(provider => new Lease(
            provider.GetRequiredService<IDbContextFactory<BotDb>>(),
            options.Storage.Folder,
            TimeProvider.System,
            Environment.MachineName
        ));
        services.AddHostedService(provider => new LeaseKeeper(
            provider.GetRequiredService<Lease>(),
            TimeProvider.System,
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<ILogger<LeaseKeeper>>()
        ));
        services.AddSingleton<CandleStore>();
        services.AddSingleton<CycleInputs>();
        services.AddSingleton<Journal>();
        services.AddSingleton<OrderLedger>();
        services.AddSingleton<PositionBook>();
        services.AddSingleton<PurseBook>();
        services.AddSingleton<Adjustments>();
        services.AddSingleton<ArmBook>();
        services.AddBackups(
            options,
            BackupPlaces.ConfigurationFiles,
            options.Backup.Enabled && mode != TradingMode.Demo
        );
        if (mode != TradingMode.Demo)
        {
            services.AddRiskFiles(options.Storage.Folder);
        }
    }

    private static void AddExchange(
        IServiceCollection services,
        BotOptions options,
        TradingMode mode,
        TimeProvider time
    )
    {
        // The demo's own exchange sets no limits, and its hours pass as fast as the bot can work.
        services.AddSingleton(provider => new BlockMemory(
            new SpillFile(options.Storage.Folder, BlockMemory.FileName),
            TimeProvider.System,
            provider.GetRequiredService<ILogger<BlockMemory>>()
        ));
        services.AddSingleton(provider => new UpbitRateLimits(
            TimeProvider.System,
            mode == TradingMode.Demo ? DemoPace : 1,
            provider.GetRequiredService<BlockMemory>()
        ));
        services.AddSingleton(new ClockSkew(time));
        services.AddSingleton(new UpbitSigner(options.Upbit.AccessKey, options.Upbit.SecretKey));
        services.AddSingleton(provider => new UpbitClient(
            Http(options.Upbit, provider.GetRequiredService<BotMeters>()),
            provider.GetRequiredService<UpbitSigner>(),
            provider.GetRequiredService<UpbitRateLimits>(),
            provider.GetRequiredService<ILogger<UpbitClient>>(),
            provider.GetRequiredService<ClockSkew>()
        ));
        services.AddSingleton(provider => new UpbitExchange(
            provider.GetRequiredService<UpbitClient>(),
            TimeProvider.System,
            time
        ));
        services.AddSingleton<UpbitMarkets>();
        services.AddSingleton<IMarketBoard>(provider => new MarketBoard(
            provider.GetRequiredService<UpbitMarkets>(),
            TimeProvider.System
        ));
        services.AddSingleton<UpbitOrders>();
    }

    /// <summary>A line to the exchange of its own.</summary>
    internal static HttpClient Http(UpbitOptions upbit, BotMeters meters) =>
        new(
            new CountedLine(
                meters,
                new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }
            )
        )
        {
            BaseAddress = new Uri(upbit.BaseUrl),
            Timeout = TimeSpan.FromSeconds(upbit.TimeoutSeconds),
        };

    private static void AddAdvisor(IServiceCollection services, BotOptions options)
    {
        services.AddSingleton<MonthlyBudget>();
        services.AddSingleton<AdvisorWatch>();
        // Retries wait on the clock of connections; instances that failed together do not come back together.
        services.AddSingleton(new RetryPace(TimeProvider.System, Environment.ProcessId));
        services.AddSingleton<OpenAiAdvisor>();
        services.AddSingleton(provider => new AdvisorDesk(
            options.OpenAI.ApiKey.Length > 0 ? provider.GetRequiredService<OpenAiAdvisor>() : null,
            provider.GetRequiredService<AdvisorWatch>(),
            provider.GetRequiredService<IDbContextFactory<BotDb>>(),
            provider.GetRequiredService<TimeProvider>()
        ));
    }

    private static void AddTrading(IServiceCollection services, BotOptions options, TimeProvider time)
    {
        services.AddSingleton<Pulses>();
        services.AddSingleton(new LastCycles(TimeProvider.System));
        services.AddSingleton<ICycleWatch>(provider => provider.GetRequiredService<LastCycles>());
        services.AddSingleton(provider => new MarketSight(
            provider.GetRequiredService<IExchanges>(),
            provider.GetRequiredService<IDbContextFactory<BotDb>>(),
            time,
            TimeProvider.System,
            provider.GetRequiredService<ILogger<MarketSight>>()
        ));
        services.AddSingleton<StateKeeper>();
        services.AddSingleton(SecondLook.Default);
        services.AddSingleton<DifferenceCard>();
        services.AddSingleton<Gatehouse>();
        services.AddSingleton(
            new SlicePace(TimeSpan.FromSeconds((double)options.Orders.PauseSeconds), TimeProvider.System)
        );
        services.AddSingleton<CommandBook>();
        services.AddSingleton<FaultWatch>();
        services.AddSingleton(provider => new DatabaseProbe(
            provider.GetRequiredService<IDbContextFactory<BotDb>>(),
            options.Storage.Folder,
            options.Storage.RoomLeast
        ));
        services.AddSingleton<SecondPoller>();
        services.AddAccounts(options, time);
    }

    // Signs of life are measured on the real clock, also where the market's runs faster.
    private static void AddSupervision(IServiceCollection services, BotOptions options)
    {
        services.AddSingleton(provider => new LifeSigns(
            provider.GetRequiredService<AccountHouse>(),
            provider.GetRequiredService<LastCycles>(),
            provider.GetRequiredService<UpdatePump>(),
            options,
            TimeProvider.System
        ));
        if (NotifySocket.Of(Environment.GetEnvironmentVariable, Environment.ProcessId) is not { } socket)
        {
            return;
        }

        services.AddSingleton(socket);
        services.AddSingleton<FirstProbe>();
        services.AddSingleton(provider => new SystemdVoice(
            socket,
            provider.GetRequiredService<FirstProbe>(),
            provider.GetRequiredService<LifeSigns>(),
            provider.GetRequiredService<Scrubber>(),
            TimeProvider.System,
            provider.GetRequiredService<ILogger<SystemdVoice>>()
        ));
        services.AddHostedService(provider => provider.GetRequiredService<SystemdVoice>());
    }

    // What fetches the past asks the exchange only for what trading leaves.
    private static void AddBacktests(IServiceCollection services, BotOptions options, TimeProvider time)
    {
        services.AddSingleton(provider => new CandleArchive(
            Patient(provider, options),
            provider.GetRequiredService<ClockSkew>(),
            TimeProvider.System,
            time,
            options.Backtest.DataFolder
        ));
        services.AddSingleton<QuietWork>();
        services.AddSingleton<IBacktestRunner, BacktestRunner>();
        services.AddSingleton<IQuickCheck>(provider => new QuickCheck(
            new UpbitExchange(Patient(provider, options), TimeProvider.System, time),
            time
        ));
    }

    private static UpbitClient Patient(IServiceProvider provider, BotOptions options) =>
        new(
            Http(options.Upbit, provider.GetRequiredService<BotMeters>()),
            provider.GetRequiredService<UpbitSigner>(),
            provider.GetRequiredService<UpbitRateLimits>(),
            provider.GetRequiredService<ILogger<UpbitClient>>(),
            provider.GetRequiredService<ClockSkew>(),
            isPatient: true
        );

    private static void AddChat(IServiceCollection services, BotOptions options)
    {
        var telegram = options.Telegram;
        services.AddSingleton<ITelegramBotClient>(_ => TelegramChat.Line(telegram.BotToken, telegram.BaseUrl));
        services.AddSingleton(new WorkMemory(new SpillFile(options.Storage.Folder, WorkMemory.FileName)));
        services.AddTelegramChat(
            new ChatSettings(
                StartUp.Version,
                TimeSpan.FromMilliseconds(telegram.ChatGapMilliseconds),
                TimeSpan.FromSeconds(telegram.PollTimeoutSeconds)
            )
            {
                OwnerId = telegram.OwnerId,
            },
            telegram.Enabled
        );
    }
}
