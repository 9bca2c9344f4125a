using Bot.Domain.Money;

namespace Bot.Domain.Exits;

/// <summary>
/// Step 2 of a cycle and all of the guard: must a position be left now? First match wins, the stop before all.
/// </summary>
public static class ExitRules
{
    /// <summary>The exit that is due at a price, or null.</summary>
    public static Exit? Check(ExitPlan plan, Price last)
    {
        if (last <= plan.StopLoss)
        {
            return new Exit(ExitReason.StopLoss, plan.StopLoss, last);
        }

        return last >= plan.TakeProfit ? new Exit(ExitReason.TakeProfit, plan.TakeProfit, last) : null;
    }
}
