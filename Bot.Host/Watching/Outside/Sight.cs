namespace Bot.Host.Watching.Outside;

/// <summary>What is seen of the program from outside, at one look.</summary>
/// <param name="Unit">How the service manager has it; null where nobody manages it.</param>
/// <param name="Lease">Who last held the right to trade; null where nobody ever did.</param>
/// <param name="Accounts">The accounts that are to run cycles.</param>
public sealed record Sight(UnitState? Unit, LeaseSight? Lease, IReadOnlyList<CycleSight> Accounts)
{
    // Renewed every ten seconds; while the database is away it is not.
    private static readonly TimeSpan SignMost = TimeSpan.FromMinutes(3);

    // A cycle takes its time, and the candle is waited for.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(2);

    /// <summary>Whether a person stopped it, or it never ran.</summary>
    public bool IsAtRest =>
        Unit switch
        {
            UnitState.Inactive => true,
            null => Lease is null || Lease.IsGivenBack,
            _ => false,
        };

    /// <summary>What is wrong; null where all is well.</summary>
    /// <param name="now">The instant.</param>
    /// <param name="excusedAt">Before which nothing counts: it rested, or nobody looked.</param>
    public Trouble? Trouble(DateTimeOffset now, DateTimeOffset excusedAt)
    {
        if (IsAtRest)
        {
            return null;
        }

        if (Lease is null || Lease.IsGivenBack || now - Lease.RenewedAt > SignMost)
        {
            return Unit == UnitState.Active && Lease is null ? null : new Trouble.NotRunning(Lease?.RenewedAt);
        }

        return Accounts
            .Where(one => now - Latest(one, excusedAt) > (2 * one.Interval) + Grace)
            .Select(one => new Trouble.NoCycle(one.Name, one.Completed, one.Interval))
            .FirstOrDefault();
    }

    private static DateTimeOffset Latest(CycleSight one, DateTimeOffset excusedAt) =>
        new[] { one.Completed ?? DateTimeOffset.MinValue, one.StateSince, excusedAt }.Max();
}

/// <summary>How a service manager has the program.</summary>
public enum UnitState
{
    /// <summary>It runs.</summary>
    Active,

    /// <summary>Stopped on purpose, or never started.</summary>
    Inactive,

    /// <summary>It ended by itself, is being started again, or was given up.</summary>
    Failing,
}

/// <summary>The right to trade as it stands in the database.</summary>
public sealed record LeaseSight(bool IsGivenBack, DateTimeOffset RenewedAt);

/// <summary>An account that is to run cycles.</summary>
/// <param name="Name">Its name.</param>
/// <param name="StateSince">Since when it runs.</param>
/// <param name="Interval">From one cycle to the next.</param>
/// <param name="Completed">When its newest cycle ended that was not merely skipped; null where there is none.</param>
public sealed record CycleSight(string Name, DateTimeOffset StateSince, TimeSpan Interval, DateTimeOffset? Completed);

/// <summary>What is wrong, as it is seen from outside.</summary>
public abstract record Trouble
{
    private Trouble() { }

    /// <summary>It does not run, or is started again and again.</summary>
    public sealed record NotRunning(DateTimeOffset? Since) : Trouble;

    /// <summary>It runs, and no cycle was completed.</summary>
    public sealed record NoCycle(string Account, DateTimeOffset? Since, TimeSpan Interval) : Trouble;
}
