using Bot.Domain.Decisions;
using Bot.Domain.Strategies;

namespace Bot.Host.Storage.Rows;

/// <summary>Advice to buy or to sell, and what the price made of it.</summary>
public sealed class AdviceOutcomeRow
{
    public int AccountId { get; set; }

    public required string Market { get; set; }

    /// <summary>Of the cycle that was advised.</summary>
    public DateTimeOffset Slot { get; set; }

    public DateTimeOffset At { get; set; }

    public TradeAction Action { get; set; }

    public Confidence Confidence { get; set; }

    /// <summary>The last price when it was given.</summary>
    public decimal Price { get; set; }

    /// <summary>When the price is looked at again.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>When it was judged or given up; null while it is pending.</summary>
    public DateTimeOffset? JudgedAt { get; set; }

    /// <summary>The last close at or before <see cref="DueAt"/>; null where none is known.</summary>
    public decimal? LaterPrice { get; set; }

    /// <summary>Whether it came true; null while it is pending and where it could not be measured.</summary>
    public bool? Hit { get; set; }
}
