using Coravel.Scheduling.Schedule.Interfaces;
using Coravel.Scheduling.Schedule.UtcTime;

namespace Coravel.Scheduling.Schedule.Mutex;

/// <summary>Locks of this process.</summary>
public class InMemoryMutex : IMutex
{
    private readonly Dictionary<string, DateTime> _expiries = [];
    private readonly Lock _gate = new();
    private IUtcTime _time;

    public InMemoryMutex() => _time = new SystemUtcTime();

    /// <summary>Another clock.</summary>
    public void Using(IUtcTime time) => _time = time;

    public void Release(string key)
    {
        lock (_gate)
        {
            _expiries.Remove(key);
        }
    }

    public bool TryGetLock(string key, int timeoutMinutes)
    {
        lock (_gate)
        {
            var now = _time.Now;
            if (_expiries.TryGetValue(key, out var expiry) && now < expiry)
            {
                return false;
            }
            _expiries[key] = now.AddMinutes(timeoutMinutes);
            return true;
        }
    }
}
