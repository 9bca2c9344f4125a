using Bot.Domain.Money;
using Bot.Domain.Orders;

namespace Bot.Domain.Exits;

/// <summary>
/// Step 2 of a cycle and all of the guard: must a position be left now? First match wins, the stop before all.
/// </summary>
public static class ExitRules
{
    /// <summary>The exit that is due at a price, or null.</summary>
    public static Exit? Check(ExitPlan plan, ExitProgress progress, Price last)
    {
        if (last <= plan.StopLoss)
        {
            return new Exit(ExitReason.StopLoss, plan.StopLoss, last);
        }

        if (progress.TrailingStop is { } trailing && last <= trailing)
        {
            return new Exit(ExitReason.Trailing, trailing, last);
        }

        if (Target(plan) is { } target && last >= target)
        {
            return new Exit(ExitReason.TakeProfit, target, last);
        }

        return plan.Partial is { } partial && !progress.PartSold && last >= partial.First
            ? new Exit(ExitReason.Partial, partial.First, last)
            : null;
    }

    /// <summary>Where all that is left is sold with profit; null where nowhere.</summary>
    public static Price? Target(ExitPlan plan) =>
        plan.Partial is { } partial && (plan.TakeProfit is not { } target || partial.Rest < target)
            ? partial.Rest
            : plan.TakeProfit;

    /// <summary>
    /// How much an exit sells: everything, or the plan's part. Where the part or what it leaves would be worth less
    /// than
    /// the exchange's minimum, everything goes with it.
    /// </summary>
    public static Volume VolumeOf(ExitReason reason, ExitPlan plan, Volume held, Price last)
    {
        if (reason != ExitReason.Partial || plan.Partial is not { } partial)
        {
            return held;
        }

        var part = Volume.Cut(held.Value * partial.Share.Value / 100m);
        var smallest = Volume.Min(part, held - part);
        return last * smallest < Costs.MinimumOrder ? held : part;
    }
}
