using Bot.Domain.States;

namespace Bot.Host.Storage.Rows;

/// <summary>An account: one purse at the exchange with its settings and its state.</summary>
public sealed class AccountRow
{
    public int Id { get; set; }

    public required string Name { get; set; }

    public required string Market { get; set; }

    public TradingMode Mode { get; set; }

    public required string Profile { get; set; }

    public required string Strategy { get; set; }

    public AdvisorMode Advisor { get; set; }

    public TradingState State { get; set; }

    /// <summary>Why the state was entered, in a sentence.</summary>
    public required string StateReason { get; set; }

    public DateTimeOffset StateSince { get; set; }

    /// <summary>
    /// When the account first ran; the week's equity is measured from it while it is younger than a week.
    /// </summary>
    public DateTimeOffset? FirstStartAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>Where orders go.</summary>
public enum TradingMode
{
    /// <summary>Live prices, no orders: fills are computed from the order book.</summary>
    Paper,

    /// <summary>Real orders at the exchange.</summary>
    Live,

    /// <summary>Real orders at a local stand-in of the exchange.</summary>
    Demo,
}

/// <summary>What an advisor may do.</summary>
public enum AdvisorMode
{
    /// <summary>It is not asked; the strategy speaks.</summary>
    Off,

    /// <summary>It chooses among the legal actions.</summary>
    Decide,

    /// <summary>It may only turn down what the strategy proposes.</summary>
    Veto,
}
