using Coravel.Invocable;
using Coravel.Scheduling.Schedule.Cron;
using Coravel.Scheduling.Schedule.Interfaces;
using Microsoft.Extensions.DependencyInjection;

namespace Coravel.Scheduling.Schedule.Event;

/// <summary>A job and when it runs.</summary>
public class ScheduledEvent : IScheduleInterval, IScheduledEventConfiguration
{
    private const int Waiting = 0;
    private const int Started = 1;
    private const int Done = 2;

    private readonly IServiceScopeFactory _scopeFactory;
    private readonly Func<Task> _action;
    private readonly Type _invocableType;
    private readonly object[] _parameters = [];
    private CronExpression _expression;
    private int? _seconds;
    private string _identifier = $"{Guid.NewGuid()}";
    private bool _preventsOverlapping;
    private Func<Task<bool>> _predicate = () => Task.FromResult(true);
    private TimeZoneInfo _zone = TimeZoneInfo.Utc;
    private bool _isForOnce;
    private int _progress;

    public ScheduledEvent(Action scheduledAction, IServiceScopeFactory scopeFactory)
    {
        _scopeFactory = scopeFactory;
        _action = () =>
        {
            scheduledAction();
            return Task.CompletedTask;
        };
    }

    public ScheduledEvent(Func<Task> scheduledAsyncTask, IServiceScopeFactory scopeFactory)
    {
        _scopeFactory = scopeFactory;
        _action = scheduledAsyncTask;
    }

    internal ScheduledEvent(Type invocableType, object[] parameters, IServiceScopeFactory scopeFactory)
    {
        _scopeFactory = scopeFactory;
        _invocableType = invocableType;
        _parameters = parameters;
    }

    internal bool RunsAtStart { get; private set; }

    internal bool IsSpent => _isForOnce && Volatile.Read(ref _progress) == Done;

    public static ScheduledEvent WithInvocable<T>(IServiceScopeFactory scopeFactory)
        where T : IInvocable => WithInvocableType(typeof(T), scopeFactory);

    public static ScheduledEvent WithInvocableType(Type invocableType, IServiceScopeFactory scopeFactory) =>
        new(invocableType, [], scopeFactory);

    /// <summary>Whether it runs at this second; without an interval never.</summary>
    public bool IsDue(DateTime utcNow)
    {
        var now = _zone.Equals(TimeZoneInfo.Utc) ? utcNow : TimeZoneInfo.ConvertTime(utcNow, _zone);
        if (_expression == null)
        {
            return false;
        }
        return _seconds is { } seconds
            ? (now.Second == 0 ? 60 : now.Second) % seconds == 0 && _expression.IsWeekDayDue(now)
            : _expression.IsDue(now);
    }

    public async Task InvokeScheduledEvent(CancellationToken cancellationToken)
    {
        if (!await _predicate())
        {
            return;
        }
        if (!_isForOnce)
        {
            await Run(cancellationToken);
        }
        else if (Interlocked.CompareExchange(ref _progress, Started, Waiting) == Waiting)
        {
            await RunForOnce(cancellationToken);
        }
    }

    public bool ShouldPreventOverlapping() => _preventsOverlapping;

    public string OverlappingUniqueIdentifier() => _identifier;

    /// <summary>Checked at whole minutes only.</summary>
    public bool IsScheduledCronBasedTask() => _seconds == null;

    public Type InvocableType() => _invocableType;

    public IScheduledEventConfiguration EveryMinute() => Cron("* * * * *");

    public IScheduledEventConfiguration EveryFiveMinutes() => Cron("*/5 * * * *");

    public IScheduledEventConfiguration EveryTenMinutes() => Cron("*/10 * * * *");

    public IScheduledEventConfiguration EveryFifteenMinutes() => Cron("*/15 * * * *");

    public IScheduledEventConfiguration EveryThirtyMinutes() => Cron("*/30 * * * *");

    public IScheduledEventConfiguration Hourly() => HourlyAt(0);

    public IScheduledEventConfiguration HourlyAt(int minute) => Cron($"{minute} * * * *");

