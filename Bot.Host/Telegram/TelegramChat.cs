using Bot.Host.Backtests;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Notices;
using Bot.Host.Telegram.People;
using Bot.Host.Telegram.Screens;
using Bot.Host.Telegram.Works;
using Bot.Host.Trading;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Telegram.Bot;

namespace Bot.Host.Telegram;

/// <summary>Registers the chat.</summary>
public static class TelegramChat
{
    // What asks for a longer rest comes back to whoever sent it: others in the chat's lane go on meanwhile.
    private const int LongestRestOnTheLine = 3;

    /// <summary>The line of a bot.</summary>
    /// <param name="token">Of the bot.</param>
    /// <param name="address">Of the Bot API; null for Telegram's own.</param>
    public static TelegramBotClient Line(string token, string? address) =>
        new(new TelegramBotClientOptions(token, address) { RetryThreshold = LongestRestOnTheLine });

    /// <summary>
    /// Registers pump, desk, screens and sender. Expected beside it: the client, the database factory, the market's
    /// clock, the trader's bell, the backtest runner, the quick check, the candle archive, the memory of works, the
    /// exchanges with their clock and their sight, the pulses, the log's tail, the advisor's options, the
    /// desk of backups.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="settings">Of the chat.</param>
    /// <param name="isServed">False registers all and runs nothing: nobody is heard, and what is told waits.</param>
    public static IServiceCollection AddTelegramChat(
        this IServiceCollection services,
        ChatSettings settings,
        bool isServed = true
    )
    {
        services.AddSingleton(settings);
        services.TryAddSingleton(new WallClock(TimeProvider.System));
        services.TryAddSingleton(new NonceSource());
        services.AddSingleton<ChatWire>();
        services.AddSingleton<ChatLanes>();
        services.AddSingleton<ChatPace>();
        AddOutbox(services);
        services.AddSingleton<AccountReader>();
        services.TryAddSingleton<ArmBook>();
        services.AddSingleton<AblationReader>();
        services.AddSingleton<ParityReader>();
        services.AddSingleton<DailyReader>();
        services.AddSingleton<NoticeRenderer>();
        services.AddSingleton<PanicQuestions>();
        services.AddSingleton<KnownPeople>();
        AddPeople(services);
        services.AddSingleton<PanicLine>();
        services.AddSingleton<AlarmLine>();
        services.TryAddSingleton<IAlarm>(provider => provider.GetRequiredService<AlarmLine>());
        services.AddSingleton<PriceNow>();
        services.AddSingleton<Confirmations>();
        services.AddSingleton<PanelKeeper>();
        services.AddSingleton<WorkDesk>();
        services.AddSingleton<BacktestPicture>();
        services.AddSingleton<FrontDesk>();
        services.AddSingleton<Gatekeeper>();
        services.AddSingleton<Reception>();
        services.AddSingleton<PollMemory>();
        AddLooks(services);
        AddScreens(services);
        services.AddSingleton<UpdatePump>();
        if (!isServed)
        {
            return services;
        }

        services.AddHostedService(provider => provider.GetRequiredService<AlarmLine>());
        services.AddHostedService(provider => provider.GetRequiredService<OutboxSender>());
        services.AddHostedService(provider => provider.GetRequiredService<UpdatePump>());

        // Stopped before the pump, which waits for what is going on.
        services.AddHostedService(provider => provider.GetRequiredService<WorkDesk>());
        return services;
    }

    private static void AddOutbox(IServiceCollection services)
    {
        services.AddSingleton<OutboxBell>();
        services.AddSingleton<GroupBook>();
        services.AddSingleton<OutboxSpread>();
        services.AddSingleton<OutboxDesk>();
        services.AddSingleton<DailyPicture>();
        services.AddSingleton<LiveMessages>();
        services.AddSingleton<CycleTeller>();
        services.AddSingleton<ICycleWatch>(provider => provider.GetRequiredService<CycleTeller>());
        services.AddSingleton<LetterWriter>();
        services.AddSingleton<Courier>();
        services.AddSingleton<OutboxSender>();
    }

