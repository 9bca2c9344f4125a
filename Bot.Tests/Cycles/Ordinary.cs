using Bot.Domain.Cycles;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Tests.Cycles;

/// <summary>What cycles see of ordinary markets around 5,000,000, so that a test names only what it is about.</summary>
internal static class Ordinary
{
    public const int Hours = 240;

    public static readonly MarketCode Market = new("KRW-ETH");

    /// <summary>Just after the close of the last candle.</summary>
    public static readonly DateTimeOffset At = new(2026, 1, 10, 3, 0, 5, TimeSpan.Zero);

    private const decimal Level = 5_000_000m;

    /// <summary>A cycle of an account that may enter, in a market that fell on volume: it buys.</summary>
    public static CycleInput Falling() => Of(Candles(Fall), RsiMeanReversion.StrategyName);

    /// <summary>A cycle of an account that may enter, in a quiet market that breaks out on volume: it buys.</summary>
    public static CycleInput Breaking()
    {
        var calm = Of(Candles(Break), VolatilityBreakout.StrategyName);
        var rules = calm.Terms.Rules with { Validation = new() { BreakoutAdxLeast = 0 } };
        return calm with { Terms = calm.Terms with { Rules = rules } };
    }

    /// <summary>The first cycle after a day that closed higher than all before it: the channel buys.</summary>
    public static CycleInput Trending()
    {
        var quiet = Of(Candles((_, _) => 0m), ChannelTrend.StrategyName);
        var days = Series(CandleInterval.Day, 80, index => Level + (index * 10_000m) + (index % 2 * 30_000m));
        return quiet.With(rules => rules with { QuickBacktest = new() }) with
        {
            Seen = quiet.Seen! with { Days = days },
        };
    }

    /// <summary>A coin that was bought at a price, with a stop and no other level.</summary>
    public static Position Held(decimal entry)
    {
        var terms = new ExitTerms(default, default) { Levels = new AtrLevels(3, null), Atr = (double)entry / 100 };
        var at = At.AddHours(-5);
        return new Position(new Volume(1m), new Price(entry), Krw.Zero, at, ExitPlan.For(new Price(entry), terms, at));
    }

    /// <summary>A cycle in which nothing is to be done.</summary>
    public static CycleInput Quiet() => Of(Candles((_, _) => 0m), RsiMeanReversion.StrategyName);

    public static CycleInput With(this CycleInput input, Func<TradingRules, TradingRules> change) =>
        input with
        {
            Terms = input.Terms with { Rules = change(input.Terms.Rules) },
        };

    public static OrderBook Book(params (decimal Price, decimal Coins)[] asks) =>
        new(
            Market,
            [.. asks.Select(ask => new BookLevel(new Price(ask.Price), new Volume(ask.Coins)))],
            [new BookLevel(new Price(asks[0].Price - 1_000m), new Volume(1_000m))]
        );

    /// <summary>Candles that end at an instant, so many back, each at a price.</summary>
    public static CandleSeries Series(
        CandleInterval interval,
        int count,
        Func<int, decimal> price,
        string market = "KRW-ETH"
    )
    {
        var first = interval.StartAt(At) - (interval.Length() * count);
        var candles = Enumerable
            .Range(0, count)
            .Select(index =>
            {
                var close = new Price(price(index));
                return new Candle(first + (interval.Length() * index), close, close, close, close, 1m);
            });
        return new CandleSeries(new MarketCode(market), interval, [.. candles]);
    }

    private static CycleInput Of(CandleSeries candles, string strategy)
    {
        var last = candles.Last!.Close;
        var capital = new Krw(10_000_000m);
        return new CycleInput
        {
            Market = Market,
            At = At,
            Terms = new CycleTerms(
                RiskProfile.Balanced,
                strategy,
                new TradingRules { QuickBacktest = new() { Enabled = false } }
            ),
            Last = last,
            ChangeDay = new Percent(-1m),
            Cash = capital,
            FreeCash = capital,
            Coins = Volume.None,
            Gate = new GateInput(TradingState.Running, new EquityMarks(capital, capital, capital), null, 0),
            Candles = candles,
            Seen = Seen(last.Value),
            Advice = new AdviceInput(AdviceInput.Rules, [TradeAction.Hold, TradeAction.Buy], null, null, null),
        };
    }

    private static MarketInput Seen(decimal last) =>
        new(Book((last, 1_000m)))
        {
            Minutes = Series(CandleInterval.Minute, 90, _ => last),
            QuarterHours = Series(CandleInterval.QuarterHour, 48, index => last + (index % 2 * 10_000m)),
            Days = Series(CandleInterval.Day, 40, index => Level + (index % 3 * 30_000m)),
            BtcDays = Series(CandleInterval.Day, 40, index => (Level + (index % 3 * 20_000m)) * 20m, "KRW-BTC"),
        };

    // Half a per cent an hour for the last six.
    private static decimal Fall(int hour, int last) => hour > last - 6 ? -25_000m * (hour - (last - 6)) : 0m;

    private static decimal Break(int hour, int last) => hour == last ? 20_000m : 150m * hour / last;

    // Up and down by a thousand, moved by a shape; the last hour on three times the volume.
    private static CandleSeries Candles(Func<int, int, decimal> shape)
    {
        var first = CandleInterval.Hour.StartAt(At).AddHours(-Hours);
        var candles = new List<Candle>();
        var before = Level;
        for (var hour = 0; hour < Hours; hour++)
        {
            var close = Level + (hour % 2 * 6_000m) + shape(hour, Hours - 1);
            candles.Add(
                new Candle(
                    first.AddHours(hour),
                    new Price(before),
                    new Price(Math.Max(before, close) + 1_000m),
                    new Price(Math.Min(before, close) - 1_000m),
                    new Price(close),
                    hour == Hours - 1 ? 30m : 10m
                )
            );
            before = close;
        }

        return new CandleSeries(Market, CandleInterval.Hour, candles);
    }
}
