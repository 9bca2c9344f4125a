using Bot.Domain.Decisions;
using Bot.Domain.Money;

namespace Bot.Domain.Parity;

/// <summary>One thing that a backtest would have done otherwise than it was done live.</summary>
/// <param name="Hour">Start of the candle in which it is done.</param>
public abstract record ParityDifference(DateTimeOffset Hour)
{
    /// <summary>Whether something was bought or sold, and why.</summary>
    /// <param name="Hour">Start of the candle.</param>
    /// <param name="Live">How the cycle ended, or what was done after it; null for nothing.</param>
    /// <param name="Engine">What a backtest does; null for nothing.</param>
    /// <param name="Cause">Why.</param>
    /// <param name="Figures">What the cause says beside its name; may be empty.</param>
    public sealed record Decision(
        DateTimeOffset Hour,
        TerminalReason? Live,
        TerminalReason? Engine,
        ParityCause Cause,
        string Figures = ""
    ) : ParityDifference(Hour);

    /// <summary>
    /// The price: live the order book and the seconds until the order decide it, in a backtest an open or a level, with
    /// the slippage that it reckons with.
    /// </summary>
    /// <param name="Hour">Start of the candle.</param>
    /// <param name="Reason">What was bought or sold for.</param>
    /// <param name="Live">The average fill, in KRW.</param>
    /// <param name="Engine">What a backtest fills at, in KRW.</param>
    /// <param name="Open">The candle's open, in KRW.</param>
    /// <param name="Seen">The last price when the cycle decided, in KRW.</param>
    public sealed record Price(
        DateTimeOffset Hour,
        TerminalReason Reason,
        decimal Live,
        decimal Engine,
        decimal Open,
        decimal Seen
    ) : ParityDifference(Hour)
    {
        /// <summary>Live over backtest, less 1.</summary>
        public Percent Change => new(((Live / Engine) - 1m) * 100m);
    }

    /// <summary>The fee: the exchange takes another one than a backtest reckons with.</summary>
    /// <param name="Hour">Start of the candle.</param>
    /// <param name="Reason">What was bought or sold for.</param>
    /// <param name="Live">Of the worth.</param>
    /// <param name="Engine">Of the worth.</param>
    public sealed record Fee(DateTimeOffset Hour, TerminalReason Reason, Percent Live, Percent Engine)
        : ParityDifference(Hour);
}

/// <summary>Why live trading and a backtest decide differently.</summary>
public enum ParityCause
{
    /// <summary>None of the others: to be looked into.</summary>
    Unknown,

    /// <summary>The advisor decided; a backtest asks the rules.</summary>
    Advisor,

    /// <summary>The cycle failed or was halted before it decided.</summary>
    Failure,

    /// <summary>A person stopped, sold, or asked for a cycle of their own.</summary>
    Person,

    /// <summary>The order book had not what was wanted, or the order was too small for it.</summary>
    Order,

    /// <summary>A price between two closes: live every look counts, in a backtest the candle as a whole.</summary>
    BetweenCloses,

    /// <summary>The exchange changed a candle after it was decided on.</summary>
    CandleChanged,
}
