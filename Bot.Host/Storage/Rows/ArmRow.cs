using Bot.Domain.Ablation;

namespace Bot.Host.Storage.Rows;

/// <summary>The virtual purse of one arm, as its last cycle left it.</summary>
public sealed class ArmRow
{
    public int AccountId { get; set; }

    public required string Market { get; set; }

    public Arm Arm { get; set; }

    public DateTimeOffset Since { get; set; }

    /// <summary>What it began with.</summary>
    public decimal Start { get; set; }

    public decimal Cash { get; set; }

    public decimal Equity { get; set; }

    /// <summary>Entries that were left again.</summary>
    public int Trades { get; set; }

    /// <summary>The last cycle it took part in.</summary>
    public DateTimeOffset? Slot { get; set; }

    public DateTimeOffset? LastEntryAt { get; set; }

    /// <summary>Entries on the KST day of the last one.</summary>
    public int EntriesThatDay { get; set; }

    /// <summary>The KST day on which one of its loss limits was reached last.</summary>
    public DateOnly? HaltedOn { get; set; }

    /// <summary>The position it holds with its plan, as JSON; null for nothing.</summary>
    public string? Held { get; set; }

    /// <summary>Its last closed positions, as JSON.</summary>
    public required string Closed { get; set; }

    /// <summary>What it was worth as its days began, as JSON.</summary>
    public required string Days { get; set; }
}
