using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using static Bot.Domain.Strategies.TradeAction;
using static Bot.Tests.Backtests.Hours;

namespace Bot.Tests.Backtests;

/// <summary>The quick backtest's gate: each limit reached, missed by a hair, and passed by one.</summary>
public sealed class QuickGateTests
{
    private const int Hair = 1;
    private const double Small = 0.000001;

    private static readonly int[] Mixed = [5_100_000, 4_950_000, 5_100_000, 4_975_000];

    /// <summary>Fails nothing whatever the figures are.</summary>
    private static readonly QuickGateRule Open = new()
    {
        Trades = 0,
        ReturnPercent = double.NegativeInfinity,
        WinRatePercent = 0,
        ProfitFactor = 0,
        Sharpe = double.NegativeInfinity,
        MaxDrawdownPercent = double.NegativeInfinity,
    };

    public static TheoryData<string, Func<BacktestReport, double, QuickGateRule>> Limits { get; } =
        new()
        {
            { "quick-return", (seen, off) => Open with { ReturnPercent = seen.ReturnPercent + off } },
            { "quick-win-rate", (seen, off) => Open with { WinRatePercent = seen.WinRatePercent!.Value + off } },
            { "quick-profit-factor", (seen, off) => Open with { ProfitFactor = seen.ProfitFactor!.Value + off } },
            { "quick-sharpe", (seen, off) => Open with { Sharpe = seen.Sharpe!.Value + off } },
            { "quick-drawdown", (seen, off) => Open with { MaxDrawdownPercent = seen.MaxDrawdownPercent + off } },
            { "quick-trades", (seen, off) => Open with { Trades = seen.Closed.Count + Math.Sign(off) * Hair } },
        };

    [Theory]
    [MemberData(nameof(Limits))]
    public void Given_a_figure_When_its_limit_lies_below_at_and_above_it_Then_only_above_fails(
        string name,
        Func<BacktestReport, double, QuickGateRule> rule
    )
    {
        var report = Backtest.Run(Request(Mixed) with { Capital = new Krw(10_000_000m) });

        Assert.Equal("", Failed(Check(rule(report, -Small), Mixed)));
        Assert.Equal("", Failed(Check(rule(report, 0), Mixed)));
        Assert.Equal(name, Failed(Check(rule(report, Small), Mixed)));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(10)]
    public void Given_the_gate_in_a_backtest_When_entries_are_made_Then_each_passed_it_and_no_more_is_held_back(
        int seed
    )
    {
        var free = new WildRequest(seed).Request with { Span = null };
        var rule = Open with { Days = 5, ReturnPercent = 0 };

        var gated = Backtest.Run(free with { QuickBacktest = rule });

        Assert.Equal(
            Backtest.Run(free).Trades,
            Backtest.Run(free with { QuickBacktest = Open with { Enabled = false } }).Trades
        );
        Assert.Empty(Backtest.Run(free with { QuickBacktest = Open with { Trades = 10_000 } }).Trades);
        foreach (var entry in gated.Trades.Select(trade => trade.OpenedAt).Distinct())
        {
            var index = free.Candles.CountBefore(entry) - 1;
            var close = free.Candles.Columns.StartAt(index) + free.Candles.Interval.Length();
            var window = QuickGate.Window(free.Candles, index + 1, close, rule);
            Assert.True(QuickGate.Check(free with { Candles = window }, rule).Passed, $"{entry:u}");
        }

        Assert.Null(LookAhead.Differs(free with { QuickBacktest = rule }));
    }

    [Fact]
    public void Given_a_strategy_of_days_When_the_month_is_asked_Then_it_passes_and_says_that_it_was_not_judged()
    {
        var reading = QuickGate.Check(Request(Mixed) with { Strategy = new ChannelTrend() }, new QuickGateRule());

        Assert.Equal(("quick-days", true), (Assert.Single(reading.Rungs).Name, reading.Passed));
        Assert.Null(reading.ReturnPercent);
    }

    [Fact]
    public void Given_the_defaults_When_they_are_read_Then_they_are_the_specifications() =>
        Assert.Equal(
            new QuickGateRule
            {
                Enabled = true,
                Days = 30,
                Trades = 3,
                ReturnPercent = 0,
                WinRatePercent = 35,
                ProfitFactor = 1.1,
                Sharpe = 0,
                MaxDrawdownPercent = -10,
            },
            new QuickGateRule()
        );

    [Fact]
    public void Given_trades_without_a_loss_When_the_gate_is_asked_Then_the_profit_factor_is_infinite_and_passes()
    {
        var reading = Check(new QuickGateRule(), 5_100_000, 5_100_000, 5_100_000);

        Assert.True(reading.Passed, Failed(reading));
        Assert.Equal("Infinity", reading.Rungs.Single(rung => rung.Name == "quick-profit-factor").Value);
    }

    [Fact]
    public void Given_two_trades_When_the_gate_is_asked_Then_they_are_too_few() =>
        Assert.Equal("quick-trades", Failed(Check(new QuickGateRule(), 5_100_000, 5_100_000)));

    [Fact]
    public void Given_trades_without_a_win_When_the_gate_is_asked_Then_return_wins_factor_and_sharpe_fail() =>
        Assert.Equal(
            "quick-return quick-win-rate quick-profit-factor quick-sharpe",
            Failed(Check(new QuickGateRule(), 4_950_000, 4_950_000, 4_950_000))
        );

    [Fact]
    public void Given_no_trade_at_all_When_the_gate_is_asked_Then_absent_figures_fail()
    {
        var reading = Check(new QuickGateRule());

        Assert.Equal("quick-trades quick-win-rate quick-profit-factor quick-sharpe", Failed(reading));
        Assert.Equal(0.0, reading.ReturnPercent);
        Assert.Equal(3, reading.Rungs.Count(rung => rung.Value == "absent"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Given_fewer_than_two_candles_When_the_gate_is_asked_Then_every_figure_is_absent(int count)
    {
        var all = Request();
        var few = new CandleSeries(all.Candles.Market, all.Candles.Interval, [.. all.Candles.Candles.Take(count)]);

        var reading = QuickGate.Check(all with { Candles = few }, new QuickGateRule());

        Assert.Equal((null, false), (reading.ReturnPercent, reading.Rungs.Any(rung => rung.Passed)));
        Assert.Equal("0", reading.Rungs[0].Value);
    }

    private static string Failed(QuickReading reading) =>
        string.Join(' ', reading.Rungs.Where(rung => !rung.Passed).Select(rung => rung.Name));

    private static QuickReading Check(QuickGateRule rule, params int[] sales) => QuickGate.Check(Request(sales), rule);

    // Bought at 5,000,000 every eight hours, and sold two hours later for these.
    private static BacktestRequest Request(params int[] sales)
    {
        var candles = sales.SelectMany(
            (sale, trade) =>
                Enumerable
                    .Range(trade * 8, 8)
                    .Select(hour => hour % 8 == 3 ? At(hour, sale, close: 5_000_000m) : Quiet(hour))
        );
        var wishes = sales.SelectMany((_, trade) => new[] { (Own(trade * 8), Buy), (Own((trade * 8) + 2), Sell) });
        return new BacktestRequest(Then([.. candles]), new Script([.. wishes]), RiskProfile.Balanced, default);
    }
}
