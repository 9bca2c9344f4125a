using Bot.Domain.Backtests;
using Bot.Host.Settings;
using Bot.Host.Trading;

namespace Bot.Host.Backtests;

/// <summary>Runs a backtest for a person who waits for it in chat.</summary>
public interface IBacktestRunner
{
    /// <summary>Runs on closed candles up to now.</summary>
    /// <param name="order">What to test.</param>
    /// <param name="terms">Whose numbers decide. Own limits hold where the order names the account's profile.</param>
    /// <param name="progress">Is told how far it has come.</param>
    /// <param name="token">Ends it.</param>
    Task<Answer<BacktestOutcome>> RunAsync(
        BacktestOrder order,
        AccountTerms terms,
        IProgress<BacktestStep> progress,
        CancellationToken token
    );
}

/// <summary>What to test.</summary>
/// <param name="Market">E.g. KRW-ETH.</param>
/// <param name="Days">How many days back from now, 1 to 3,650.</param>
/// <param name="Strategy">Its name.</param>
/// <param name="Profile">Its name.</param>
public sealed record BacktestOrder(string Market, int Days, string Strategy, string Profile)
{
    /// <summary>The most days that may be asked for.</summary>
    public const int DaysMost = 3_650;
}

/// <summary>How far a run has come.</summary>
/// <param name="Percent">0 to 100, reading and proof included.</param>
/// <param name="Waits">Why it waits for the exchange, or null.</param>
public sealed record BacktestStep(int Percent, string? Waits = null);

/// <summary>What a run brought.</summary>
/// <param name="Order">What was tested.</param>
/// <param name="Report">All figures and trades.</param>
/// <param name="LooksAheadAt">
/// The candle at which a run that was cut off did something else; null where none did, as it must be.
/// </param>
/// <param name="Incomplete">Why candles may be missing at an end; null where all were had.</param>
public sealed record BacktestOutcome(
    BacktestOrder Order,
    BacktestReport Report,
    DateTimeOffset? LooksAheadAt,
    string? Incomplete
);
