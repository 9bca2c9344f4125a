using Bot.Domain.Ablation;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;

namespace Bot.Tests.Ablation;

/// <summary>Cycles of an ordinary market, hour by hour, so that a test names only what it is about.</summary>
internal static class Hours
{
    /// <summary>Midnight in Korea.</summary>
    public static readonly DateTimeOffset Start = new(2026, 1, 4, 15, 0, 0, TimeSpan.Zero);

    public static readonly Krw Capital = new(10_000_000m);

    /// <summary>The levels of the balanced profile, on a coin that moves by 10 an hour.</summary>
    public static readonly ExitTerms Terms = new(RiskProfile.Balanced.StopLoss, RiskProfile.Balanced.TakeProfit)
    {
        Atr = 10,
    };

    private static readonly ExitPlan Far = new(new Price(1m), new Price(1_000_000m));

    public static ArmPurse Open(Arm arm) => ArmPurse.Open(arm, Capital, Start);

    /// <summary>Nothing to be done about the market.</summary>
    public static ArmCycle Calm(int hour, decimal price = 1_000m) => With(hour, price, 50);

    /// <summary>The strategy would buy.</summary>
    public static ArmCycle Cheap(int hour, decimal price = 1_000m) => With(hour, price, 25);

    /// <summary>The strategy would sell.</summary>
    public static ArmCycle Dear(int hour, decimal price = 1_000m) => With(hour, price, 75);

    public static ArmCycle With(int hour, decimal price, double rsi, double volumeRatio = 2)
    {
        var at = Start.AddHours(hour);
        return new ArmCycle
        {
            Slot = at,
            At = at,
            Last = new Price(price),
            Profile = RiskProfile.Balanced,
            EntriesPermitted = true,
            Seen = Sight(at, price, rsi, volumeRatio),
        };
    }

    /// <summary>What the rules decide for an account that holds or does not, validated.</summary>
    public static AccountDecision ByRules(ArmCycle cycle, bool holds)
    {
        var seen = cycle.Seen!;
        var held = holds ? new Position(new Volume(1m), cycle.Last, Krw.Zero, cycle.At, Far) : null;
        var advice = RulesAdvisor.Advise(seen.Signal(held), LegalActions.For(holds, entriesOpen: true));
        return new AccountDecision(holds, seen.Passes(advice) ? advice.Action : TradeAction.Hold);
    }

    // Buys low and sells high.
    private static Signal Signal(double rsi, bool holds)
    {
        var (action, isDue) = holds ? (TradeAction.Sell, rsi >= 70) : (TradeAction.Buy, rsi <= 30);
        return new Signal(isDue ? action : TradeAction.Hold, []);
    }

    private static ArmSight Sight(DateTimeOffset at, decimal price, double rsi, double volumeRatio)
    {
        var last = new Price(price);
        var row = new IndicatorRow
        {
            Rsi14 = rsi,
            VolumeRatio = volumeRatio,
            AtrPercent = 1.5,
            Adx14 = 25,
            BollingerUpper = (double)price * 1.1,
            HighestHigh20 = (double)price * 1.1,
        };
        var book = new OrderBook(
            new MarketCode("KRW-ETH"),
            [new BookLevel(new Price(price + 1m), new Volume(1_000m))],
            [new BookLevel(new Price(price - 1m), new Volume(1_000m))]
        );
        var candle = new Candle(at.AddHours(-1), last, last, last, last, 1m);
        return new ArmSight(
            book,
            Terms,
            null,
            held => Signal(rsi, held is not null),
            advice => Decisions.Calm.Check(advice, candle, row).All(rung => rung.Passed)
        );
    }
}
