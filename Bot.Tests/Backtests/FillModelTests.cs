using Bot.Domain.Backtests;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using static Bot.Domain.Strategies.TradeAction;
using static Bot.Tests.Backtests.Hours;

namespace Bot.Tests.Backtests;

/// <summary>Which level a candle reaches first and what is paid there, with a trailing stop and with parts.</summary>
public sealed class FillModelTests
{
    private static readonly Percent Slippage = new(0.05m);

    /// <summary>Bought at 5,000,000: stop 4,750,000, part at 5,250,000, rest and target at 5,500,000.</summary>
    private static readonly Position Held = new(
        new Volume(1m),
        new Price(5_000_000m),
        Krw.Zero,
        Start,
        ExitPlan.For(
            new Price(5_000_000m),
            new ExitTerms(new Percent(-5m), new Percent(10m)) { Partial = new PartialRule() },
            Start
        )
    );

    [Theory]
    [InlineData(5_100_000, 5_060_000, 5_050_001, 5_050_000, null, 0)]
    [InlineData(5_100_000, 5_110_000, 5_050_000, 5_050_000, ExitReason.Trailing, 5_047_000)]
    [InlineData(5_100_000, 5_600_000, 5_050_000, 5_050_000, ExitReason.Trailing, 5_047_000)]
    [InlineData(5_100_000, 5_110_000, 4_700_000, 5_050_000, ExitReason.Trailing, 5_047_000)]
    [InlineData(5_050_000, 5_110_000, 5_050_000, 5_050_000, ExitReason.Trailing, 5_047_000)]
    [InlineData(5_000_000, 5_010_000, 4_990_000, 5_050_000, ExitReason.Trailing, 4_997_000)]
    [InlineData(4_750_001, 4_760_000, 4_700_000, 5_050_000, ExitReason.Trailing, 4_747_000)]
    [InlineData(4_750_000, 4_760_000, 4_700_000, 5_050_000, ExitReason.StopLoss, 4_747_000)]
    [InlineData(4_700_000, 4_710_000, 4_600_000, 5_050_000, ExitReason.StopLoss, 4_697_000)]
    [InlineData(5_000_000, 5_010_000, 4_750_000, 4_750_000, ExitReason.StopLoss, 4_747_000)]
    [InlineData(5_000_000, 5_010_000, 4_750_000, 4_700_000, ExitReason.StopLoss, 4_747_000)]
    [InlineData(5_000_000, 5_010_000, 4_750_001, 4_700_000, null, 0)]
    public void Given_a_trailing_stop_When_a_candle_falls_Then_the_higher_stop_is_met_first_and_a_gap_fills_at_the_open(
        int open,
        int high,
        int low,
        int trailing,
        ExitReason? reason,
        int price
    )
    {
        var held = Held with { Progress = Held.Progress with { TrailingStop = new Price(trailing) } };

        AssertExit(reason, price, held, open, Math.Max(high, open), low);
    }

    [Theory]
    [InlineData(5_100_000, 5_249_999, 5_050_000, false, null, 0)]
    [InlineData(5_100_000, 5_250_000, 5_050_000, false, ExitReason.Partial, 5_250_000)]
    [InlineData(5_100_000, 5_250_000, 5_050_000, true, null, 0)]
    [InlineData(5_100_000, 5_250_000, 4_750_000, false, ExitReason.StopLoss, 4_747_000)]
    [InlineData(5_300_000, 5_310_000, 5_250_000, false, ExitReason.Partial, 5_300_000)]
    [InlineData(5_100_000, 5_600_000, 5_050_000, false, ExitReason.Partial, 5_250_000)]
    [InlineData(5_100_000, 5_499_999, 5_050_000, true, null, 0)]
    [InlineData(5_100_000, 5_500_000, 5_050_000, true, ExitReason.TakeProfit, 5_500_000)]
    [InlineData(5_499_999, 5_600_000, 5_050_000, false, ExitReason.Partial, 5_499_999)]
    [InlineData(5_500_000, 5_600_000, 5_050_000, false, ExitReason.TakeProfit, 5_500_000)]
    [InlineData(5_700_000, 5_800_000, 5_600_000, true, ExitReason.TakeProfit, 5_700_000)]
    public void Given_a_partial_take_profit_When_a_candle_rises_Then_the_part_goes_first_and_a_gap_above_sells_all(
        int open,
        int high,
        int low,
        bool sold,
        ExitReason? reason,
        int price
    ) => AssertExit(reason, price, Held with { Progress = Held.Progress with { PartSold = sold } }, open, high, low);

