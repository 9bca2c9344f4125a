using Bot.Domain.Decisions;
using Bot.Domain.Reasons;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Host.Telegram;

/// <summary>An account as the database knows it at one instant: all that panel and screens show.</summary>
/// <param name="Account">Settings and state.</param>
/// <param name="Worth">The newest measurement, or null before the first.</param>
/// <param name="DayPercent">Against KST midnight.</param>
/// <param name="WeekPercent">Against KST midnight seven days ago.</param>
/// <param name="Position">What is held, or null.</param>
/// <param name="Last">The newest cycle, or null before the first.</param>
/// <param name="Now">When it was read.</param>
/// <param name="NextCycle">Null where none is due.</param>
public sealed record AccountPicture(
    AccountRow Account, EquityRow? Worth, decimal? DayPercent, decimal? WeekPercent, PositionRow? Position,
    CycleStory? Last, DateTimeOffset Now, DateTimeOffset? NextCycle)
{
    /// <summary>The same account at another price.</summary>
    /// <param name="price">Of its market.</param>
    /// <param name="at">When that was the price.</param>
    public AccountPicture At(decimal price, DateTimeOffset at)
    {
        if (Worth is not { } worth)
        {
            return this;
        }

        var equity = worth.Cash + (worth.Coins * price);
        decimal? Moved(decimal? percent) =>
            worth.Equity > 0m && percent is { } then
                ? (((1m + (then / 100m)) * (equity / worth.Equity)) - 1m) * 100m
                : null;
        return this with
        {
            Worth = new EquityRow
            {
                AccountId = worth.AccountId,
                At = at,
                Cash = worth.Cash,
                Coins = worth.Coins,
                LastPrice = price,
                Equity = equity,
                Flows = worth.Flows,
            },
            DayPercent = Moved(DayPercent),
            WeekPercent = Moved(WeekPercent),
        };
    }

    /// <summary>Change of the open position's value against its entry, in percent of the entry, without fees.</summary>
    public decimal? OpenPercent => Position is { } held && Worth is { } worth
        ? ((worth.LastPrice / held.AverageFill) - 1m) * 100m
        : null;
}

/// <summary>A cycle of the journal, opened up.</summary>
public sealed record CycleStory(CycleRow Row, TerminalReason Reason, CycleNotes Notes)
{
    /// <summary>Every rung of the ladder, in the order in which they were climbed.</summary>
    public IEnumerable<Rung> Ladder =>
        [.. Notes.Gate, .. Notes.Quick, .. Notes.Signal, .. Notes.Validation, .. Notes.Size];

    /// <summary>
    /// The rung that decided: the first that failed where the cycle ended; null where something else ended it, e.g. a
    /// trade or an exchange that did not answer.
    /// </summary>
    public Rung? Decider => EndedAt.FirstOrDefault(rung => !rung.Passed);

    // With a position the gate may be closed and decide nothing.
    private IReadOnlyList<Rung> EndedAt => Reason switch
    {
        TerminalReason.HoldNoSignal => Notes.Signal,
        TerminalReason.BlockedQuickBacktest => Notes.Quick,
        TerminalReason.BlockedMinOrder or TerminalReason.BlockedNoCash or TerminalReason.BlockedSlippage => Notes.Size,
        TerminalReason.HoldValidation => Notes.Validation,
        TerminalReason.BlockedBreaker or TerminalReason.BlockedSafeMode or TerminalReason.BlockedFrequency =>
            Notes.Gate,
        _ => [],
    };
}
