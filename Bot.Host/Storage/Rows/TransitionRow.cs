using Bot.Domain.States;

namespace Bot.Host.Storage.Rows;

/// <summary>One move of an account's state machine.</summary>
public sealed class TransitionRow
{
    public long Id { get; set; }

    public int AccountId { get; set; }

    public TradingState From { get; set; }

    public TradingState To { get; set; }

    public TradingTrigger Trigger { get; set; }

    public required string Reason { get; set; }

    /// <summary>A person's id, or <c>bot</c>.</summary>
    public required string Who { get; set; }

    public DateTimeOffset At { get; set; }
}
