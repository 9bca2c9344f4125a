using Coravel.Events.Interfaces;
using Coravel.Scheduling.Schedule.Event;

namespace Coravel.Scheduling.Schedule.Broadcast;

/// <summary>A job is about to run.</summary>
public class ScheduledEventStarted : IEvent
{
    public ScheduledEventStarted(ScheduledEvent startedEvent) => StartedEvent = startedEvent;

    public ScheduledEvent StartedEvent { get; private set; }

    public DateTime StartedAtUtc { get; private set; } = TimeProvider.System.GetUtcNow().UtcDateTime;
}

/// <summary>A job has run.</summary>
public class ScheduledEventEnded : IEvent
{
    public ScheduledEventEnded(ScheduledEvent endedEvent) => EndedEvent = endedEvent;

    public ScheduledEvent EndedEvent { get; private set; }

    public DateTime EndedAtUtc { get; private set; } = TimeProvider.System.GetUtcNow().UtcDateTime;
}

/// <summary>A job threw.</summary>
public class ScheduledEventFailed : IEvent
{
    public ScheduledEventFailed(ScheduledEvent failedEvent, Exception ex)
    {
        FailedEvent = failedEvent;
        Exception = ex;
    }

    public ScheduledEvent FailedEvent { get; private set; }

    public DateTime FailedAtUtc { get; private set; } = TimeProvider.System.GetUtcNow().UtcDateTime;

    public Exception Exception { get; private set; }
}
