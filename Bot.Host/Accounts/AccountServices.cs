using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Telegram.People;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Upbit.Stream;
using Bot.Host.Watching.Metrics;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Host.Accounts;

/// <summary>Registers the house, and everything that each account has for itself.</summary>
internal static class AccountServices
{
    private const string ProgramName = "ChatTrader";

    /// <summary>What an account is made of; the first account's by default.</summary>
    public static IServiceProvider OfAccount(this IServiceProvider services, int account = 1) =>
        services.GetRequiredService<AccountHouse>().Of(new AccountId(account));

    /// <summary>Registers what all accounts share and what each has for itself.</summary>
    public static void AddAccounts(this IServiceCollection services, BotOptions options, TimeProvider time)
    {
        AddHouse(services, options, time);
        AddRoom(services);
        AddTrader(services);
        AddEmergency(services, options);
    }

    private static void AddHouse(IServiceCollection services, BotOptions options, TimeProvider time)
    {
        var keys = Path.Combine(options.Storage.Folder, KeyVault.FolderName);
        services.AddSingleton<IDataProtectionProvider>(_ => Protection(keys));
        services.AddSingleton<KeyVault>();
        services.AddSingleton<IKeyRing>(provider => provider.GetRequiredService<KeyVault>());
        services.AddSingleton<IKeyTrial, KeyTrial>();
        services.AddSingleton(new AccountSeed(options.Trading));
        services.AddSingleton(provider => new MarketFeed(
            provider.GetRequiredService<UpbitExchange>(),
            TimeProvider.System,
            time
        ));
        services.AddSingleton<AccountClients>();
        services.AddSingleton<AccountExchanges>();
        services.AddSingleton<AccountWatchers>();
        services.AddSingleton<AccountHouse>();
        services.AddSingleton<IAccountDoor>(provider => provider.GetRequiredService<AccountHouse>());
        services.AddSingleton<IExchanges, HouseExchanges>();
        services.AddSingleton<ITraderBell>(provider => provider.GetRequiredService<AccountHouse>());
        services.AddHostedService(provider => provider.GetRequiredService<AccountHouse>());
        if (options.Upbit.Stream is { } address)
        {
            services.AddHostedService(provider => new PriceStreams(
                provider.GetRequiredService<AccountHouse>(),
                (market, hints) => Listener(provider, address, market, hints)
            ));
        }
    }

    // Whoever can read these files and the database has the keys of all accounts.
    internal static IDataProtectionProvider Protection(string folder)
    {
        OwnerOnly.Folder(folder);
        return DataProtectionProvider.Create(
            new DirectoryInfo(folder),
            protection =>
                protection
                    .SetApplicationName(ProgramName)
                    .AddKeyManagementOptions(keys => keys.XmlRepository = new KeyFolder(folder))
        );
    }

    private static UpbitListener Listener(
        IServiceProvider provider,
        Uri address,
        MarketCode market,
        IStreamHints hints
    ) =>
        new(
            address,
            null,
            [market],
            provider.GetRequiredService<UpbitRateLimits>(),
            hints,
            new StreamPace(),
            provider.GetRequiredService<ILogger<UpbitListener>>()
        );

    private static void AddRoom(IServiceCollection services)
    {
        services.AddScoped(_ => new AccountSeat(TimeProvider.System));
        services.AddScoped<HeldMemory>();
        services.AddScoped<IExchange>(room =>
            room.GetRequiredService<AccountExchanges>()
                .Of(room.GetRequiredService<AccountSeat>(), room.GetRequiredService<HeldMemory>())
        );
    }

    private static void AddTrader(IServiceCollection services)
    {
        services.AddScoped<MarketReader>();
        services.AddScoped<OrderDesk>();
        services.AddScoped<UnknownOrders>();
        services.AddScoped<ExchangeLook>();
        services.AddScoped<MoneyMoves>();
        services.AddScoped<Reconciler>();
        services.AddScoped<DifferenceDesk>();
        services.AddScoped<SliceDesk>();
        services.AddScoped<Broker>();
        services.AddScoped<Observer>();
        services.AddScoped<ArmDesk>();
        services.AddScoped<Cycle>();
        services.AddScoped<HeldReader>();
        services.AddScoped<PositionGuard>();
        services.AddScoped<PersonDesk>();
        services.AddScoped<DayDesk>();
        services.AddScoped<TraderHands>();
        services.AddScoped<ITraderHands>(room => new TimedHands(
            room.GetRequiredService<TraderHands>(),
            room.GetRequiredService<BotMeters>(),
            room.GetRequiredService<CycleEnds>()
        ));
        services.AddScoped<Trader>();
        services.AddScoped<CycleSchedule>();
    }

    private static void AddEmergency(IServiceCollection services, BotOptions options)
    {
        services.AddScoped(room => new SpillFile(
            options.Storage.Folder,
            SpillFile.NameOf(room.GetRequiredService<AccountSeat>().Id)
        ));
        services.AddScoped<EmergencyBook>();
        services.AddScoped<EmergencyDesk>();
        services.AddScoped<AlarmDesk>();
        services.AddScoped<BlindGuard>();
        services.AddScoped<PanicHands>();
        services.AddScoped<Settlement>();
        services.AddScoped<Outage>();
        services.AddScoped<UrgentLane>();
    }
}
