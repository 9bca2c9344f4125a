using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.Strategies;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// Somebody who chooses among legal actions. Failing is an answer: no exception but cancellation comes out.
/// </summary>
public interface IAdvisor
{
    Task<Advised> AdviseAsync(AdviceRequest request, CancellationToken token);
}

/// <summary>What an advisor is given: numbers only.</summary>
/// <param name="Account">Whose budget pays.</param>
/// <param name="Slot">The cycle that asks.</param>
/// <param name="Snapshot">The market.</param>
/// <param name="Recent">The newest closed candles, oldest first.</param>
/// <param name="Signal">What the strategy says.</param>
/// <param name="Legal">The menu.</param>
/// <param name="OpenProfitPercent">Of the open position, or null without one.</param>
public sealed record AdviceRequest(
    AccountId Account,
    DateTimeOffset Slot,
    MarketSnapshot Snapshot,
    IReadOnlyList<Bot.Domain.Market.Candle> Recent,
    Signal Signal,
    IReadOnlyList<TradeAction> Legal,
    decimal? OpenProfitPercent
)
{
    /// <summary>What else is known.</summary>
    public AdviceFacts Facts { get; init; } = AdviceFacts.None;

    /// <summary>The language that the reasons are wanted in, <c>ko</c> or <c>en</c>; null means English.</summary>
    public string? Language { get; init; }
}

/// <summary>Advice or none, with the call as it is journalled.</summary>
/// <param name="Advice">Null when there was none: hold, never a guess.</param>
/// <param name="Call">The row that is journalled with the cycle.</param>
/// <param name="Notice">Something to tell the person once, e.g. that the budget is spent; or null.</param>
public sealed record Advised(Advice? Advice, AdviceRow Call, OnceNotice? Notice);

/// <summary>
/// A notice that is told once: the mark that says so is committed with it, so that a restart tells it neither again nor
/// never.
/// </summary>
/// <param name="Notice">What is told.</param>
/// <param name="Mark">The name of the mark.</param>
/// <param name="Value">For what it was told, e.g. a month.</param>
public sealed record OnceNotice(Notice Notice, string Mark, string Value);