    private static void AddLooks(IServiceCollection services)
    {
        services.AddSingleton<Parcels>();
        services.AddSingleton<PictureDesk>();
        services.AddSingleton<ThemeChoice>();
        services.AddSingleton<OrderReader>();
        services.AddSingleton<TradeReader>();
        services.AddSingleton<MarketNowReader>();
        services.AddSingleton<DecisionCard>();
        services.AddSingleton<ProfitReader>();
        services.AddSingleton<PeriodReader>();
        services.AddSingleton<PerformanceReader>();
        services.AddSingleton<StorageHealth>();
        services.AddSingleton<IHealthProbe>(provider => provider.GetRequiredService<StorageHealth>());
        services.AddSingleton<IHealthProbe, LineHealth>();
        services.AddSingleton<IHealthProbe, WorkHealth>();
        services.AddSingleton<IHealthProbe, MachineHealth>();
        services.AddSingleton<BackupHealth>();
        services.AddSingleton<IHealthProbe>(provider => provider.GetRequiredService<BackupHealth>());
        services.AddSingleton<IScreen, BackupScreen>();
        services.AddSingleton<Drill>();
        services.AddSingleton<IScreen, TradeScreen>();
        services.AddSingleton<IScreen, OrdersScreen>();
        services.AddSingleton<IScreen, MarketScreen>();
        services.AddSingleton<IScreen, ChartScreen>();
        services.AddSingleton<IScreen, ProfitScreen>();
        services.AddSingleton<IScreen, WeeklyScreen>();
        services.AddSingleton<IScreen, MonthlyScreen>();
        services.AddSingleton<IScreen, PerformanceScreen>();
        services.AddSingleton<IScreen, ReportScreen>();
        services.AddSingleton<IScreen, HealthScreen>();
        services.AddSingleton<IScreen, LogsScreen>();
        services.AddSingleton<IScreen, StressScreen>();
        services.AddSingleton<IScreen, ExportScreen>();
        services.AddSingleton<IScreen, AuditScreen>();
        services.AddSingleton<IScreen, DrillScreen>();
    }

    private static void AddPeople(IServiceCollection services)
    {
        services.AddSingleton<BotName>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<Strangers>();
        services.AddSingleton<PeopleReader>();
        services.AddSingleton<KeyTickets>();
        services.AddSingleton<KeyIntake>();
        services.AddSingleton<HouseDesk>();
    }

    private static void AddScreens(IServiceCollection services)
    {
        services.AddSingleton<IScreen, StartScreen>();
        services.AddSingleton<IScreen, RunScreen>();
        services.AddSingleton<IScreen, StopScreen>();
        services.AddSingleton<IScreen, CycleScreen>();
        services.AddSingleton<IScreen, SafeScreen>();
        services.AddSingleton<IScreen, ResumeScreen>();
        services.AddSingleton<IScreen, ReconcileScreen>();
        services.AddSingleton<IScreen, PanicScreen>();
        services.AddSingleton<IScreen, StatusScreen>();
        services.AddSingleton<IScreen, BalanceScreen>();
        services.AddSingleton<IScreen, PositionScreen>();
        services.AddSingleton<IScreen, TradesScreen>();
        services.AddSingleton<IScreen, WhyScreen>();
        services.AddSingleton<IScreen, DailyScreen>();
        services.AddSingleton<IScreen, RiskScreen>();
        services.AddSingleton<IScreen, ProfileScreen>();
        services.AddSingleton<TermsReader>();
        AddValues(services);
        services.AddSingleton<IScreen, MarketSetScreen>();
        services.AddSingleton<IScreen, StrategyScreen>();
        services.AddSingleton<PastResults>();
        services.AddSingleton<IScreen, AdvisorScreen>();
        services.AddSingleton<IScreen, AiScreen>();
        services.AddSingleton<IScreen, BacktestScreen>();
        services.AddSingleton<IScreen, QuickScreen>();
        services.AddSingleton<IScreen, CollectScreen>();
        services.AddSingleton<IScreen, SettingsScreen>();
        services.AddSingleton<IScreen, NotifyScreen>();
        services.AddSingleton<IScreen, LanguageScreen>();
        services.AddSingleton<IScreen, ModeScreen>();
        services.AddSingleton<IScreen, KeysScreen>();
        services.AddSingleton<IScreen, InviteScreen>();
        services.AddSingleton<IScreen, UsersScreen>();
        services.AddSingleton<IScreen, HelpScreen>();
        services.AddSingleton<IScreen, VersionScreen>();
    }

    private static void AddValues(IServiceCollection services)
    {
        Add(CommandName.Limits, SettingCatalog.Limits);
        Add(CommandName.Sizing, SettingCatalog.Sizing);
        Add(CommandName.Exits, SettingCatalog.Exits);
        Add(CommandName.Interval, [SettingCatalog.Interval]);
        Add(CommandName.Budget, [SettingCatalog.Budget]);

        void Add(CommandName command, IReadOnlyList<Setting> settings) =>
            services.AddSingleton<IScreen>(provider =>
                new ValuesScreen(command, settings, provider.GetRequiredService<TermsReader>()));
    }
}
