using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Reasons;
using Bot.Domain.Risk;

namespace Bot.Tests.Risk;

/// <summary>What limits and sizes say about themselves: each figure with its limit, word for word.</summary>
public sealed class RungTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, 0, "frequency-pause absent >= 4 ok", "frequency-day 0 < 5 ok")]
    [InlineData(90, 4, "frequency-pause 1.5 >= 4 failed", "frequency-day 4 < 5 ok")]
    [InlineData(240, 5, "frequency-pause 4 >= 4 ok", "frequency-day 5 < 5 failed")]
    [InlineData(1500, 6, "frequency-pause 25 >= 4 ok", "frequency-day 6 < 5 failed")]
    public void Given_a_pace_When_it_is_checked_Then_both_limits_are_told(
        int? minutes,
        int today,
        string pause,
        string day
    )
    {
        var last = minutes is { } ago ? Now.AddMinutes(-ago) : (DateTimeOffset?)null;

        Assert.Equal([pause, day], EntryFrequency.Check(RiskProfile.Balanced, last, today, Now).Select(Words));
    }

    [Theory]
    [InlineData(9_500, "loss-day -5 > -10 ok", "loss-week -5 > -15 ok")]
    [InlineData(9_000, "loss-day -10 > -10 failed", "loss-week -10 > -15 ok")]
    [InlineData(8_500, "loss-day -15 > -10 failed", "loss-week -15 > -15 failed")]
    public void Given_an_equity_When_limits_are_read_Then_both_are_told(int now, string day, string week)
    {
        var reading = LossLimits.Read(
            RiskProfile.Balanced,
            new EquityMarks(new Krw(now), new Krw(10_000), new Krw(10_000))
        );

        Assert.Equal([day, week], reading.Rungs.Select(Words));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    public void Given_marks_of_nothing_When_limits_are_read_Then_there_is_no_change(int start, int change)
    {
        var reading = LossLimits.Read(
            RiskProfile.Balanced,
            new EquityMarks(new Krw(5m), new Krw(start), new Krw(start))
        );

        Assert.Equal((change, change, null), (reading.Day.Value, reading.Week.Value, reading.Trip));
    }

    [Fact]
    public void Given_cash_and_coins_When_equity_is_asked_Then_coins_count_at_the_last_price() =>
        Assert.Equal(1_500m, Equity.Of(new Krw(500m), new Volume(0.5m), new Price(2_000m)).Value);

    [Fact]
    public void Given_too_little_cash_When_a_size_is_told_Then_the_least_is_named() =>
        Assert.Equal(
            ["size-cash 4999 >= 5000 failed"],
            Told(Input(SizingMode.Fixed) with { FreeCash = new Krw(4_999) })
        );

    [Fact]
    public void Given_a_share_of_cash_When_a_size_is_told_Then_mode_share_and_least_are_named() =>
        Assert.Equal(
            ["size-mode fixed  ok", "size-share 30 % of free KRW ok", "size-minimum 299850.075 >= 5000 ok"],
            Told(Input(SizingMode.Fixed))
        );

    [Fact]
    public void Given_a_size_by_risk_When_it_is_told_Then_risk_stop_and_what_can_be_paid_are_named() =>
        Assert.Equal(
            [
                "size-mode account-risk  ok",
                "size-risk 1.5 % of equity at a stop of -5 % ok",
                "size-notional 300000 <= 999500.2499 ok",
                "size-minimum 300000 >= 5000 ok",
            ],
            Told(Input(SizingMode.AccountRisk))
        );

    [Fact]
    public void Given_an_edge_When_a_size_by_kelly_is_told_Then_every_figure_of_it_is_named() =>
        Assert.Equal(
            [
                "size-mode kelly  ok",
                "size-kelly 0.4 > 0 of 20 trades ok",
                "size-win-rate 60 W in percent ok",
                "size-win-over-loss 2 R ok",
                "size-kelly-share 20 <= 30 ok",
                "size-shrink 0.7 after 3 losses in a row ok",
                "size-minimum 139930.035 >= 5000 ok",
            ],
            Told(Input(SizingMode.Kelly) with { Closed = Book(20) with { LossesInARow = 3 } })
        );

    [Fact]
    public void Given_no_edge_When_a_size_by_kelly_is_told_Then_the_fraction_is_what_failed() =>
        Assert.Equal(
            [
                "size-mode kelly  ok",
                "size-kelly -1 > 0 of 20 trades failed",
                "size-win-rate 0 W in percent ok",
                "size-win-over-loss absent R ok",
            ],
            Told(Input(SizingMode.Kelly) with { Closed = new TradeBook(20, 0, null, new Percent(-1m), 0) })
        );

    [Fact]
    public void Given_too_few_trades_When_a_size_by_kelly_is_told_Then_it_says_that_it_is_fixed_and_why() =>
        Assert.Equal(
            "size-mode fixed kelly from 20 trades, has 19 ok",
            Told(Input(SizingMode.Kelly) with { Closed = Book(19) })[0]
        );

    [Fact]
    public void Given_a_size_below_the_least_When_it_is_told_Then_that_is_what_failed()
    {
        var small = Sizing.Size(Input(SizingMode.Fixed) with { FreeCash = new Krw(16_000m) }, SizingRule.Default);

        Assert.Equal("size-minimum 4797.6012 >= 5000 failed", Words(small.Rungs[^1]));
        Assert.Equal(4_797.601m, decimal.Round(Assert.IsType<SizedEntry.TooSmall>(small).Notional.Value, 3));
    }

    [Fact]
    public void Given_a_size_by_risk_without_a_stop_below_When_it_is_asked_Then_the_bug_is_named()
    {
        var thrown = Assert.Throws<ArgumentException>(() =>
            Told(Input(SizingMode.AccountRisk) with { StopPercent = new Percent(0m) })
        );

        Assert.StartsWith("a size by risk needs a stop below the price", thrown.Message, StringComparison.Ordinal);
    }

    private static List<string> Told(SizingInput input) =>
        [.. Sizing.Size(input, SizingRule.Default).Rungs.Select(Words)];

    private static string Words(Rung rung) =>
        $"{rung.Name} {rung.Value} {rung.Limit} {(rung.Passed ? "ok" : "failed")}";

    private static SizingInput Input(SizingMode mode) =>
        new(
            mode,
            RiskProfile.Balanced,
            new Krw(1_000_000m),
            new Krw(1_000_000m),
            new Price(1_000m),
            new Percent(-5m),
            TradeBook.Empty
        );

    private static TradeBook Book(int count) => new(count, count * 6 / 10, new Percent(2m), new Percent(-1m), 0);
}
