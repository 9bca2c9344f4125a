using Coravel.Scheduling.Schedule.Interfaces;

namespace Coravel.Scheduling.Schedule.UtcTime;

/// <summary>The machine's clock.</summary>
public class SystemUtcTime : IUtcTime
{
    public DateTime Now => TimeProvider.System.GetUtcNow().UtcDateTime;
}
