using Bot.Domain.Backtests;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Backtests;

/// <summary>What holds for a backtest on any market.</summary>
public sealed class BacktestPropertyTests
{
    private const int Length = 260;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Numbers so near that a wandering market trades often.</summary>
    private static readonly IStrategy[] Strategies =
    [
        new RsiMeanReversion(
            new RsiMeanReversionRule
            {
                EntryRsi = 45,
                ExitRsi = 60,
                EntryVolumeRatio = 0.8,
            }
        ),
        new VolatilityBreakout(new BreakoutRule { VolumeRatio = 0.8, RangeShare = 0.1 }),
    ];

    private static readonly Gen<CandleSeries> Markets =
        from steps in (
            from move in Gen.Choose(-200, 200)
            from up in Gen.Choose(0, 80)
            from down in Gen.Choose(0, 80)
            from volume in Gen.Choose(5, 30)
            select (move, up, down, volume)
        ).ArrayOf(Length)
        select Series(steps);

    private static readonly Gen<BacktestRequest> Requests =
        from candles in Markets
        from strategy in Gen.Elements(Strategies)
        from profile in Gen.Elements<RiskProfile>(RiskProfile.All)
        from sizing in Gen.Elements<SizingMode>(SizingModes.All)
        from mode in Gen.Elements(ExitMode.Fixed, ExitMode.Atr)
        from percent in Gen.Elements<decimal?>(null, 1m)
        select new BacktestRequest(candles, strategy, profile, new Krw(10_000_000m))
        {
            Sizing = sizing,
            Exits = new ExitRule
            {
                Mode = mode,
                Trailing = new TrailingRule { ArmPercent = 1m, Percent = percent },
                Partial = new PartialRule { FirstPercent = 1.5m, RestPercent = 3m },
            },
            Validation = new()
            {
                BreakoutAdxLeast = 0,
                VolumeLeast = 0,
                BreakoutVolumeLeast = 0,
                BuyRsiMost = 90,
            },
        };

    [Fact]
    public void Given_any_market_When_its_future_is_cut_off_Then_all_that_was_decided_before_stays_as_it_was() =>
        Prop.ForAll(
                Requests.Zip(Gen.Choose(2, Length)).ToArbitrary(),
                one =>
                {
                    var (request, count) = one;
                    var (whole, cut) = (Backtest.Run(request), Backtest.Run(Cut(request, count)));
                    return whole.Closed.Take(cut.Closed.Count).SequenceEqual(cut.Closed)
                        && whole.Equity.Take(count).SequenceEqual(cut.Equity);
                }
            )
            .QuickCheckThrowOnFailure();

    // So that the property above says something.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Given_many_markets_When_they_are_run_Then_both_strategies_trade_and_leave_by_trail_and_part(
        int strategy
    )
    {
        var reasons = Requests
            .Where(request => request.Strategy == Strategies[strategy])
            .Sample(60)
            .SelectMany(request => Backtest.Run(request).Closed)
            .Select(trade => trade.Reason)
            .ToHashSet(StringComparer.Ordinal);

        Assert.Superset(new HashSet<string> { "exit-trailing", "exit-partial" }, reasons);
    }

    [Fact]
    public void Given_any_market_When_it_is_run_twice_Then_both_runs_are_the_same() =>
        Prop.ForAll(
                Requests.ToArbitrary(),
                request =>
                {
                    var (first, second) = (Backtest.Run(request), Backtest.Run(request));
                    return first.Trades.SequenceEqual(second.Trades) && first.Equity.SequenceEqual(second.Equity);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_market_When_it_is_run_Then_entries_keep_their_pause_and_their_number_in_each_korean_day() =>
        Prop.ForAll(
                Requests.ToArbitrary(),
                request =>
                {
                    var entries = Backtest
                        .Run(request)
                        .Trades.Select(trade => trade.OpenedAt)
                        .Distinct()
                        .Order()
                        .ToList();
                    var pause = TimeSpan.FromHours(request.Profile.HoursBetweenEntries);
                    return entries.Zip(entries.Skip(1)).All(pair => pair.Second - pair.First >= pause)
                        && entries.GroupBy(TradingDay.Of).All(day => day.Count() <= request.Profile.EntriesPerDay);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_market_When_it_is_run_Then_trades_and_equity_agree_to_the_won() =>
        Prop.ForAll(
                Requests.ToArbitrary(),
                request =>
                {
                    var report = Backtest.Run(request);
                    var open = report.Trades.Where(trade => trade.Reason == "end").Sum(trade => trade.Fees.Value);
                    var made = request.Capital.Value + report.Trades.Sum(trade => trade.Result.Value);
                    return Math.Abs(report.LastEquity.Value - made) <= open + 0.0001m
                        && report.Equity.All(equity => equity > 0);
                }
            )
            .QuickCheckThrowOnFailure();

    private static BacktestRequest Cut(BacktestRequest request, int count)
    {
        var all = request.Candles;
        return request with { Candles = new CandleSeries(all.Market, all.Interval, [.. all.Candles.Take(count)]) };
    }

    // Each hour moves by so many hundredths of a per cent and shows so many more above and below.
    private static CandleSeries Series((int Move, int Up, int Down, int Volume)[] steps)
    {
        var (candles, before) = (new List<Candle>(), 5_000_000m);
        for (var hour = 0; hour < steps.Length; hour++)
        {
            var step = steps[hour];
            var close = Math.Max(1_000_000m, before * (10_000 + step.Move) / 10_000m);
            candles.Add(
                new Candle(
                    Start.AddHours(hour),
                    new Price(before),
                    new Price(Math.Max(before, close) * (10_000 + step.Up) / 10_000m),
                    new Price(Math.Min(before, close) * (10_000 - step.Down) / 10_000m),
                    new Price(close),
                    step.Volume
                )
            );
            before = close;
        }

        return new CandleSeries(new MarketCode("KRW-ETH"), CandleInterval.Hour, candles);
    }
}
