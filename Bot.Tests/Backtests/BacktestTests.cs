using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using static Bot.Domain.Strategies.TradeAction;
using static Bot.Tests.Backtests.Hours;

namespace Bot.Tests.Backtests;

public sealed class BacktestTests
{
    private static readonly Krw Capital = new(10_000_000m);

    [Fact]
    public void Given_a_buy_on_a_close_When_it_is_run_Then_the_next_open_fills_it_slipped_rounded_and_paid_with_fee()
    {
        var report = Run(Then(Quiet(0), At(1, 4_990_000m), At(2, 5_100_000m)), (Own(0), Buy));

        // 4,990,000 x 1.0005 = 4,992,495, up to the unit of 1,000; 30 % of the cash over the price with fee.
        var trade = Assert.Single(report.Trades);
        Assert.Equal((4_993_000m, Start.AddHours(1)), (trade.Entry.Value, trade.OpenedAt));
        Assert.Equal(0.60054090m, trade.Volume.Value);
        var cost = 4_993_000m * 0.60054090m;
        Assert.Equal(10_000_000m - (cost * 1.0005m) + (0.60054090m * 5_100_000m), report.LastEquity.Value);
    }

    [Fact]
    public void Given_a_position_at_the_end_When_it_is_run_Then_it_is_valued_at_the_last_close_and_counted_apart()
    {
        var report = Run(Then(Quiet(0), Quiet(1), At(2, 5_100_000m)), (Own(0), Buy));

        Assert.Equal(("end", 5_100_000m), (report.Trades[0].Reason, report.Trades[0].Exit.Value));
        Assert.Empty(report.Closed);
        Assert.Null(report.WinRatePercent);
    }

    // An entry at 5,003,000: stop at 4,752,000 (4,752,850 cut down), target at 5,503,000 (5,503,300 cut down).
    [Theory]
    [InlineData(5_000_000, 5_001_000, 4_752_000, "exit-stop-loss", 4_749_000)]
    [InlineData(5_000_000, 5_600_000, 4_752_000, "exit-stop-loss", 4_749_000)]
    [InlineData(4_600_000, 4_700_000, 4_500_000, "exit-stop-loss", 4_597_000)]
    [InlineData(5_000_000, 5_503_000, 4_753_000, "exit-take-profit", 5_503_000)]
    [InlineData(5_600_000, 5_700_000, 5_550_000, "exit-take-profit", 5_600_000)]
    [InlineData(5_000_000, 5_502_000, 4_753_000, "end", 5_000_000)]
    public void Given_a_position_When_a_candle_reaches_its_levels_Then_it_is_left_as_the_page_says(
        int open,
        int high,
        int low,
        string reason,
        int price
    )
    {
        var report = Run(Then(Quiet(0), Quiet(1), At(2, open, high, low)), (Own(0), Buy));

        Assert.Equal((reason, price), (report.Trades[0].Reason, report.Trades[0].Exit.Value));
    }

    [Fact]
    public void Given_an_entry_at_an_open_When_the_same_candle_falls_to_the_stop_Then_it_is_stopped_in_it()
    {
        var report = Run(Then(Quiet(0), At(1, 5_000_000m, low: 4_700_000m)), (Own(0), Buy));

        var trade = Assert.Single(report.Closed);
        Assert.Equal(("exit-stop-loss", Start.AddHours(1)), (trade.Reason, trade.ClosedAt));
        Assert.Equal(trade.Result.Value, report.LastEquity.Value - Capital.Value);
    }

    [Fact]
    public void Given_a_sell_on_a_close_When_the_next_candle_opens_Then_it_is_left_before_that_candles_levels_are_seen()
    {
        var hours = Then(Quiet(0), Quiet(1), At(2, 5_000_000m, low: 4_000_000m));

        var report = Run(hours, (Own(0), Buy), (Own(1), Sell));

        Assert.Equal(("sold", 4_997_000m), (report.Closed[0].Reason, report.Closed[0].Exit.Value));
    }

    [Fact]
    public void Given_a_signal_on_the_last_candle_When_it_is_run_Then_nothing_is_filled() =>
        Assert.Empty(Run(Then(Quiet(0)), (Own(0), Buy)).Trades);

    [Fact]
    public void Given_a_buy_while_one_is_held_or_a_sell_without_When_it_is_run_Then_nothing_happens()
    {
        var report = Run(
            Then([.. Enumerable.Range(0, 10).Select(Quiet)]),
            (Own(0), Sell),
            (Own(1), Buy),
            (Own(7), Buy)
        );

        Assert.Equal(Start.AddHours(2), Assert.Single(report.Trades).OpenedAt);
    }

    [Fact]
    public void Given_a_buy_before_anything_is_warm_When_it_is_run_Then_validation_holds_it() =>
        Assert.Empty(Run(Then(Quiet(0)), (5, Buy)).Trades);