    [Theory]
    [InlineData(5_000_000, 5_003_000, 4_997_000)]
    [InlineData(5_001_000, 5_004_000, 4_998_000)]
    [InlineData(4_000_000, 4_002_000, 3_998_000)]
    public void Given_an_order_at_the_open_When_it_is_filled_Then_it_slips_against_the_trader_to_the_unit(
        int open,
        int bought,
        int sold
    )
    {
        var candle = At(0, open);

        Assert.Equal(bought, FillModel.Buy(candle, Slippage).Value);
        Assert.Equal(sold, FillModel.Sell(candle.Open, candle, Slippage).Value);
    }

    // Filled at 5,003,000: the part at 5,253,000 (5,253,150 cut), the rest at 5,503,000 (5,503,300 cut).
    [Fact]
    public void Given_a_candle_through_both_levels_When_it_is_run_Then_half_is_sold_at_each()
    {
        var report = Run(10_000_000m, Partial, Quiet(1), At(2, 5_000_000m, 5_600_000m));

        Assert.Equal(["exit-partial", "exit-take-profit"], report.Trades.Select(trade => trade.Reason));
        Assert.Equal([5_253_000m, 5_503_000m], report.Trades.Select(trade => trade.Exit.Value));
        Assert.InRange(report.Trades[1].Volume.Value - report.Trades[0].Volume.Value, 0m, 0.00000001m);
        Assert.Equal(report.Trades.Sum(trade => trade.Result.Value), report.LastEquity.Value - 10_000_000m, 6);
    }

    [Fact]
    public void Given_a_part_that_was_sold_When_the_price_falls_Then_only_the_rest_meets_the_stop()
    {
        var report = Run(10_000_000m, Partial, At(1, 5_000_000m, 5_300_000m), At(2, 5_000_000m, low: 4_700_000m));

        Assert.Equal(["exit-partial", "exit-stop-loss"], report.Trades.Select(trade => trade.Reason));
        Assert.Equal(report.Trades.Sum(trade => trade.Result.Value), report.LastEquity.Value - 10_000_000m, 6);
    }

    // Of 30 % of the capital half is sold, at five per cent more than it cost.
    [Theory]
    [InlineData(32_000, 2)]
    [InlineData(31_000, 1)]
    public void Given_a_part_below_the_exchanges_least_When_it_is_reached_Then_all_goes_with_it(int capital, int trades)
    {
        var report = Run(capital, Partial, Quiet(1), At(2, 5_000_000m, 5_600_000m));

        Assert.Equal(trades, report.Trades.Count);
        Assert.Equal("exit-partial", report.Trades[0].Reason);
    }

    // The high of 5,300,000 arms it at the candle's end: 2 % behind, 5,194,000.
    [Theory]
    [InlineData(5_195_000, "end", 5_200_000)]
    [InlineData(5_194_000, "exit-trailing", 5_191_000)]
    public void Given_a_trailing_stop_When_candles_are_run_Then_it_stands_behind_the_high_from_the_next_candle_on(
        int low,
        string reason,
        int price
    )
    {
        var trailing = new ExitRule { Trailing = new TrailingRule { Percent = 2m } };

        var report = Run(
            10_000_000m,
            trailing,
            At(1, 5_000_000m, 5_300_000m, close: 5_250_000m),
            At(2, 5_200_000m, low: low)
        );

        Assert.Equal((reason, price), (report.Trades[0].Reason, report.Trades[0].Exit.Value));
    }

    private static ExitRule Partial => new() { Partial = new PartialRule() };

    private static BacktestReport Run(decimal capital, ExitRule exits, params Candle[] own) =>
        Backtest.Run(
            new BacktestRequest(
                Then([Quiet(0), .. own]),
                new Script((Own(0), Buy)),
                RiskProfile.Balanced,
                new Krw(capital)
            )
            {
                Exits = exits,
            }
        );

    private static void AssertExit(ExitReason? reason, int price, Position held, int open, int high, int low)
    {
        var candle = new Candle(Start, new Price(open), new Price(high), new Price(low), new Price(open), 1m);

        var exit = FillModel.Exit(held, candle, Slippage);

        Assert.Equal((reason, (decimal)price), (exit?.Reason, exit?.Price.Value ?? 0m));
    }
}
