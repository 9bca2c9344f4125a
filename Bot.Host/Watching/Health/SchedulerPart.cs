using Bot.Host.Accounts;
using Bot.Host.Options;

namespace Bot.Host.Watching.Health;

/// <summary>Whether what makes cycles due goes on, and whether every trader lives.</summary>
internal sealed class SchedulerPart(AccountHouse house, LifeSigns signs, SchedulerOptions options) : IHealthPart
{
    /// <summary>It beats once a second.</summary>
    private static readonly TimeSpan BeatWell = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public string Name => "scheduler";

    /// <summary>What does not go on, or null where everything does. Nothing is asked of database and
    /// network.</summary>
    public string? Dead =>
        house.Silent is [_, ..] silent
            ? $"the trader of account {string.Join(", ", silent)} has ended"
            : signs.Trouble();

    /// <inheritdoc />
    public Task<PartHealth> MeasureAsync(CancellationToken token) => Task.FromResult(Measure());

    private PartHealth Measure()
    {
        if (Dead is { } dead)
        {
            return new PartHealth(PartMark.Fault, dead);
        }

        if (signs.LastBeat?.Age(TimeProvider.System) is not { } since)
        {
            return new PartHealth(PartMark.Unknown, "has not begun");
        }

        if (!options.Enabled)
        {
            return new PartHealth(PartMark.Off, "cycles are switched off by Scheduler:Enabled");
        }

        var mark = since < BeatWell ? PartMark.Ok : PartMark.Weak;
        return new PartHealth(mark, $"last beat {Ages.Text(since)} ago");
    }
}
