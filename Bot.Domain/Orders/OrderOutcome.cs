namespace Bot.Domain.Orders;

/// <summary>
/// What is known of an order after asking the exchange. There are three answers, not two: where a reply was lost the
/// order is <see cref="Unknown"/>, and only a later look at the exchange may decide it.
/// </summary>
public abstract record OrderOutcome
{
    private OrderOutcome() { }

    /// <summary>Handles every case; a new one does not compile until each caller names it.</summary>
    public T Match<T>(Func<Accepted, T> accepted, Func<Refused, T> refused, Func<Unknown, T> unknown) =>
        this switch
        {
            Accepted outcome => accepted(outcome),
            Refused outcome => refused(outcome),
            Unknown outcome => unknown(outcome),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    /// <summary>The exchange has it; the report says how far it went.</summary>
    public sealed record Accepted(OrderReport Report) : OrderOutcome;

    /// <summary>The exchange proved that it did not take it.</summary>
    public sealed record Refused(string Reason) : OrderOutcome
    {
        /// <summary>What for; its terms where nothing else is told.</summary>
        public RefusalCause Cause { get; init; }
    }

    /// <summary>Sent, and nothing proves what became of it.</summary>
    public sealed record Unknown(string Why) : OrderOutcome;
}
