using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;

namespace Bot.Tests.Backtests;

/// <summary>What a change of the request must do to its trades, and what it must not.</summary>
public sealed class MetamorphicTests
{
    private const int Seeds = 40;
    private const decimal Thousand = 1_000m;

    private static readonly Krw Capital = new(1_000_000_000m);

    // Volumes are cut to eight decimals, so that twice the money is not twice the coins to the last of them.
    [Fact]
    public void Given_wild_markets_When_capital_is_doubled_Then_every_result_doubles()
    {
        var trades = 0;
        foreach (var request in Requests())
        {
            var once = Backtest.Run(request with { Capital = Capital }).Trades;
            var twice = Backtest.Run(request with { Capital = Capital * 2m }).Trades;

            Assert.Equal(Decisions(once), Decisions(twice));
            Assert.All(once.Zip(twice), pair => Near(pair.First.Result.Value * 2m, pair.Second));
            trades += once.Count;
        }

        Assert.True(trades > 200, $"{trades} trades");
    }

    [Fact]
    public void Given_no_costs_When_wild_markets_are_run_Then_the_account_is_what_the_prices_made_of_it()
    {
        var trades = 0;
        foreach (var drawn in Requests())
        {
            var request = drawn with { Fee = default, Slippage = default, Capital = Capital };
            var report = Backtest.Run(request);

            var opens = request.Candles.Candles.ToDictionary(candle => candle.Start, candle => candle.Open);
            Assert.All(report.Trades, trade => Assert.Equal(opens[trade.OpenedAt], trade.Entry));
            Assert.All(
                report.Trades.Where(trade => trade.Reason == "sold"),
                trade => Assert.Equal(opens[trade.ClosedAt], trade.Exit)
            );
            var moved = report.Trades.Sum(trade => (trade.Exit.Value - trade.Entry.Value) * trade.Volume.Value);
            Assert.Equal(Capital.Value + moved, report.LastEquity.Value, 9);
            Assert.Equal((0m, 0m), (report.Fees.Value, report.SlippagePaid.Value));
            trades += report.Trades.Count;
        }

        Assert.True(trades > 200, $"{trades} trades");
    }

    // From 2024-01-29 to 2025-07-30 the unit of a price from 0.01 to 100 is a thousandth of that of a thousand times the
    // price.
    [Fact]
    public void Given_a_price_whose_unit_scales_When_it_is_a_thousand_times_as_high_Then_no_decision_changes()
    {
        var trades = 0;
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var request = new WildRequest(seed, new DateTimeOffset(2024, 6, 1, 0, 0, 0, TimeSpan.Zero), 3m).Request with
            {
                Capital = Capital,
            };
            var candles = request.Candles.Candles;
            Assert.All(candles, candle => Assert.InRange(candle.Low.Value, 0.1m, candle.High.Value));
            Assert.All(candles, candle => Assert.InRange(candle.High.Value, candle.Low.Value, 80m));
            var low = Backtest.Run(request).Trades;
            var high = Backtest.Run(request with { Candles = Higher(request.Candles) }).Trades;

            Assert.Equal(Decisions(low, Thousand), Decisions(high));
            Assert.All(low.Zip(high), pair => Near(pair.First.Result.Value, pair.Second));
            trades += low.Count;
        }

        Assert.True(trades > 200, $"{trades} trades");
    }

    private static IEnumerable<BacktestRequest> Requests() =>
        Enumerable.Range(1, Seeds).Select(seed => new WildRequest(seed).Request);

    private static CandleSeries Higher(CandleSeries series) =>
        new(
            series.Market,
            series.Interval,
            [
                .. series.Candles.Select(candle => new Candle(
                    candle.Start,
                    candle.Open * Thousand,
                    candle.High * Thousand,
                    candle.Low * Thousand,
                    candle.Close * Thousand,
                    candle.Volume
                )),
            ]
        );

    private static IEnumerable<(DateTimeOffset, decimal, DateTimeOffset, decimal, string)> Decisions(
        IEnumerable<Trade> trades,
        decimal scale = 1m
    ) =>
        trades.Select(one => (one.OpenedAt, one.Entry.Value * scale, one.ClosedAt, one.Exit.Value * scale, one.Reason));

    private static void Near(decimal expected, Trade trade)
    {
        var cost = trade.Entry.Value * trade.Volume.Value;
        Assert.True(Math.Abs(expected - trade.Result.Value) < cost / 1_000_000m, $"{expected} and {trade}");
    }
}
