using Bot.Domain.Reasons;
using Bot.Domain.Risk;
using Bot.Domain.States;

namespace Bot.Domain.Decisions;

/// <summary>
/// Step 3: may a new position be opened? State, loss limits and frequency, all looked at, the first that fails decides.
/// </summary>
public static class EntryGate
{
    public static GateReading Check(TradingState state, LossReading loss, IReadOnlyList<Rung> frequency)
    {
        var open = new Rung("state", state.AllowsEntries(), state.ToString(), nameof(TradingState.Running));
        return new GateReading([open, .. loss.Rungs, .. frequency], Blocked(open, state, loss, frequency));
    }

    /// <summary>Whether nothing blocks, and nothing to tell about it.</summary>
    internal static bool IsOpen(TradingState state, TradingTrigger? trip, bool frequencyAllows) =>
        state.AllowsEntries() && trip is null && frequencyAllows;

    private static Ending? Blocked(Rung open, TradingState state, LossReading loss, IReadOnlyList<Rung> frequency)
    {
        if (IsOpen(state, loss.Trip, frequency.All(rung => rung.Passed)))
        {
            return null;
        }

        if (state is TradingState.DailyLossHalt or TradingState.WeeklyLossHalt || loss.Trip is not null)
        {
            return Ending.BlockedBreaker(
                $"{state}: day {Rung.Text(loss.Day.Value)} %, week {Rung.Text(loss.Week.Value)} %"
            );
        }

        if (!open.Passed)
        {
            return Ending.BlockedSafeMode(state.ToString());
        }

        var failed = frequency.First(rung => !rung.Passed);
        return Ending.BlockedFrequency($"{failed.Name}: {failed.Value}, needs {failed.Limit}");
    }
}

/// <summary>What the gate says.</summary>
/// <param name="Rungs">Every limit it looked at.</param>
/// <param name="Blocked">The end of a cycle that holds nothing, or null when entries are open.</param>
public sealed record GateReading(IReadOnlyList<Rung> Rungs, Ending? Blocked);