    public IScheduledEventConfiguration Daily() => DailyAt(0, 0);

    public IScheduledEventConfiguration DailyAtHour(int hour) => DailyAt(hour, 0);

    public IScheduledEventConfiguration DailyAt(int hour, int minute) => Cron($"{minute} {hour} * * *");

    public IScheduledEventConfiguration Weekly() => Cron("0 0 * * 1");

    public IScheduledEventConfiguration Monthly() => Cron("0 0 1 * *");

    public IScheduledEventConfiguration Cron(string cronExpression)
    {
        _expression = new CronExpression(cronExpression);
        return this;
    }

    public IScheduledEventConfiguration EverySecond() => EverySeconds(1);

    public IScheduledEventConfiguration EveryFiveSeconds() => EverySeconds(5);

    public IScheduledEventConfiguration EveryTenSeconds() => EverySeconds(10);

    public IScheduledEventConfiguration EveryFifteenSeconds() => EverySeconds(15);

    public IScheduledEventConfiguration EveryThirtySeconds() => EverySeconds(30);

    public IScheduledEventConfiguration EverySeconds(int seconds)
    {
        if (seconds is < 1 or > 59)
        {
            throw new ArgumentException(
                "When calling 'EverySeconds(int seconds)', 'seconds' must be between 0 and 60");
        }
        _seconds = seconds;
        return Cron("* * * * *");
    }

    public IScheduledEventConfiguration Monday() => On(DayOfWeek.Monday);

    public IScheduledEventConfiguration Tuesday() => On(DayOfWeek.Tuesday);

    public IScheduledEventConfiguration Wednesday() => On(DayOfWeek.Wednesday);

    public IScheduledEventConfiguration Thursday() => On(DayOfWeek.Thursday);

    public IScheduledEventConfiguration Friday() => On(DayOfWeek.Friday);

    public IScheduledEventConfiguration Saturday() => On(DayOfWeek.Saturday);

    public IScheduledEventConfiguration Sunday() => On(DayOfWeek.Sunday);

    public IScheduledEventConfiguration Weekday() => Monday().Tuesday().Wednesday().Thursday().Friday();

    public IScheduledEventConfiguration Weekend() => Saturday().Sunday();

    public IScheduledEventConfiguration PreventOverlapping(string uniqueIdentifier)
    {
        _preventsOverlapping = true;
        return AssignUniqueIndentifier(uniqueIdentifier);
    }

    public IScheduledEventConfiguration When(Func<Task<bool>> predicate)
    {
        _predicate = predicate;
        return this;
    }

    public IScheduledEventConfiguration AssignUniqueIndentifier(string uniqueIdentifier)
    {
        _identifier = uniqueIdentifier;
        return this;
    }

    public IScheduledEventConfiguration Zoned(TimeZoneInfo timeZoneInfo)
    {
        _zone = timeZoneInfo;
        return this;
    }

    public IScheduledEventConfiguration RunOnceAtStart()
    {
        RunsAtStart = true;
        return this;
    }

    public IScheduledEventConfiguration Once()
    {
        _isForOnce = true;
        return this;
    }

    private ScheduledEvent On(DayOfWeek day)
    {
        _expression.AppendWeekDay(day);
        return this;
    }

    /// <summary>A run that throws does not count.</summary>
    private async Task RunForOnce(CancellationToken cancellationToken)
    {
        var outcome = Waiting;
        try
        {
            await Run(cancellationToken);
            outcome = Done;
        }
        finally
        {
            Volatile.Write(ref _progress, outcome);
        }
    }

    private async Task Run(CancellationToken cancellationToken)
    {
        if (_action != null)
        {
            await _action();
            return;
        }
        await using var scope = _scopeFactory.CreateAsyncScope();
        var invocable = _parameters.Length > 0
            ? ActivatorUtilities.CreateInstance(scope.ServiceProvider, _invocableType, _parameters)
            : scope.ServiceProvider.GetRequiredService(_invocableType);
        if (invocable is ICancellableInvocable cancellable)
        {
            cancellable.CancellationToken = cancellationToken;
        }
        await ((IInvocable)invocable).Invoke();
    }
}
