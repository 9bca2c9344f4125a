using System.Globalization;
using Bot.Domain.Backtests;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Tests.Backtests;

/// <summary>
/// The engine passes candles that can change nothing in one loop; the plain backtest looks at each. Trade by trade they
/// must agree, on real years and on wild markets.
/// </summary>
public sealed class PlainBacktestTests
{
    private const int Markets = 200;

    private static readonly Lazy<Dictionary<string, (CandleSeries Candles, PlainIndicators Indicators)>> Years = new(
        () =>
            new[] { "ETH", "BTC" }.ToDictionary(
                coin => coin,
                coin => Read(coin, CandleInterval.Hour, $"data/upbit-1h/KRW-{coin}-1h-2024.csv"),
                StringComparer.Ordinal
            )
    );

    private static readonly Lazy<Dictionary<string, (CandleSeries Candles, PlainIndicators Indicators)>> AllDays = new(
        () =>
            new[] { ("ETH", "20260112"), ("BTC", "20260212") }.ToDictionary(
                one => one.Item1,
                one =>
                    Read(one.Item1, CandleInterval.Day, $"data/upbit-1d/KRW-{one.Item1}-1d-20170925-{one.Item2}.csv"),
                StringComparer.Ordinal
            )
    );

    public static TheoryData<string> Exits =>
        ["fixed", "atr", "trailing", "trailing-percent", "partial", "moving", "atr-moving"];

    [SharedTheory]
    [MemberData(nameof(Exits))]
    public void Given_years_of_hours_When_they_are_left_by_a_mode_Then_engine_and_plain_rules_trade_alike(string exits)
    {
        foreach (var profile in RiskProfile.All)
        {
            AgreeOnYears(request => request with { Profile = profile, Exits = ExitsOf(exits) });
        }
    }

    [SharedTheory]
    [InlineData(SizingMode.AccountRisk)]
    [InlineData(SizingMode.Kelly)]
    public void Given_years_of_hours_When_entries_are_sized_otherwise_Then_engine_and_plain_rules_trade_alike(
        SizingMode sizing
    ) => AgreeOnYears(request => request with { Sizing = sizing, Exits = ExitsOf("moving") });

