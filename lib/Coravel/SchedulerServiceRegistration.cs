using Coravel.Events.Interfaces;
using Coravel.Scheduling.HostedService;
using Coravel.Scheduling.Schedule;
using Coravel.Scheduling.Schedule.Interfaces;
using Coravel.Scheduling.Schedule.Mutex;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coravel;

/// <summary>Adds the scheduler to a host, and schedules onto it.</summary>
public static class SchedulerServiceRegistration
{
    /// <summary>Nothing runs before the host has started.</summary>
    public static IServiceCollection AddScheduler(this IServiceCollection services)
    {
        services.AddSingleton<IMutex>(new InMemoryMutex());
        services.AddSingleton<IScheduler>(provider => new Scheduler(
            provider.GetRequiredService<IMutex>(),
            provider.GetRequiredService<IServiceScopeFactory>(),
            provider.GetService<IDispatcher>()));
        services.AddHostedService(provider => new SchedulerHost(
            provider.GetRequiredService<IScheduler>(),
            provider.GetRequiredService<ILogger<SchedulerHost>>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<IConfiguration>(),
            TimeProvider.System));
        return services;
    }

    /// <exception cref="InvalidOperationException">There is no scheduler: call <see cref="AddScheduler"/>.</exception>
    public static ISchedulerConfiguration UseScheduler(
        this IServiceProvider provider, Action<IScheduler> assignScheduledTasks)
    {
        var scheduler = provider.GetRequiredService<IScheduler>();
        assignScheduledTasks(scheduler);
        return scheduler as Scheduler;
    }
}
