using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Strategies;

namespace Bot.Domain.Cycles;

/// <summary>
/// Everything that a cycle decided on, as far as it came: a part that was not reached is null. The decision is a pure
/// function of it, and can be made again.
/// </summary>
public sealed record CycleInput
{
    public required MarketCode Market { get; init; }

    /// <summary>When the cycle began to decide.</summary>
    public required DateTimeOffset At { get; init; }

    public required CycleTerms Terms { get; init; }

    /// <summary>The last price traded.</summary>
    public required Price Last { get; init; }

    /// <summary>Change of the price in 24 hours.</summary>
    public required Percent ChangeDay { get; init; }

    /// <summary>KRW, what orders have locked included.</summary>
    public required Krw Cash { get; init; }

    public required Krw FreeCash { get; init; }

    /// <summary>All coins at the exchange, the person's own included.</summary>
    public required Volume Coins { get; init; }

    /// <summary>What the bot holds, its exits brought up to the last price; or null.</summary>
    public Position? Position { get; init; }

    /// <summary>What the gate looks at.</summary>
    public GateInput? Gate { get; init; }

    /// <summary>Closed hourly candles of the market, as many as the quick backtest needs.</summary>
    public CandleSeries? Candles { get; init; }

    /// <summary>
    /// Whether an earlier cycle decided on the last day that is over: a strategy that decides on days says nothing
    /// until the next is. False for other strategies.
    /// </summary>
    public bool DayDecided { get; init; }

    /// <summary>What else was seen of the market.</summary>
    public MarketInput? Seen { get; init; }

    /// <summary>What the advisor answered.</summary>
    public AdviceInput? Advice { get; init; }

    /// <summary>How the last closed positions went.</summary>
    public TradeBook Closed { get; init; } = TradeBook.Empty;

    /// <summary>Whether a stop was asked while the cycle ran.</summary>
    public bool StopAsked { get; init; }
}

/// <summary>The settings that a cycle ran with.</summary>
/// <param name="Profile">With all its numbers.</param>
/// <param name="Strategy">Its name.</param>
/// <param name="Rules">All other numbers.</param>
public sealed record CycleTerms(RiskProfile Profile, string Strategy, TradingRules Rules)
{
    /// <summary>The strategy that speaks; an unknown name falls back to the default.</summary>
    public IStrategy Speaker()
    {
        var strategies = Rules.Strategies();
        return strategies.Find(Strategy) ?? strategies.All[0];
    }
}

/// <summary>What the gate looks at.</summary>
/// <param name="State">The account's state when the cycle began.</param>
/// <param name="Marks">Equity now and at the limits' instants.</param>
/// <param name="LastEntry">The last entry's fill, or null before the first.</param>
/// <param name="EntriesToday">Entries filled on the KST day.</param>
public sealed record GateInput(TradingState State, EquityMarks Marks, DateTimeOffset? LastEntry, int EntriesToday);

/// <summary>What was seen of the market beside its hourly candles. What could not be read is null.</summary>
/// <param name="Book">The order book.</param>
public sealed record MarketInput(OrderBook Book)
{
    /// <summary>Closed candles of a minute, of the last hour and a half.</summary>
    public CandleSeries? Minutes { get; init; }

    /// <summary>Closed candles of fifteen minutes, of the last half day.</summary>
    public CandleSeries? QuarterHours { get; init; }

    /// <summary>Closed daily candles of the market.</summary>
    public CandleSeries? Days { get; init; }

    /// <summary>Closed daily candles of KRW-BTC.</summary>
    public CandleSeries? BtcDays { get; init; }
}

/// <summary>What an advisor answered.</summary>
/// <param name="Source">Who spoke; <see cref="Rules"/> is the strategy itself, which can be asked again.</param>
/// <param name="Menu">What it could choose from.</param>
/// <param name="Action">What it chose; null when there was no advice.</param>
/// <param name="Confidence">Its own word; null when there was no advice.</param>
/// <param name="Failure">Why there was none, or null.</param>
public sealed record AdviceInput(
    string Source,
    IReadOnlyList<TradeAction> Menu,
    TradeAction? Action,
    Confidence? Confidence,
    string? Failure
)
{
    /// <summary>The source of the strategy's own advice.</summary>
    public const string Rules = "rules";
}
