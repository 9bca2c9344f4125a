using Bot.Domain.Strategies;

namespace Bot.Domain.Decisions;

/// <summary>The menu that an advisor chooses from: what the rules allow now, and nothing else.</summary>
public static class LegalActions
{
    /// <summary>
    /// Holding is always legal; buying only without a position and with an open gate; selling only with a position.
    /// </summary>
    public static IReadOnlyList<TradeAction> For(bool holds, bool entriesOpen)
    {
        if (holds)
        {
            return [TradeAction.Hold, TradeAction.Sell];
        }

        return entriesOpen ? [TradeAction.Hold, TradeAction.Buy] : [TradeAction.Hold];
    }
}
