using Coravel.Events.Interfaces;
using Coravel.Invocable;
using Coravel.Scheduling.Schedule.Broadcast;
using Coravel.Scheduling.Schedule.Event;
using Coravel.Scheduling.Schedule.Interfaces;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coravel.Scheduling.Schedule;

/// <summary>Runs jobs by the time it is given.</summary>
public class Scheduler : IScheduler, ISchedulerConfiguration
{
    private const int LockMinutes = 24 * 60;

    private readonly Lock _gate = new();
    private readonly List<(string Worker, ScheduledEvent Event)> _events = [];
    private readonly CancellationTokenSource _stopping = new();
    private readonly IMutex _mutex;
    private readonly IServiceScopeFactory _scopeFactory;
    private readonly IDispatcher _dispatcher;
    private string _worker = "_default";
    private Action<Exception> _onError;
    private bool _logsProgress;
    private int _running;
    private int _hasTicked;

    public Scheduler(IMutex mutex, IServiceScopeFactory scopeFactory, IDispatcher dispatcher)
    {
        _mutex = mutex;
        _scopeFactory = scopeFactory;
        _dispatcher = dispatcher;
    }

    public bool IsRunning => Volatile.Read(ref _running) > 0;

    public void CancelAllCancellableTasks() => _stopping.Cancel();

    public IScheduleInterval Schedule(Action actionToSchedule) => Add(new(actionToSchedule, _scopeFactory));

    public IScheduleInterval ScheduleAsync(Func<Task> asyncTaskToSchedule) =>
        Add(new(asyncTaskToSchedule, _scopeFactory));

    public IScheduleInterval Schedule<T>()
        where T : IInvocable => Add(ScheduledEvent.WithInvocable<T>(_scopeFactory));

    public IScheduleInterval ScheduleWithParams<T>(params object[] parameters)
        where T : IInvocable => ScheduleWithParams(typeof(T), parameters);

    public IScheduleInterval ScheduleWithParams(Type invocableType, params object[] parameters) =>
        typeof(IInvocable).IsAssignableFrom(invocableType)
            ? Add(new(invocableType, parameters, _scopeFactory))
            : throw new ArgumentException(
                "When using ScheduleWithParams() you must supply a type that inherits from IInvocable.",
                nameof(invocableType));

    public IScheduleInterval ScheduleInvocableType(Type invocableType) =>
        typeof(IInvocable).IsAssignableFrom(invocableType)
            ? Add(ScheduledEvent.WithInvocableType(invocableType, _scopeFactory))
            : throw new ArgumentException(
                "ScheduleInvocableType must be passed in a type that implements IInvocable.");

    public IScheduler OnWorker(string workerName)
    {
        _worker = workerName;
        return this;
    }

    /// <summary>Runs what is due at this second; pass <see cref="DateTimeKind.Utc"/>.</summary>
    public Task RunAtAsync(DateTime utcDate) => RunMissedAsync([utcDate]);

    public ISchedulerConfiguration OnError(Action<Exception> onError)
    {
        _onError = onError;
        return this;
    }

    public ISchedulerConfiguration LogScheduledTaskProgress()
    {
        _logsProgress = true;
        return this;
    }

    /// <summary>True also when nothing has that name.</summary>
    public bool TryUnschedule(string uniqueIdentifier)
    {
        lock (_gate)
        {
            var index = _events.FindIndex(entry => entry.Event.OverlappingUniqueIdentifier() == uniqueIdentifier);
            if (index >= 0)
            {
                _events.RemoveAt(index);
            }
            return true;
        }
    }

    /// <summary>Runs, once each, the jobs that are due at any of these seconds.</summary>
    internal async Task RunMissedAsync(IReadOnlyCollection<DateTime> seconds)
    {
        Interlocked.Increment(ref _running);
        try
        {
            var isFirst = Interlocked.Exchange(ref _hasTicked, 1) == 0;
            (string Worker, ScheduledEvent Event)[] due;
            lock (_gate)
            {
                due = [.. _events.Where(entry => (isFirst && entry.Event.RunsAtStart)
                    || seconds.Any(second => IsDue(entry.Event, second)))];
            }
            await Task.WhenAll(due.GroupBy(entry => entry.Worker).Select(RunWorker));
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    private static bool IsDue(ScheduledEvent scheduled, DateTime second) =>
        (second.Second == 0 || !scheduled.IsScheduledCronBasedTask()) && scheduled.IsDue(second);

    private ScheduledEvent Add(ScheduledEvent scheduled)
    {
        lock (_gate)
        {
            _events.Add((_worker, scheduled));
        }
        return scheduled;
    }

    private Task RunWorker(IEnumerable<(string Worker, ScheduledEvent Event)> jobs) => Task.Run(async () =>
    {
        foreach (var (_, scheduled) in jobs)
        {
            await RunLogged(scheduled);
            RemoveSpent(scheduled);
        }
    });

    private void RemoveSpent(ScheduledEvent scheduled)
    {
        if (!scheduled.IsSpent)
        {
            return;
        }
        lock (_gate)
        {
            _events.RemoveAll(entry => ReferenceEquals(entry.Event, scheduled));
        }
    }

    private async Task RunLogged(ScheduledEvent scheduled)
    {
        if (!_logsProgress)
        {
            await Run(scheduled, null);
            return;
        }
        await using var scope = _scopeFactory.CreateAsyncScope();
        var logger = scope.ServiceProvider.GetRequiredService<ILogger<IScheduler>>();
        using var named = scheduled.InvocableType() is { } type
            ? logger.BeginScope($"Invocable Type : {type.Name}")
            : null;
        await Run(scheduled, logger);
    }

    private async Task Run(ScheduledEvent scheduled, ILogger logger)
    {
        try
        {
            await Tell(new ScheduledEventStarted(scheduled));
            await RunLocked(scheduled, logger);
            await Tell(new ScheduledEventEnded(scheduled));
        }
        catch (Exception exception)
        {
            await Tell(new ScheduledEventFailed(scheduled, exception));
            logger?.LogError(exception, "A scheduled task threw an Exception: ");
            _onError?.Invoke(exception);
        }
    }

    private async Task RunLocked(ScheduledEvent scheduled, ILogger logger)
    {
        var name = scheduled.ShouldPreventOverlapping() ? scheduled.OverlappingUniqueIdentifier() : null;
        if (name != null && !_mutex.TryGetLock(name, LockMinutes))
        {
            return;
        }
        try
        {
            logger?.LogDebug("Scheduled task started...");
            await scheduled.InvokeScheduledEvent(_stopping.Token);
            logger?.LogDebug("Scheduled task finished...");
        }
        finally
        {
            if (name != null)
            {
                _mutex.Release(name);
            }
        }
    }

    private Task Tell<TEvent>(TEvent happened)
        where TEvent : IEvent => _dispatcher?.Broadcast(happened) ?? Task.CompletedTask;
}
