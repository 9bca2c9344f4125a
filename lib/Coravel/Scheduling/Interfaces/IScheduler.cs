using Coravel.Invocable;

namespace Coravel.Scheduling.Schedule.Interfaces;

/// <summary>Takes jobs; what is returned says when they run.</summary>
public interface IScheduler
{
    /// <summary>Not for async lambdas, which would not be awaited: see <see cref="ScheduleAsync"/>.</summary>
    IScheduleInterval Schedule(Action actionToSchedule);

    IScheduleInterval ScheduleAsync(Func<Task> asyncTaskToSchedule);

    /// <summary>The type must be registered.</summary>
    IScheduleInterval Schedule<T>()
        where T : IInvocable;

    /// <summary>Made for each run, from these parameters and from the container.</summary>
    IScheduleInterval ScheduleWithParams<T>(params object[] parameters)
        where T : IInvocable;

    IScheduleInterval ScheduleWithParams(Type invocableType, params object[] parameters);

    IScheduleInterval ScheduleInvocableType(Type invocableType);

    /// <summary>Jobs scheduled from here on run beside those of other workers; one worker's run one by one.</summary>
    IScheduler OnWorker(string workerName);
}

/// <summary>What the scheduler does besides running jobs.</summary>
public interface ISchedulerConfiguration
{
    /// <summary>Told of every exception of a job; without it they are dropped.</summary>
    ISchedulerConfiguration OnError(Action<Exception> onError);

    ISchedulerConfiguration LogScheduledTaskProgress();
}
