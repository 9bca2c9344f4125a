using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Warnings;

namespace Bot.Domain.Backtests;

/// <summary>What to test on which candles.</summary>
/// <param name="Candles">Closed candles; those before the indicators are warm decide nothing.</param>
/// <param name="Strategy">Whose signals.</param>
/// <param name="Profile">Whose exits, limits and sizes.</param>
/// <param name="Capital">KRW at the start.</param>
public sealed record BacktestRequest(CandleSeries Candles, IStrategy Strategy, RiskProfile Profile, Krw Capital)
{
    /// <summary>The slippage where nothing else is said.</summary>
    public static readonly Percent UsualSlippage = new(0.05m);

    /// <summary>How much worse than the open an order is filled.</summary>
    public Percent Slippage { get; init; } = UsualSlippage;

    /// <summary>
    /// The places of the first candle that is traded and the first that is not any more; null trades all. Those before
    /// are for indicators alone.
    /// </summary>
    public (int From, int To)? Span { get; init; }

    /// <summary>Fee of each side.</summary>
    public Percent Fee { get; init; } = Costs.Fee;

    /// <summary>
    /// Whether loss limits, frequency and the shrink after losses hold; exits hold always.
    /// </summary>
    public bool Limits { get; init; } = true;

    /// <summary>Whether validation holds.</summary>
    public bool Validates { get; init; } = true;

    /// <summary>Whether equity at each close is kept; figures need it not.</summary>
    public bool KeepsCurve { get; init; } = true;

    /// <summary>How positions are left where the strategy brings no levels of its own.</summary>
    public ExitRule Exits { get; init; } = new();

    /// <summary>How large entries are.</summary>
    public SizingMode Sizing { get; init; } = SizingMode.Fixed;

    /// <summary>The numbers of sizing.</summary>
    public SizingRule SizingRule { get; init; } = SizingRule.Default;

    /// <summary>The limits of validation.</summary>
    public ValidationRule Validation { get; init; } = new();

    /// <summary>
    /// Candles of KRW-BTC, days or shorter, for the market's risk; without them that rule is off.
    /// </summary>
    public CandleSeries? Btc { get; init; }

    /// <summary>
    /// Daily candles of the market itself for the same rule, where they reach further back than the candles; null makes
    /// them of the candles.
    /// </summary>
    public CandleSeries? MarketDays { get; init; }

    /// <summary>The numbers of the risk by KRW-BTC.</summary>
    public BtcRiskRule BtcRisk { get; init; } = BtcRiskRule.Default;

    /// <summary>
    /// Candles of a minute of the same market, for the flash crash; without them that rule is off.
    /// </summary>
    public CandleSeries? Minutes { get; init; }

    /// <summary>Candles of 15 minutes beside them; null makes them of the minutes.</summary>
    public CandleSeries? QuarterHours { get; init; }

    /// <summary>The numbers of the flash crash.</summary>
    public FlashCrashRule FlashCrash { get; init; } = FlashCrashRule.Default;

    /// <summary>The quick backtest before each entry, as live; null does without.</summary>
    public QuickGateRule? QuickBacktest { get; init; }

    /// <summary>Rules that live trading has and this run has not, by name.</summary>
    public IReadOnlyList<string> RulesOff =>
        [
            .. Off("validation", !Validates),
            .. Off("flash-crash", Validates && Minutes is null),
            .. Off("market-risk", Validates && Btc is null),
            .. Off("quick-backtest", QuickBacktest is not { Enabled: true }),
            .. Off("limits", !Limits),
        ];

    /// <summary>The numbers of the RSI divergence.</summary>
    public DivergenceRule Divergence { get; init; } = DivergenceRule.Default;

    private static IEnumerable<string> Off(string rule, bool isOff) => isOff ? [rule] : [];

    /// <summary>What the quick backtest runs at an instant, before the entry that a candle's close decides.</summary>
    internal BacktestRequest QuickAt(int index, DateTimeOffset close, QuickGateRule rule) =>
        this with
        {
            Candles = QuickGate.Window(Candles, index + 1, close, rule),
            Span = null,
            KeepsCurve = false,
            QuickBacktest = null,
            Minutes = null,
            QuarterHours = null,
            Btc = null,
            MarketDays = null,
        };

    /// <summary>Days as the exchange has them, for a strategy of days; null makes them of the candles.</summary>
    internal ClosedDays? ClosedDays { get; init; }

    /// <summary>The same, but losses do not shrink sizes.</summary>
    internal BacktestRequest Unshrunk() => this with { SizingRule = SizingRule with { Shrinks = [] } };

    /// <summary>The exit terms of an entry that is decided on the close of a candle.</summary>
    internal ExitTerms TermsAt(StrategyView view) =>
        ExitTerms.Of(Exits, (Profile.StopLoss, Profile.TakeProfit), Strategy.Levels, Strategy.AtrOf(view));
}
