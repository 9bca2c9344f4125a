using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using static Bot.Tests.Backtests.Hours;

namespace Bot.Tests.Backtests;

/// <summary>The flash crash in a backtest that has candles of a minute.</summary>
public sealed class FlashMinutesTests
{
    // The signal is on the close of 00:00 to 01:00.
    private static readonly DateTimeOffset Close = Start.AddHours(1);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-20, 0)]
    [InlineData(-59, 0)]
    [InlineData(-80, 1)]
    [InlineData(1, 1)]
    public void Given_a_crash_so_many_minutes_around_the_signal_When_it_is_run_Then_only_one_just_before_blocks_the_entry(
        int minute,
        int entries
    )
    {
        // A fall of 6 % within the minute that begins there; at 0 there is none.
        var minutes = Minutes(at => minute != 0 && at >= Close.AddMinutes(minute) ? 4_700_000m : 5_000_000m);

        Assert.Equal(entries, Run(minutes).Trades.Count);
    }

    [Fact]
    public void Given_minutes_that_begin_too_late_When_it_is_run_Then_the_crash_is_unknown_and_blocks() =>
        Assert.Empty(Run(Minutes(_ => 5_000_000m, from: Close.AddMinutes(-60))).Trades);

    [Fact]
    public void Given_minutes_When_it_is_run_Then_the_rule_is_on_and_looks_not_ahead()
    {
        var request = Request(Minutes(at => at >= Close.AddMinutes(1) ? 4_700_000m : 5_000_000m));

        Assert.DoesNotContain("flash-crash", request.RulesOff);
        Assert.Contains("flash-crash", (request with { Minutes = null }).RulesOff);
        Assert.Null(LookAhead.Differs(request));
    }

    private static BacktestReport Run(CandleSeries minutes) => Backtest.Run(Request(minutes));

    private static BacktestRequest Request(CandleSeries minutes) =>
        new(
            Then(Quiet(0), Quiet(1), Quiet(2)),
            new Script((Own(0), TradeAction.Buy)),
            RiskProfile.Balanced,
            new Krw(10_000_000m)
        )
        {
            Minutes = minutes,
        };

    private static CandleSeries Minutes(Func<DateTimeOffset, decimal> price, DateTimeOffset? from = null)
    {
        var first = from ?? Close.AddHours(-20);
        var candles = Enumerable
            .Range(0, (int)(Close.AddHours(1) - first).TotalMinutes)
            .Select(minute => first.AddMinutes(minute))
            .Select(at =>
            {
                var level = new Price(price(at));
                return new Candle(at, level, new Price(level.Value + 1_000m), level, level, 1m);
            });
        return new CandleSeries(new MarketCode("KRW-ETH"), CandleInterval.Minute, [.. candles]);
    }
}
