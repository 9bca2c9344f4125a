using Bot.Domain.Backtests;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Warnings;

namespace Bot.Tests.Backtests;

/// <summary>A request on a wild market with every setting drawn, and the plain strategy that it stands for.</summary>
internal sealed class WildRequest
{
    private static readonly RiskProfile Nervous = RiskProfile.Balanced with
    {
        StopLoss = new Percent(-2m),
        TakeProfit = new Percent(2.5m),
        DailyLossLimit = new Percent(-0.8m),
        WeeklyLossLimit = new Percent(-1.5m),
        HoursBetweenEntries = 0,
        EntriesPerDay = 1_000,
        ShareOfCash = new Percent(90m),
        AccountRisk = new Percent(1m),
    };

    private readonly WildMarket _market;

    public WildRequest(int seed)
        : this(seed, null, null) { }

    /// <summary>The same around a price, and from a date on.</summary>
    public WildRequest(int seed, DateTimeOffset? from, decimal? price)
    {
        _market = new WildMarket(seed);
        var candles = _market.Series(_market.Between(350, 700), from, price);
        (var strategy, Plain) = (seed % 4) switch
        {
            0 or 2 => Reversion(),
            1 => Breakout(),
            _ => Channel(),
        };
        Request = new BacktestRequest(candles, strategy, Profile(), new Krw(_market.Pick([10_000_000m, 1e9m, 30_000m])))
        {
            Exits = Exits(),
            Sizing = _market.Pick(SizingModes.All),
            SizingRule = new SizingRule { KellyTradesLeast = _market.Pick<int>([3, 5, 20]) },
            Limits = _market.Chance(0.75),
            Validates = _market.Chance(0.7),
            Validation = _market.Chance(0.3) ? new ValidationRule() : Loose(),
            Divergence = _market.Chance(0.5) ? new DivergenceRule() : new DivergenceRule { LeastPricePercent = 1_000m },
            Span = _market.Chance(0.3) ? Span(candles.Count) : null,
            Slippage = new Percent(_market.Pick([0.05m, 0.05m, 0m, 0.3m])),
            Fee = new Percent(_market.Pick([0.05m, 0.05m, 0m, 0.25m])),
        };
    }

    public BacktestRequest Request { get; }

    public PlainStrategy Plain { get; }

    private static ValidationRule Loose() =>
        new()
        {
            BuyRsiMost = 95,
            SellRsiLeast = 20,
            AtrPercentMost = 50,
            BreakoutAdxLeast = 5,
            BreakoutVolumeLeast = 0.2,
            VolumeLeast = 0.1,
        };

    private (int From, int To) Span(int count)
    {
        var from = _market.Between(0, count - 2);
        return (from, _market.Between(from + 2, count));
    }

    private RiskProfile Profile()
    {
        if (_market.Chance(0.4))
        {
            return Nervous with { HoursBetweenEntries = _market.Between(0, 30) };
        }

        return _market.Chance(0.3) ? Nervous : _market.Pick(RiskProfile.All);
    }

    private (IStrategy Strategy, PlainStrategy Plain) Reversion()
    {
        var rule = new RsiMeanReversionRule
        {
            EntryRsi = _market.Between(35, 60),
            ExitRsi = _market.Between(50, 75),
            EntryVolumeRatio = _market.Pick<double>([0, 0.3, 0.8, 1.2]),
        };
        return (new RsiMeanReversion(rule), new PlainStrategy.Reversion(rule));
    }

    private (IStrategy Strategy, PlainStrategy Plain) Breakout()
    {
        var rule = new BreakoutRule
        {
            QuietAdx = _market.Between(20, 60),
            RangeShare = _market.Pick<double>([0.05, 0.2, 0.5]),
            VolumeRatio = _market.Pick<double>([0.2, 0.8, 1.5]),
            StopAtr = _market.Pick<double>([0.5, 1, 2]),
            TargetAtr = _market.Pick<double>([1, 3, 6]),
            ObvBack = _market.Pick<int>([1, 5]),
            WeakAdx = _market.Pick<double>([5, 20, 60]),
            WeakerShare = _market.Pick<double>([0.8, 0.97]),
            SlowCandles = _market.Pick<int>([6, 24]),
        };
        return (new VolatilityBreakout(rule), new PlainStrategy.Breakout(rule));
    }

    private (IStrategy Strategy, PlainStrategy Plain) Channel()
    {
        var rule = new ChannelRule
        {
            DaysLeast = _market.Pick<int>([3, 8, 16]),
            EntryDays = _market.Between(2, 5),
            ExitDays = _market.Between(2, 4),
            StopAtr = _market.Pick<double>([0.2, 0.6, 3]),
            VolatilityDays = _market.Pick<int>([2, 5, 12]),
        };
        return (new ChannelTrend(rule), new PlainStrategy.Channel(rule));
    }

    private ExitRule Exits() =>
        new()
        {
            Mode = _market.Pick([ExitMode.Fixed, ExitMode.Atr]),
            Trailing = _market.Chance(0.6)
                ? new TrailingRule
                {
                    ArmPercent = _market.Pick([0.1m, 1m, 3m]),
                    Atr = _market.Pick<double>([0.5, 2]),
                    Percent = _market.Pick<decimal?>([null, 0.7m, 2m]),
                }
                : null,
            Partial = _market.Chance(0.5)
                ? new PartialRule
                {
                    FirstPercent = _market.Pick([0.5m, 2m, 5m]),
                    SharePercent = _market.Pick([50m, 30m, 99m]),
                    RestPercent = _market.Pick([1m, 4m, 10m]),
                }
                : null,
        };
}
