namespace Bot.Host.Storage.Rows;

/// <summary>One call of an advisor, whole.</summary>
public sealed class AdviceRow
{
    public long Id { get; set; }

    public int AccountId { get; set; }

    /// <summary>The slot of the cycle that asked.</summary>
    public DateTimeOffset Slot { get; set; }

    /// <summary><c>openai</c> or <c>rules</c>.</summary>
    public required string Source { get; set; }

    public string? Action { get; set; }

    public string? Confidence { get; set; }

    public string? Request { get; set; }

    public string? RawAnswer { get; set; }

    /// <summary>Why it was no advice, or null.</summary>
    public string? Failure { get; set; }

    public int TokensIn { get; set; }

    public int TokensOut { get; set; }

    public decimal CostKrw { get; set; }

    public int DurationMilliseconds { get; set; }

    public DateTimeOffset At { get; set; }
}
