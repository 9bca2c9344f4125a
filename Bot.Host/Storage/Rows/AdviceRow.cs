namespace Bot.Host.Storage.Rows;

/// <summary>One call of an advisor, whole.</summary>
public sealed class AdviceRow
{
    public long Id { get; set; }

    public int AccountId { get; set; }

    /// <summary>The slot of the cycle that asked.</summary>
    public DateTimeOffset Slot { get; set; }

    /// <summary><c>openai</c>, <c>recorded</c> or <c>rules</c>.</summary>
    public required string Source { get; set; }

    public string? Action { get; set; }

    public string? Confidence { get; set; }

    /// <summary>The body of the request, as it was sent.</summary>
    public string? Request { get; set; }

    /// <summary>
    /// What the model said; where nothing could be read out of the answer, its body. Cut when it is long.
    /// </summary>
    public string? RawAnswer { get; set; }

    /// <summary>Why it was no advice, or null.</summary>
    public string? Failure { get; set; }

    /// <summary>Requests that were made, retries included.</summary>
    public int Attempts { get; set; }

    public int TokensIn { get; set; }

    public int TokensOut { get; set; }

    /// <summary>Of all attempts; the worst is taken for one whose answer was lost.</summary>
    public decimal CostKrw { get; set; }

    public int DurationMilliseconds { get; set; }

    public DateTimeOffset At { get; set; }
}
