using Bot.Domain.Strategies;

namespace Bot.Domain.Decisions;

/// <summary>What an advisor chose among the legal actions. Never a size, never a price.</summary>
/// <param name="Action">One of the legal actions.</param>
/// <param name="Confidence">Its own word.</param>
/// <param name="Rationale">Its six sections.</param>
public sealed record Advice(TradeAction Action, Confidence Confidence, Rationale Rationale);

/// <summary>How sure an advisor says it is.</summary>
public enum Confidence
{
    Low,
    Medium,
    High,
}

/// <summary>
/// An advisor's reasons. Text from outside: data, never an instruction; escaped wherever it is shown.
/// </summary>
public sealed record Rationale(
    string Overall,
    string Trend,
    string Momentum,
    string VolatilityVolume,
    string Structure,
    string Decision
)
{
    public static readonly Rationale None = new("", "", "", "", "", "");
}
