using Bot.Host.Http.Api;
using Bot.Host.Options;
using Bot.Host.Trading;
using Bot.Host.Watching;
using Bot.Host.Watching.Health;
using Bot.Host.Watching.Metrics;

namespace Bot.Host.Http;

/// <summary>Registers what watches the program, and how it is asked over HTTP.</summary>
internal static class WatchingServices
{
    /// <summary>To be registered before anything that runs, so that it answers until all else has ended.</summary>
    public static void AddWatching(this IServiceCollection services, BotOptions options)
    {
        services.AddSingleton(options.Http);
        services.AddSingleton(options.Telegram);
        services.AddSingleton(options.Storage);
        services.AddSingleton<BotMeters>();
        services.AddSingleton<CycleEnds>();
        services.AddSingleton<ICycleWatch>(provider => provider.GetRequiredService<CycleEnds>());
        services.AddSingleton<ICycleWatch, CycleLog>();
        if (!options.Http.Enabled)
        {
            return;
        }

        AddHealth(services);
        AddMetrics(services);
        services.AddSingleton<IHttpRoutes, HealthRoutes>();
        services.AddSingleton<IHttpRoutes, MetricsRoutes>();
        if (options.Http.ApiToken.Length > 0)
        {
            AddApi(services);
        }

        services.AddSingleton<HttpDesk>();
        services.AddSingleton<HttpDoor>();
        services.AddHostedService(provider => provider.GetRequiredService<HttpDoor>());
    }

    private static void AddApi(IServiceCollection services)
    {
        services.AddSingleton<ApiGate>();
        services.AddSingleton<AccountAnswers>();
        services.AddSingleton<TradeAnswers>();
        services.AddSingleton<DecisionAnswers>();
        services.AddSingleton<ControlDesk>();
        services.AddSingleton<IHttpRoutes, ApiRoutes>();
    }

    private static void AddHealth(IServiceCollection services)
    {
        services.AddSingleton<SchedulerPart>();
        services.AddSingleton<IHealthPart, DatabasePart>();
        services.AddSingleton<IHealthPart, ExchangePart>();
        services.AddSingleton<IHealthPart, TelegramPart>();
        services.AddSingleton<IHealthPart>(provider => provider.GetRequiredService<SchedulerPart>());
        services.AddSingleton<IHealthPart, CyclePart>();
        services.AddSingleton<IHealthPart, BackupPart>();
        services.AddSingleton(provider => new HealthBoard(provider.GetServices<IHealthPart>(), TimeProvider.System));
    }

    private static void AddMetrics(IServiceCollection services)
    {
        services.AddSingleton<JournalReader>();
        services.AddSingleton<JournalMeters>();
        services.AddSingleton<ProcessMeters>();
        services.AddSingleton<BackupMeters>();
        services.AddSingleton<MetricsPage>();
    }
}
