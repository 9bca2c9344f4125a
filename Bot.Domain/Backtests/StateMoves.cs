using System.Collections.Concurrent;
using Bot.Domain.States;

namespace Bot.Domain.Backtests;

/// <summary>
/// Where the state machine leads, asked once for each question: building it costs more than a whole year of candles.
/// </summary>
internal sealed class StateMoves
{
    private readonly ConcurrentDictionary<
        (TradingState From, TradingTrigger Trigger, bool WeekAbove),
        TradingState
    > _to = new();

    public TradingState After(TradingState from, TradingTrigger trigger, bool weekAboveLimit) =>
        _to.GetOrAdd(
            (from, trigger, weekAboveLimit),
            asked =>
                TradingMachine
                    .Fire(asked.From, asked.Trigger, new TransitionFacts { WeekAboveLimit = asked.WeekAbove })
                    .To
        );
}
