using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Indicators;
using Bot.Domain.Money;
using Bot.Domain.Reasons;
using Bot.Domain.Strategies;

namespace Bot.Host.Trading;

/// <summary>
/// What a cycle saw and decided, step by step. A step that was not reached left null. Stored with the cycle; reports,
/// <c>/why</c> and replay read nothing else.
/// </summary>
public sealed class CycleNotes
{
    /// <summary>Free KRW at the start.</summary>
    public decimal? FreeCash { get; set; }

    /// <summary>Coins of the market at the exchange, locked included.</summary>
    public decimal? Coins { get; set; }

    public HeldNotes? Held { get; set; }

    public string? Profile { get; set; }

    public string? Strategy { get; set; }

    public string? State { get; set; }

    /// <summary>The gate: state, loss limits, frequency.</summary>
    public IReadOnlyList<Rung> Gate { get; set; } = [];

    /// <summary>Step 4: every figure of the quick backtest with its limit.</summary>
    public IReadOnlyList<Rung> Quick { get; set; } = [];

    public CandleNotes? Candle { get; set; }

    public IndicatorRow? Indicators { get; set; }

    public decimal? ChangeDayPercent { get; set; }

    /// <summary>The market's warnings, each passed where it does not stand.</summary>
    public IReadOnlyList<Rung> Warnings { get; set; } = [];

    /// <summary>Of the market with Bitcoin, day by day; null where it could not be told.</summary>
    public double? BtcCorrelation { get; set; }

    public decimal? BestAsk { get; set; }

    public decimal? BestBid { get; set; }

    /// <summary>The strategy's conditions.</summary>
    public IReadOnlyList<Rung> Signal { get; set; } = [];

    /// <summary>What the strategy wants: Hold, Buy or Sell.</summary>
    public string? SignalAction { get; set; }

    /// <summary>The menu that the advisor had.</summary>
    public IReadOnlyList<string> Legal { get; set; } = [];

    public AdviceNotes? Advice { get; set; }

    /// <summary>The validation's rules, passed and failed.</summary>
    public IReadOnlyList<Rung> Validation { get; set; } = [];

    /// <summary>How the size of an entry came about.</summary>
    public IReadOnlyList<Rung> Size { get; set; } = [];

    public OrderNotes? Order { get; set; }

    /// <summary>Equity after the cycle, in KRW.</summary>
    public decimal? Equity { get; set; }

    /// <summary>What was to be sent, before it was; null where nothing was.</summary>
    internal CycleDecision? Intent { get; private set; }

    /// <summary>Which cycle these are of; null where none runs.</summary>
    internal CycleTag? Tag { get; init; }

    /// <summary>Notes what is about to be sent.</summary>
    internal void Intends(TerminalReason reason, Volume volume, Price? limit) =>
        Intent = new CycleDecision(reason.Text()) { Volume = volume, Limit = limit };

    /// <summary>What was decided, with every rung on the way.</summary>
    internal CycleDecision Decision(Ending ending) =>
        (Intent ?? new CycleDecision(ending.Reason.Text())) with
        {
            Gate = Gate,
            Quick = Quick,
            Signal = Signal,
            Validation = Validation,
            Size = Size,
        };

    /// <summary>Notes what the account had when the cycle began.</summary>
    internal void Begin(CycleInput input)
    {
        (FreeCash, Coins) = (input.FreeCash.Value, input.Coins.Value);
        ChangeDayPercent = input.ChangeDay.Value;
        Held = input.Position is { } held
            ? new HeldNotes(
                held.Volume.Value,
                held.AverageFill.Value,
                held.Plan.StopLoss.Value,
                held.Plan.TakeProfit?.Value
            )
            : null;
    }

    /// <summary>Notes the market and the strategy's signal.</summary>
    internal void See(MarketSnapshot snapshot, Signal signal)
    {
        var candle = snapshot.Candle;
        Candle = new CandleNotes(
            candle.Start,
            candle.Open.Value,
            candle.High.Value,
            candle.Low.Value,
            candle.Close.Value,
            candle.Volume
        );
        Indicators = snapshot.Row;
        (Warnings, BtcCorrelation) = ([.. snapshot.Warnings.Rungs()], snapshot.Warnings.Btc?.Correlation);
        (BestAsk, BestBid) = (snapshot.Book.Asks[0].Price.Value, snapshot.Book.Bids[0].Price.Value);
        (Signal, SignalAction) = (signal.Rungs, signal.Action.ToString());
    }
}

/// <summary>The position at the start of a cycle. There may be no take-profit.</summary>
public sealed record HeldNotes(decimal Volume, decimal AverageFill, decimal StopLoss, decimal? TakeProfit);

/// <summary>The last closed candle.</summary>
public sealed record CandleNotes(
    DateTimeOffset Start,
    decimal Open,
    decimal High,
    decimal Low,
    decimal Close,
    decimal Volume
);

/// <summary>What the advisor said.</summary>
/// <param name="Source"><c>openai</c> or <c>rules</c>.</param>
/// <param name="Action">Hold, Buy or Sell; null when there was no advice.</param>
/// <param name="Confidence">High, Medium or Low; null when there was no advice.</param>
/// <param name="Rationale">The six sections; null when there was no advice.</param>
/// <param name="Failure">Why there was none, or null.</param>
/// <param name="CostKrw">Of the call.</param>
/// <param name="DurationMilliseconds">Of the call.</param>
public sealed record AdviceNotes(
    string Source,
    string? Action,
    string? Confidence,
    Rationale? Rationale,
    string? Failure,
    decimal CostKrw,
    int DurationMilliseconds
);

/// <summary>An order of the cycle and what was executed.</summary>
public sealed record OrderNotes(
    string Id,
    string Side,
    decimal Volume,
    decimal? AveragePrice,
    decimal Funds,
    decimal Fee,
    string Status
)
{
    /// <summary>In how many slices it was sent.</summary>
    public int Slices { get; init; } = 1;
}
