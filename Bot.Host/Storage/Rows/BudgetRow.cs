namespace Bot.Host.Storage.Rows;

/// <summary>What an account's advisor has cost in a month.</summary>
public sealed class BudgetRow
{
    public int AccountId { get; set; }

    /// <summary>KST month, <c>yyyy-MM</c>.</summary>
    public required string Month { get; set; }

    /// <summary>Set aside for calls whose cost is not known yet, in KRW.</summary>
    public decimal Reserved { get; set; }

    /// <summary>Spent, in KRW.</summary>
    public decimal Spent { get; set; }
}
