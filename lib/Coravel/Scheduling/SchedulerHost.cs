using Coravel.Scheduling.Schedule;
using Coravel.Scheduling.Schedule.Interfaces;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Coravel.Scheduling.HostedService;

/// <summary>
/// Gives the scheduler every second once, from when the host has started until it stops. Seconds that the timer
/// missed are made up one by one; after a longer gap, as of a sleeping machine, each job due in it runs once.
/// </summary>
internal sealed class SchedulerHost(
    IScheduler scheduler,
    ILogger<SchedulerHost> logger,
    IHostApplicationLifetime lifetime,
    IConfiguration configuration,
    TimeProvider time) : IHostedService, IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestOneByOne = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLookedAt = TimeSpan.FromDays(1);

    private readonly Lock _gate = new();
    private readonly Scheduler _scheduler = (Scheduler)scheduler;
    private readonly List<Task> _running = [];
    private readonly bool _logsCatchUp =
        bool.TryParse(configuration["Coravel:Schedule:LogTickCatchUp"], out var logs) && logs;

    private CancellationTokenRegistration _started;
    private ITimer _timer;
    private DateTime? _last;
    private bool _isStopping;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _started = lifetime.ApplicationStarted.Register(
            () => _timer = time.CreateTimer(_ => Tick(), null, TimeSpan.Zero, Second));
        return Task.CompletedTask;
    }

    /// <summary>Waits for running jobs, at most as long as the host allows.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Task[] running;
        lock (_gate)
        {
            _isStopping = true;
            running = [.. _running.Where(task => !task.IsCompleted)];
        }
        _started.Dispose();
        _timer?.Dispose();
        _scheduler.CancelAllCancellableTasks();
        try
        {
            await Task.WhenAll(running).WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("Scheduled tasks are still running after the time allowed for stopping");
        }
    }

    public void Dispose()
    {
        _started.Dispose();
        _timer?.Dispose();
    }

    private void Tick()
    {
        lock (_gate)
        {
            if (_isStopping)
            {
                return;
            }
            var seconds = Next(time.GetUtcNow().UtcDateTime);
            _running.RemoveAll(task => task.IsCompleted);
            if (seconds.Count > 0)
            {
                _running.Add(RunAsync(seconds));
            }
        }
    }

    /// <summary>The seconds since the last tick; none when the second has been given already.</summary>
    private List<DateTime> Next(DateTime now)
    {
        now = new DateTime(now.Ticks - (now.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        var isFirst = _last == null;
        var last = _last ?? now - Second;
        if (last - now > LongestOneByOne)
        {
            last = now - Second;   // the clock was set back: go on from where it stands
        }
        var from = now - last > LongestLookedAt ? now - LongestLookedAt : last;
        var seconds = new List<DateTime>();
        for (var second = from + Second; second <= now; second += Second)
        {
            seconds.Add(second);
        }
        if (isFirst || seconds.Count > 0)
        {
            _last = now;
        }
        return seconds;
    }

    private async Task RunAsync(List<DateTime> seconds)
    {
        if (seconds.Count > 1 && _logsCatchUp)
        {
            logger.LogInformation("The scheduler is {Count} ticks behind and catches up", seconds.Count - 1);
        }
        try
        {
            if (seconds.Count > LongestOneByOne.TotalSeconds)
            {
                await _scheduler.RunMissedAsync(seconds);
                return;
            }
            foreach (var second in seconds)
            {
                await _scheduler.RunAtAsync(second);
            }
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "The error handler of the scheduler threw");
        }
    }
}
