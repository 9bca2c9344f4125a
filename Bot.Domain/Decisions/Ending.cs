using Bot.Domain.Exits;

namespace Bot.Domain.Decisions;

/// <summary>
/// The end of a cycle: one terminal reason, with the figures that decided in a sentence for logs and journal.
/// </summary>
public sealed record Ending
{
    private Ending(TerminalReason reason, string figures) => (Reason, Figures) = (reason, figures);

    public TerminalReason Reason { get; }

    public string Figures { get; }

    public static Ending Bought(string figures) => new(TerminalReason.Bought, figures);

    public static Ending Sold(string figures) => new(TerminalReason.Sold, figures);

    public static Ending Left(ExitReason reason, string figures) => new(Of(reason), figures);

    public static Ending HoldAdvice(string figures) => new(TerminalReason.HoldAdvice, figures);

    public static Ending HoldValidation(string figures) => new(TerminalReason.HoldValidation, figures);

    public static Ending HoldNoSignal(string figures) => new(TerminalReason.HoldNoSignal, figures);

    public static Ending BlockedBreaker(string figures) => new(TerminalReason.BlockedBreaker, figures);

    public static Ending BlockedSafeMode(string figures) => new(TerminalReason.BlockedSafeMode, figures);

    public static Ending BlockedFrequency(string figures) => new(TerminalReason.BlockedFrequency, figures);

    public static Ending BlockedQuickBacktest(string figures) => new(TerminalReason.BlockedQuickBacktest, figures);

    public static Ending BlockedMinOrder(string figures) => new(TerminalReason.BlockedMinOrder, figures);

    public static Ending BlockedNoCash(string figures) => new(TerminalReason.BlockedNoCash, figures);

    public static Ending BlockedSlippage(string figures) => new(TerminalReason.BlockedSlippage, figures);

    public static Ending SkippedOverlap(string figures) => new(TerminalReason.SkippedOverlap, figures);

    public static Ending SkippedMissed(string figures) => new(TerminalReason.SkippedMissed, figures);

    public static Ending HaltedReconcile(string figures) => new(TerminalReason.HaltedReconcile, figures);

    public static Ending HaltedUnknownOrder(string figures) => new(TerminalReason.HaltedUnknownOrder, figures);

    public static Ending FailedData(string figures) => new(TerminalReason.FailedData, figures);

    public static Ending FailedAdvisor(string figures) => new(TerminalReason.FailedAdvisor, figures);

    public static Ending FailedExchange(string figures) => new(TerminalReason.FailedExchange, figures);

    /// <summary>The terminal reason of an exit rule.</summary>
    public static TerminalReason Of(ExitReason reason) =>
        reason switch
        {
            ExitReason.StopLoss => TerminalReason.ExitStopLoss,
            ExitReason.TakeProfit => TerminalReason.ExitTakeProfit,
            ExitReason.Trailing => TerminalReason.ExitTrailing,
            ExitReason.Partial => TerminalReason.ExitPartial,
        };
}
