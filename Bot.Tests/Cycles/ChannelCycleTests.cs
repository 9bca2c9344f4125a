using System.Globalization;
using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Tests.Cycles;

/// <summary>A strategy of days in cycles of hours.</summary>
public sealed class ChannelCycleTests
{
    private const int DaysRead = 200;

    [Fact]
    public void Given_a_day_at_a_new_high_When_a_cycle_decides_on_it_Then_it_buys_by_its_own_size_and_without_a_target()
    {
        var input = Ordinary.Trending();

        var decision = Replay.Decide(input)!;
        var terms = CycleSteps.TermsOf(input);

        Assert.Equal("bought", decision.Outcome);
        Assert.Equal(["channel-days", "channel-entry"], decision.Signal.Select(rung => rung.Name));
        Assert.Equal(["confidence", "market-risk", "flash-crash"], decision.Validation.Select(rung => rung.Name));
        Assert.Equal(["quick-days"], decision.Quick.Select(rung => rung.Name));
        Assert.Equal((3.0, null), (terms.Levels!.Stop, terms.Levels.Target));
        Assert.Equal(IndicatorSet.Compute(input.Seen!.Days!).Atr14[input.Seen.Days!.Count - 1], terms.Atr);
        Assert.Contains(decision.Size, rung => rung.Name == "size-volatility");
    }

    // The market moves by about a percent a day: what it may spend is what the profile allows of cash.
    [Fact]
    public void Given_a_quiet_market_When_a_cycle_buys_Then_the_profiles_part_of_cash_is_the_most()
    {
        var input = Ordinary.Trending();

        var decision = Replay.Decide(input)!;

        var spent = decision.Limit!.Value * decision.Volume!.Value;
        Assert.InRange((spent + (spent * Costs.Fee)).Value, 7_999_000m, 8_000_000m);
    }

    [Fact]
    public void Given_a_day_that_was_decided_on_When_a_later_cycle_runs_Then_nothing_is_said_and_nobody_asked()
    {
        var input = Ordinary.Trending() with { DayDecided = true };

        var decision = Replay.Decide(input)!;

        Assert.Equal(("hold-no-signal", "day-close"), (decision.Outcome, Assert.Single(decision.Signal).Name));
        Assert.Equal([TradeAction.Hold], CycleSteps.Menu(input, CycleSteps.Gate(input).Reading));
    }

    [Fact]
    public void Given_a_day_that_was_decided_on_When_its_stop_is_reached_Then_it_protects_all_the_same()
    {
        var input = Ordinary.Trending() with { DayDecided = true, Position = Ordinary.Held(4_900_000m) };

        var decision = Replay.Decide(input with { Last = input.Position.Plan.StopLoss });

        Assert.Equal("exit-stop-loss", decision!.Outcome);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    public void Given_a_day_that_the_exchange_does_not_show_yet_When_a_cycle_decides_Then_it_waits(int shown)
    {
        var input = Ordinary.Trending();
        var days = shown < 0 ? null : input.Seen!.Days!.Between(0, input.Seen.Days.Count - 1);

        var decision = Replay.Decide(input with { Seen = input.Seen! with { Days = days } });

        Assert.Equal("failed-data", decision!.Outcome);
        Assert.False(TerminalReasons.Parse(decision.Outcome).IsSaid());
    }

    [Fact]
    public void Given_a_strategy_of_hours_When_the_days_are_missing_Then_it_decides_all_the_same()
    {
        var input = Ordinary.Quiet();

        var decision = Replay.Decide(input with { Seen = input.Seen! with { Days = null } });

        Assert.Equal("hold-no-signal", decision!.Outcome);
    }

    // The exchange makes its days, the engine makes them of hours; a cycle sees 200 of them, the engine all there ever
    // were.
    [SharedTheory]
    [InlineData("BTC", "20260212")]
    [InlineData("ETH", "20260112")]
    public void Given_a_year_When_each_day_is_decided_live_and_by_the_engine_Then_both_say_the_same(
        string coin,
        string until
    )
    {
        var all = Read(coin, CandleInterval.Day, $"data/upbit-1d/KRW-{coin}-1d-20170925-{until}.csv");
        var hours = Read(coin, CandleInterval.Hour, $"data/upbit-1h/KRW-{coin}-1h-2024.csv");
        var (indicators, strategy) = (IndicatorSet.Compute(all), new ChannelTrend());
        var spoken = 0;
        for (var day = all.CountBefore(hours.Candles[0].Start) + 9; day < all.Count; day++)
        {
            var over = all.Candles[day].Start.AddDays(1);
            if (over > hours.Last!.Start)
            {
                break;
            }

            var last = hours.CountBefore(over);
            foreach (var position in new[] { null, Ordinary.Held(1m) })
            {
                var input = Ordinary.Trending() with
                {
                    At = over.AddSeconds(5),
                    Candles = hours.Between(Math.Max(0, last - DaysRead), last),
                    Seen = Ordinary.Trending().Seen! with { Days = all.Between(day + 1 - DaysRead, day + 1) },
                    Position = position,
                };
                var held = position is null ? null : new Holding(position.AverageFill, position.OpenedAt);
                var view = new StrategyView(all, indicators, day, held);
                var (live, engine) = (CycleSteps.Observe(input).Signal, strategy.Decide(view));

                Assert.Equal(engine.Action, live.Action);
                Assert.Equal(strategy.SizeOf(view), CycleSteps.SizeOf(input));
                Assert.Equal(
                    strategy.AtrOf(view)!.Value,
                    CycleSteps.TermsOf(input).Atr!.Value,
                    strategy.AtrOf(view)!.Value / 1e4
                );
                spoken += live.Action == TradeAction.Hold ? 0 : 1;
            }
        }

        Assert.True(spoken > 50, $"{spoken} signals");
    }

    private static CandleSeries Read(string coin, CandleInterval interval, string file)
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
            ));
        return new CandleSeries(new MarketCode($"KRW-{coin}"), interval, [.. candles]);
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
