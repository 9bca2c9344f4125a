namespace Bot.Host.Trading;

/// <summary>What lies in a trader's mailbox.</summary>
public abstract record TraderWork
{
    private TraderWork() { }

    /// <summary>The cycle of a slot is due.</summary>
    public sealed record CycleDue(DateTimeOffset Slot) : TraderWork;

    /// <summary>A slot came due while a cycle ran; it is written down and not made up.</summary>
    public sealed record CycleOverlapped(DateTimeOffset Slot) : TraderWork;

    /// <summary>A slot passed while nobody was there; it is written down and not made up.</summary>
    public sealed record CycleMissed(DateTimeOffset Slot) : TraderWork;

    /// <summary>Time to look at the price of what is held.</summary>
    public sealed record GuardDue : TraderWork;

    /// <summary>
    /// Journal and exchange are to be compared: the program has begun, or was without news for a while.
    /// </summary>
    public sealed record ReconcileDue : TraderWork;

    /// <summary>The KST day changed.</summary>
    public sealed record DayRolled(DateOnly Today) : TraderWork;

    /// <summary>The report of a KST day that ended is due.</summary>
    public sealed record DailyReportDue(DateOnly Day) : TraderWork;

    /// <summary>Commands of people wait in the database.</summary>
    public sealed record Rung : TraderWork;

    /// <summary>A panic waits in the urgent lane.</summary>
    public sealed record Urgent : TraderWork;

    /// <summary>Another program polls with the bot's token.</summary>
    public sealed record SecondPollerSeen(string Detail) : TraderWork;
}
