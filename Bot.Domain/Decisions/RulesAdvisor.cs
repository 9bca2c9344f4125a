using Bot.Domain.Reasons;
using Bot.Domain.Strategies;

namespace Bot.Domain.Decisions;

/// <summary>The strategy speaks for itself: the advisor where there is no other.</summary>
public static class RulesAdvisor
{
    /// <summary>The signal as advice, where it is legal; else hold.</summary>
    public static Advice Advise(Signal signal, IReadOnlyList<TradeAction> legal)
    {
        var action = legal.Contains(signal.Action) ? signal.Action : TradeAction.Hold;
        return new Advice(action, Confidence.High, Rationale.None with { Decision = Sentence(signal.Rungs) });
    }

    private static string Sentence(IEnumerable<Rung> rungs) =>
        string.Join(", ", rungs.Select(rung => $"{rung.Name} {rung.Value} ({rung.Limit})"));
}
