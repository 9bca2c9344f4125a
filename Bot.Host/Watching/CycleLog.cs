using System.Collections.Concurrent;
using System.Globalization;
using Bot.Domain.Decisions;
using Bot.Domain.Reasons;
using Bot.Host.Trading;

namespace Bot.Host.Watching;

/// <summary>
/// Writes one event for each step that a cycle took, with account, market and cycle as properties of their own. A step
/// is written as soon as its outcome is known.
/// </summary>
public sealed class CycleLog(ILogger<CycleLog> log) : ICycleWatch
{
    /// <summary>Where these events have files of their own, beside the others.</summary>
    public const string Folder = "scheduler";

    private const CycleStage AtEnd = CycleStage.Trading + 1;

    private static readonly (string Step, CycleStage Known, Func<CycleNotes, string?> Outcome)[] Steps =
    [
        ("Reconcile", CycleStage.Begun, notes => $"agreed, {Number(notes.FreeCash)} KRW free"),
        ("Protect", CycleStage.Seen, Protected),
        ("Gate", CycleStage.Seen, notes => Rungs(notes.Gate)),
        ("QuickBacktest", CycleStage.Seen, notes => Rungs(notes.Quick)),
        ("Observe", CycleStage.Seen, Observed),
        ("Advise", CycleStage.Judged, Advised),
        ("Validate", CycleStage.Judged, notes => Rungs(notes.Validation)),
        ("Execute", AtEnd, Executed),
    ];

    private readonly ConcurrentDictionary<int, Going> _going = new();

    /// <inheritdoc />
    public void Reached(CycleStage stage, CycleTag cycle, CycleNotes notes)
    {
        var going = _going.AddOrUpdate(
            cycle.Account,
            _ => new Going(cycle, notes, 0),
            (_, known) => known.Cycle == cycle ? known : new Going(cycle, notes, 0)
        );
        _going[cycle.Account] = Write(going, stage);
    }

    /// <inheritdoc />
    public void Ended(CycleTag cycle, TerminalReason reason)
    {
        if (_going.TryRemove(cycle.Account, out var going) && going.Cycle == cycle)
        {
            Write(going, AtEnd);
        }
        else
        {
            // It did not come so far as to begin: the first step is what failed.
            Write(cycle, "Reconcile", "not agreed");
        }

        Write(cycle, "Record", reason.Text());
    }

    /// <inheritdoc />
    public void Cut(CycleTag cycle)
    {
        _going.TryRemove(cycle.Account, out _);
        Write(cycle, "Record", "cut short");
    }

    private Going Write(Going going, CycleStage stage)
    {
        var next = going.Next;
        for (; next < Steps.Length && Steps[next].Known <= stage; next++)
        {
            if (Steps[next].Outcome(going.Notes) is { } outcome)
            {
                Write(going.Cycle, Steps[next].Step, outcome);
            }
        }

        return going with
        {
            Next = next,
        };
    }

    private void Write(CycleTag cycle, string step, string outcome) =>
        log.LogInformation(
            "{Step}: {Outcome} (account {Account}, {Market}, cycle {Cycle})",
            step,
            outcome,
            cycle.Account,
            cycle.Market,
            cycle.Slot.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture)
        );

    private static string? Protected(CycleNotes notes) =>
        notes switch
        {
            { Held: null } => "nothing is held",
            { Gate: [], Intent: { } exit } => exit.Outcome,
            { Held: { } held } => $"held above the stop at {Number(held.StopLoss)}",
        };

    private static string? Rungs(IReadOnlyList<Rung> rungs) =>
        rungs switch
        {
            [] => null,
            _ when rungs.FirstOrDefault(rung => !rung.Passed) is { } failed => $"stopped by {failed.Name}",
            _ => $"passed {rungs.Count}",
        };

    private static string? Observed(CycleNotes notes) =>
        notes.Candle is { } candle ? $"closed at {Number(candle.Close)}, signal {notes.SignalAction}" : null;

    private static string? Advised(CycleNotes notes) =>
        notes.Advice switch
        {
            null => null,
            { Failure: not null } silent => $"{silent.Source} gave no advice",
            { } advice => $"{advice.Source} says {advice.Action}",
        };

    private static string? Executed(CycleNotes notes) =>
        notes.Order is { } order ? $"{order.Side} {Number(order.Volume)}, {order.Status}" : null;

    private static string Number(decimal? value) => value?.ToString("0.########", CultureInfo.InvariantCulture) ?? "?";

    /// <summary>A cycle that goes on.</summary>
    private sealed record Going(CycleTag Cycle, CycleNotes Notes, int Next);
}
