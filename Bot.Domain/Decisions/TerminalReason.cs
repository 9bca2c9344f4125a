using System.Collections.Frozen;

namespace Bot.Domain.Decisions;

/// <summary>How a cycle ended. Each cycle of each market ends with exactly one.</summary>
public enum TerminalReason
{
    Bought,
    Sold,
    ExitStopLoss,
    ExitTakeProfit,
    ExitTrailing,
    ExitPartial,
    HoldAdvice,
    HoldValidation,
    HoldNoSignal,
    BlockedBreaker,
    BlockedSafeMode,
    BlockedFrequency,
    BlockedQuickBacktest,
    BlockedMinOrder,
    BlockedSlippage,
    BlockedNoCash,
    SkippedOverlap,
    SkippedMissed,
    HaltedReconcile,
    HaltedUnknownOrder,
    FailedData,
    FailedAdvisor,
    FailedExchange,
}

/// <summary>The names of terminal reasons in the journal, in chat and in the specification.</summary>
public static class TerminalReasons
{
    private static readonly FrozenDictionary<TerminalReason, string> Names = Enum.GetValues<TerminalReason>()
        .ToFrozenDictionary(
            reason => reason,
            reason => string.Concat(reason.ToString().Select((letter, index) => Kebab(letter, index)))
        );

    /// <summary>The name in kebab case, e.g. <c>exit-stop-loss</c>.</summary>
    public static string Text(this TerminalReason reason) => Names[reason];

    /// <summary>The reason of a name.</summary>
    /// <exception cref="ArgumentException">No reason has that name.</exception>
    public static TerminalReason Parse(string text) =>
        Find(text) ?? throw new ArgumentException($"'{text}' is not a terminal reason", nameof(text));

    /// <summary>The reason of a name, or null.</summary>
    public static TerminalReason? Find(string text) =>
        Enum.GetValues<TerminalReason>()
            .Where(reason => string.Equals(reason.Text(), text, StringComparison.Ordinal))
            .Select(reason => (TerminalReason?)reason)
            .FirstOrDefault();

    /// <summary>Whether the cycle changed the position.</summary>
    public static bool IsTrade(this TerminalReason reason) =>
        reason
            is TerminalReason.Bought
                or TerminalReason.Sold
                or TerminalReason.ExitStopLoss
                or TerminalReason.ExitTakeProfit
                or TerminalReason.ExitTrailing
                or TerminalReason.ExitPartial;

    /// <summary>
    /// Whether a strategy of days had its say, or would have had it and was not let: blocked and refused ones included.
    /// What failed, was skipped or ended with a protective exit did not come so far.
    /// </summary>
    public static bool IsSaid(this TerminalReason reason) =>
        reason
            is TerminalReason.Bought
                or TerminalReason.Sold
                or TerminalReason.HoldAdvice
                or TerminalReason.HoldValidation
                or TerminalReason.HoldNoSignal
                or TerminalReason.BlockedBreaker
                or TerminalReason.BlockedSafeMode
                or TerminalReason.BlockedFrequency
                or TerminalReason.BlockedQuickBacktest
                or TerminalReason.BlockedMinOrder
                or TerminalReason.BlockedSlippage
                or TerminalReason.BlockedNoCash;

    /// <summary>Whether something failed that a person should know of.</summary>
    public static bool IsTrouble(this TerminalReason reason) =>
        reason
            is TerminalReason.HaltedReconcile
                or TerminalReason.HaltedUnknownOrder
                or TerminalReason.FailedData
                or TerminalReason.FailedAdvisor
                or TerminalReason.FailedExchange;

    /// <summary>Whether it counts towards a fault halt: the world did not answer as it should.</summary>
    public static bool IsFault(this TerminalReason reason) =>
        reason is TerminalReason.FailedData or TerminalReason.FailedExchange or TerminalReason.HaltedUnknownOrder;

    private static string Kebab(char letter, int index)
    {
        var dash = index > 0 && char.IsAsciiLetterUpper(letter) ? "-" : "";
        return dash + char.ToLowerInvariant(letter);
    }
}