    [Fact]
    public void Given_candles_without_a_signal_When_it_is_run_Then_figures_without_a_value_are_absent()
    {
        var report = Run(Then(Quiet(0)));

        Assert.Equal((0.0, 0.0), (report.ReturnPercent, report.MaxDrawdownPercent));
        Assert.Equal((null, null, null), (report.Sharpe, report.WinRatePercent, report.ProfitFactor));
    }

    [Fact]
    public void Given_one_candle_When_it_is_run_Then_it_is_refused() =>
        Assert.Throws<ArgumentException>(() =>
            Run(new CandleSeries(new MarketCode("KRW-ETH"), CandleInterval.Hour, [Quiet(0)]))
        );

    // The first entry is filled at the open of candle 1.
    [Theory]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    public void Given_an_entry_When_another_is_wanted_Then_exactly_the_pause_passes(int second, int entries)
    {
        var hours = Then([.. Enumerable.Range(0, 10).Select(Quiet)]);

        var report = Run(hours, (Own(0), Buy), (Own(1), Sell), (Own(second), Buy));

        Assert.Equal(entries, report.Trades.Count);
    }

    // Candle 14 closes at midnight in Korea: an entry on it belongs to the new day. Careful people enter 3 times a day.
    [Theory]
    [InlineData(13, 3)]
    [InlineData(14, 4)]
    public void Given_the_days_entries_are_used_up_When_another_is_wanted_Then_it_waits_for_midnight_in_korea(
        int fourth,
        int entries
    )
    {
        var pace = RiskProfile.Conservative with { HoursBetweenEntries = 1 };
        var wishes = new[] { 0, 3, 6 }.SelectMany(at => new[] { (Own(at), Buy), (Own(at + 1), Sell) });

        var report = Backtest.Run(
            new BacktestRequest(
                Then([.. Enumerable.Range(0, 17).Select(Quiet)]),
                new Script([.. wishes, (Own(fourth), Buy)]),
                pace,
                Capital
            )
        );

        Assert.Equal(entries, report.Trades.Count);
    }

    // 30 % of the cash in a fall of 40 % loses more than 10 % of the equity, and less than 15.
    [Theory]
    [InlineData(13, 1)]
    [InlineData(14, 2)]
    public void Given_a_days_loss_at_its_limit_When_an_entry_is_wanted_Then_it_waits_for_midnight_in_korea(
        int second,
        int entries
    )
    {
        var report = Run(Crash(17), (Own(0), Buy), (Own(second), Buy));

        Assert.Equal(entries, report.Trades.Count);
    }

    // Candle 14 closes at midnight: what it lost belongs to the day that ends with it.
    [Theory]
    [InlineData(14, 2)]
    [InlineData(15, 1)]
    public void Given_a_loss_in_the_hour_around_midnight_When_an_entry_is_wanted_Then_the_day_of_the_loss_decides(
        int fall,
        int entries
    )
    {
        Candle[] low = [.. Enumerable.Range(fall, 6).Select(index => At(index, 3_000_000m))];

        var report = Run(
            Then([.. Enumerable.Range(0, fall).Select(Quiet), .. low]),
            (Own(0), Buy),
            (Own(fall + 2), Buy)
        );

        Assert.Equal(entries, report.Trades.Count);
    }

    // The week's limit is a tenth here, so that the same fall reaches it: entries open when the fall is more than seven midnights old.
    [Theory]
    [InlineData(13 + (7 * 24), 1)]
    [InlineData(14 + (7 * 24), 2)]
    public void Given_a_weeks_loss_at_its_limit_When_an_entry_is_wanted_Then_it_waits_for_the_week_to_pass(
        int second,
        int entries
    )
    {
        var profile = RiskProfile.Balanced with { WeeklyLossLimit = new Percent(-10m) };

        var report = Backtest.Run(
            new BacktestRequest(Crash(20 + (7 * 24)), new Script((Own(0), Buy), (Own(second), Buy)), profile, Capital)
        );

        Assert.Equal(entries, report.Trades.Count);
    }

    [Fact]
    public void Given_no_candles_around_midnight_When_the_day_has_changed_Then_a_daily_halt_is_released_all_the_same()
    {
        var hours = Crash(40).Candles.Where(candle => candle.Start.Hour is < 13 or > 15).ToList();
        var series = new CandleSeries(new MarketCode("KRW-ETH"), CandleInterval.Hour, hours);
        var second = hours.FindIndex(candle => candle.Start == Start.AddHours(17));

        var report = Run(series, (hours.FindIndex(candle => candle.Start == Start), Buy), (second, Buy));

        Assert.Equal(2, report.Trades.Count);
    }

    private static CandleSeries Crash(int count) =>
        Then([
            Quiet(0),
            At(1, 5_000_000m),
            At(2, 3_000_000m),
            .. Enumerable
                .Range(3, count)
                .Select(index => At(index, 3_000_000m, close: 3_000_000m + (index % 2 * 1_000m))),
        ]);

    private static BacktestReport Run(CandleSeries candles, params (int Candle, TradeAction Action)[] wishes) =>
        Backtest.Run(new BacktestRequest(candles, new Script(wishes), RiskProfile.Balanced, Capital));
}
