using System.Globalization;
using Bot.Domain.Decisions;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// Halts entries after three failed cycles in a row, or when our clock is too far from the exchange's, by which every
/// candle closes; three good cycles in a row release that halt.
/// </summary>
public sealed class FaultWatch(Journal journal, StateKeeper states, ClockSkew clock)
{
    private const int InARow = 3;

    /// <summary>To be asked after each cycle.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="current">Its state as the cycle left it.</param>
    /// <param name="token">Gives up.</param>
    public async Task AfterCycleAsync(AccountRow account, TradingState current, CancellationToken token)
    {
        if (clock.IsOff)
        {
            await HaltAsync(account, Off(), token);
            return;
        }

        var last = await journal.LastReasonsAsync(account.Id, InARow, token);
        if (last.Count < InARow)
        {
            return;
        }

        if (current != TradingState.FaultHalt && last.All(reason => reason.IsFault()))
        {
            await HaltAsync(account, $"{InARow} failed cycles in a row, the last: {last[0].Text()}", token);
        }
        else if (current == TradingState.FaultHalt && !last.Any(reason => reason.IsFault()))
        {
            var why = ($"{InARow} good cycles in a row", "bot");
            await states.FireAsync(account.Id, TradingTrigger.FaultCleared, why, default, token);
        }
    }

    private string Off()
    {
        var seconds = clock.Last.GetValueOrDefault().TotalSeconds;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"the clock is {Math.Abs(seconds):0.0} s {(seconds > 0 ? "behind" : "ahead of")} the exchange's, "
                + $"allowed are {ClockSkew.Allowed.TotalSeconds:0} s: set it (timedatectl set-ntp true)"
        );
    }

    private Task<Transition> HaltAsync(AccountRow account, string why, CancellationToken token) =>
        states.FireAsync(account.Id, TradingTrigger.FaultDetected, (why, "bot"), default, token);
}
