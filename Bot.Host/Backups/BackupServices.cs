using Bot.Host.Options;
using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Backups;

/// <summary>Registers what makes backups.</summary>
internal static class BackupServices
{
    /// <summary>Registers it.</summary>
    /// <param name="services">Where to register.</param>
    /// <param name="options">Where they go and how many are kept.</param>
    /// <param name="configuration">The files of the configuration.</param>
    /// <param name="isScheduled">Whether the service makes them by itself.</param>
    public static IServiceCollection AddBackups(
        this IServiceCollection services,
        BotOptions options,
        IReadOnlyList<string> configuration,
        bool isScheduled
    )
    {
        services.AddSingleton(new BackupBook(options.BackupFolder, isScheduled));
        services.AddSingleton(provider => Desk(provider, options, configuration));
        if (isScheduled)
        {
            services.AddHostedService(provider => new BackupKeeper(
                provider.GetRequiredService<BackupDesk>(),
                provider.GetRequiredService<IDbContextFactory<BotDb>>(),
                provider.GetRequiredService<TimeProvider>(),
                TimeProvider.System,
                provider.GetRequiredService<ILogger<BackupKeeper>>()
            ));
        }

        return services;
    }

    // Backups live on the wall clock, also where the market's runs faster.
    private static BackupDesk Desk(IServiceProvider provider, BotOptions options, IReadOnlyList<string> configuration)
    {
        var book = provider.GetRequiredService<BackupBook>();
        var place = new BackupPlace(
            options.Storage.Folder,
            options.BackupFolder,
            BackupPlace.KnownSchemas(),
            configuration,
            options.Storage.RoomLeast
        );
        return new BackupDesk(
            new BackupMaker(place, book, TimeProvider.System),
            book,
            new BackupShelf(place, book, options.Backup),
            new BackupSchedule(options.Backup),
            TimeProvider.System,
            provider.GetRequiredService<ILogger<BackupDesk>>()
        );
    }
}