    [SharedTheory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Given_years_of_hours_When_rules_are_off_Then_engine_and_plain_rules_trade_alike(
        bool limits,
        bool validates
    ) => AgreeOnYears(request => request with { Limits = limits, Validates = validates });

    [SharedTheory]
    [InlineData("tight", 0, 8_700)]
    [InlineData("tight", 1_234, 4_321)]
    [InlineData("balanced", 8_000, 8_002)]
    public void Given_a_part_of_a_year_When_it_is_run_Then_engine_and_plain_rules_trade_alike(
        string profile,
        int from,
        int to
    ) => AgreeOnYears(request => request with { Profile = YearCases.ProfileOf(profile), Span = (from, to) });

    // The years of days are many: all of the exchange, from its first.
    [SharedTheory]
    [InlineData("fixed", SizingMode.Fixed)]
    [InlineData("moving", SizingMode.AccountRisk)]
    public void Given_all_days_of_a_market_When_they_are_run_Then_engine_and_plain_rules_trade_alike(
        string exits,
        SizingMode sizing
    )
    {
        foreach (var profile in RiskProfile.All)
        {
            AgreeOn(
                AllDays.Value,
                request => request with { Profile = profile, Exits = ExitsOf(exits), Sizing = sizing }
            );
        }
    }

    [Fact]
    public void Given_wild_markets_When_they_are_run_Then_engine_and_plain_rules_trade_alike()
    {
        var reasons = new List<string>();
        for (var seed = 1; seed <= Markets; seed++)
        {
            var wild = new WildRequest(seed);
            var indicators = new PlainIndicators(wild.Request.Candles.Candles, wild.Request.Candles.Interval);
            reasons.AddRange(Agree(wild.Request, wild.Plain, indicators, $"seed {seed}"));
        }

        // So that the agreement says something.
        string[] all = ["exit-partial", "exit-stop-loss", "exit-take-profit", "exit-trailing", "sold"];
        Assert.All(all, reason => Assert.True(reasons.Count(one => one == reason) > 200, reason));
    }

    private static void AgreeOnYears(Func<BacktestRequest, BacktestRequest> change) => AgreeOn(Years.Value, change);

    private static void AgreeOn(
        Dictionary<string, (CandleSeries Candles, PlainIndicators Indicators)> markets,
        Func<BacktestRequest, BacktestRequest> change
    )
    {
        foreach (var (coin, year) in markets)
        {
            foreach (var (strategy, plain) in Strategies())
            {
                var request = new BacktestRequest(year.Candles, strategy, RiskProfile.Balanced, new Krw(10_000_000m));
                Agree(change(request), plain, year.Indicators, $"{coin} {strategy.Name}");
            }
        }
    }

    private static IEnumerable<(IStrategy Strategy, PlainStrategy Plain)> Strategies() =>
        [
            (new RsiMeanReversion(), new PlainStrategy.Reversion(new RsiMeanReversionRule())),
            (new VolatilityBreakout(), new PlainStrategy.Breakout(new BreakoutRule())),
            (new ChannelTrend(), new PlainStrategy.Channel(new ChannelRule())),
        ];

    private static IEnumerable<string> Agree(
        BacktestRequest request,
        PlainStrategy strategy,
        PlainIndicators indicators,
        string what
    )
    {
        var (report, plain) = (Backtest.Run(request), new PlainBacktest(request, strategy, indicators));
        var (ours, theirs) = (report.Trades.Select(Line).ToList(), plain.Trades.Select(Line).ToList());
        for (var at = 0; at < Math.Max(ours.Count, theirs.Count); at++)
        {
            var (engine, second) = (ours.ElementAtOrDefault(at), theirs.ElementAtOrDefault(at));
            Assert.True(engine == second, $"{what}, trade {at}\nengine {engine}\nplain  {second}\n{Text(request)}");
        }

        for (var at = 0; at < plain.Equity.Count; at++)
        {
            var near = Math.Abs(((double)plain.Equity[at] / report.Equity[at]) - 1) < 1e-9;
            Assert.True(near, $"{what}, equity {at}: engine {report.Equity[at]}, plain {plain.Equity[at]}");
        }

        Assert.Equal(plain.Equity.Count, report.Equity.Count);
        Assert.Equal(plain.Last, report.LastEquity.Value, 6);
        Assert.Equal(plain.DrawdownPercent, report.MaxDrawdownPercent, 8);
        Assert.Equal(plain.Sharpe is null, report.Sharpe is null);
        Assert.Equal(plain.Sharpe ?? 0, report.Sharpe ?? 0, 6);
        return plain.Trades.Select(trade => trade.Reason);
    }

    private static string Text(BacktestRequest request) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Profile}\n{request.Exits}\n{request.Sizing} limits {request.Limits} "
                + $"validates {request.Validates} span {request.Span}"
        );

    private static string Line(Trade trade) =>
        Line(
            (trade.OpenedAt, trade.Entry.Value),
            (trade.ClosedAt, trade.Exit.Value),
            (trade.Volume.Value, trade.Result.Value, trade.Reason)
        );

    private static string Line(PlainTrade trade) =>
        Line((trade.OpenedAt, trade.Entry), (trade.ClosedAt, trade.Exit), (trade.Volume, trade.Result, trade.Reason));

    private static string Line(
        (DateTimeOffset At, decimal Price) entry,
        (DateTimeOffset At, decimal Price) exit,
        (decimal Volume, decimal Result, string Reason) trade
    ) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.At:yyyy-MM-dd HH:mm} {entry.Price:0.########} {exit.At:yyyy-MM-dd HH:mm} {exit.Price:0.########} "
                + $"{trade.Volume:0.00000000} {trade.Result:0.000000} {trade.Reason}"
        );

    private static ExitRule ExitsOf(string name) =>
        new()
        {
            Mode = name.StartsWith("atr", StringComparison.Ordinal) ? ExitMode.Atr : ExitMode.Fixed,
            Trailing = name switch
            {
                "trailing-percent" => new TrailingRule { Percent = 1.5m, ArmPercent = 2m },
                "trailing" or "moving" or "atr-moving" => new TrailingRule(),
                _ => null,
            },
            Partial = name is "partial" or "moving" or "atr-moving" ? new PartialRule() : null,
        };

    private static (CandleSeries Candles, PlainIndicators Indicators) Read(
        string coin,
        CandleInterval interval,
        string file
    )
    {
        var candles = File.ReadLines(SharedData.Path(file))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(row => new Candle(
                DateTimeOffset.Parse(row[0], CultureInfo.InvariantCulture),
                new Price(Number(row[1])),
                new Price(Number(row[2])),
                new Price(Number(row[3])),
                new Price(Number(row[4])),
                Number(row[5])
            ))
            .ToList();
        var series = new CandleSeries(new MarketCode($"KRW-{coin}"), interval, candles);
        return (series, new PlainIndicators(candles, interval));
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
