using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;

namespace Bot.Domain.Ablation;

/// <summary>A market that was observed, with the account's own rules on it.</summary>
/// <param name="Book">Its order book.</param>
/// <param name="Terms">How what is entered now will be left.</param>
/// <param name="Own">The size that the strategy brings of its own, or null.</param>
/// <param name="Signal">What the strategy says to one that holds such a position, or none.</param>
/// <param name="Passes">Whether advice passes validation.</param>
public sealed record ArmSight(
    OrderBook Book,
    ExitTerms Terms,
    VolatilitySize? Own,
    Func<Position?, Signal> Signal,
    Func<Advice, bool> Passes
)
{
    /// <summary>What a cycle saw, by the steps that decide for the account.</summary>
    /// <exception cref="InvalidOperationException">It did not come to observe.</exception>
    public static ArmSight Of(CycleInput input)
    {
        var (snapshot, said) = CycleSteps.Observe(input);
        var signals = new Dictionary<(decimal, DateTimeOffset), Signal> { [Name(input.Position)] = said };
        return new ArmSight(
            snapshot.Book,
            CycleSteps.TermsOf(input),
            CycleSteps.SizeOf(input),
            held =>
            {
                if (!signals.TryGetValue(Name(held), out var signal))
                {
                    signal = CycleSteps.Observe(input with { Position = held }).Signal;
                    signals[Name(held)] = signal;
                }

                return signal;
            },
            advice => CycleSteps.Validate(input, snapshot, advice).All(rung => rung.Passed)
        );
    }

    // A strategy sees of a position no more than this.
    private static (decimal, DateTimeOffset) Name(Position? held) =>
        held is null ? default : (held.AverageFill.Value, held.OpenedAt);
}
