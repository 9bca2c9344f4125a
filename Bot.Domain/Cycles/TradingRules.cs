using Bot.Domain.Backtests;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Warnings;

namespace Bot.Domain.Cycles;

/// <summary>Every number that decides, beside those of the profiles. The defaults are the specification's.</summary>
public sealed record TradingRules
{
    public RsiMeanReversionRule MeanReversion { get; init; } = new();

    public BreakoutRule Breakout { get; init; } = new();

    public ChannelRule Channel { get; init; } = new();

    public ExitRule Exits { get; init; } = new();

    /// <summary>How large entries are.</summary>
    public SizingMode SizingMode { get; init; } = SizingMode.Fixed;

    public SizingRule Sizing { get; init; } = new();

    /// <summary>How far above the best ask an entry may pay, in percent.</summary>
    public decimal EntryCapPercent { get; init; } = 1m;

    public SlippageRule Slippage { get; init; } = new();

    public ValidationRule Validation { get; init; } = new();

    public FlashCrashRule FlashCrash { get; init; } = new();

    public DivergenceRule Divergence { get; init; } = new();

    public BtcRiskRule BtcRisk { get; init; } = new();

    public QuickGateRule QuickBacktest { get; init; } = new();

    /// <summary>How much worse than the open a backtest fills orders, that of the gate included.</summary>
    public Percent BacktestSlippage { get; init; } = BacktestRequest.UsualSlippage;

    /// <summary>The strategies with these numbers.</summary>
    public StrategyCatalog Strategies() => new(MeanReversion, Breakout, Channel);
}
