namespace Coravel.Scheduling.Schedule.Interfaces;

/// <summary>Locks by name that expire.</summary>
public interface IMutex
{
    bool TryGetLock(string key, int timeoutMinutes);

    void Release(string key);
}

/// <summary>The present.</summary>
public interface IUtcTime
{
    DateTime Now { get; }
}
