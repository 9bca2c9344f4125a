using Bot.Domain.Decisions;
using Bot.Domain.Strategies;

namespace Bot.Domain.Ablation;

/// <summary>What an arm wants of a cycle, as far as its own holding allows it.</summary>
internal static class ArmWish
{
    public static TradeAction Of(ArmPurse purse, ArmCycle cycle) =>
        purse.Arm switch
        {
            Arm.Rules => Rules(purse, cycle),
            Arm.Applied => Applied(purse, cycle),
            Arm.Alone => cycle.Answered ?? TradeAction.Hold,
            Arm.Holding => purse.Slot is null ? TradeAction.Buy : TradeAction.Hold,
        };

    // The path of an account whose advisor is off, for this purse's holding.
    private static TradeAction Rules(ArmPurse purse, ArmCycle cycle)
    {
        if (cycle.Seen is not { } seen)
        {
            return TradeAction.Hold;
        }

        var legal = LegalActions.For(purse.Held is not null, ArmGate.IsOpen(purse, cycle));
        var advice = RulesAdvisor.Advise(seen.Signal(purse.Held), legal);
        return seen.Passes(advice) ? advice.Action : TradeAction.Hold;
    }

    // What was decided for a holder says nothing to one that holds nothing. Where the account was asked about another
    // holding, or not at all, the rules go on, so that a difference to them comes from advice and from nothing else.
    private static TradeAction Applied(ArmPurse purse, ArmCycle cycle)
    {
        if (cycle.Decided is not { } decided || decided.Held != purse.Held is not null)
        {
            return Rules(purse, cycle);
        }

        return decided.Action == TradeAction.Buy && !ArmGate.IsOpen(purse, cycle) ? TradeAction.Hold : decided.Action;
    }
}
