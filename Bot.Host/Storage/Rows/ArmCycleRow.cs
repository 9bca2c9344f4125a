namespace Bot.Host.Storage.Rows;

/// <summary>What each arm was worth after one cycle, and whether the advisor was heard in it.</summary>
public sealed class ArmCycleRow
{
    public int AccountId { get; set; }

    public required string Market { get; set; }

    /// <summary>Of the cycle.</summary>
    public DateTimeOffset Slot { get; set; }

    public DateTimeOffset At { get; set; }

    public decimal LastPrice { get; set; }

    /// <summary>Equity of the strategy, validated.</summary>
    public decimal Rules { get; set; }

    /// <summary>Equity of what was decided with the advisor.</summary>
    public decimal Applied { get; set; }

    /// <summary>Equity of what the advisor answered.</summary>
    public decimal Alone { get; set; }

    /// <summary>Equity of buying at once and keeping.</summary>
    public decimal Holding { get; set; }

    public AdvisorHeard Advisor { get; set; }
}

/// <summary>Whether an advisor other than the rules was heard in a cycle.</summary>
public enum AdvisorHeard
{
    /// <summary>Nobody asked: it is off, without budget, nothing was proposed, or the cycle ended before.</summary>
    NotAsked,

    /// <summary>It gave advice.</summary>
    Answered,

    /// <summary>It was asked and gave none.</summary>
    Failed,
}
