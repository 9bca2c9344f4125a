using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Domain.Warnings;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Warnings;

public sealed class BtcRiskTests
{
    private static readonly BtcRiskRule Rule = BtcRiskRule.Default;

    [Theory]
    [InlineData(2.0, 0.9, -1.0, 3.0, BtcRiskLevel.Low)]
    [InlineData(2.0, 0.9, -1.0, -0.99, BtcRiskLevel.Low)]
    [InlineData(2.0, 0.9, -1.0, -1.0, BtcRiskLevel.Low)]
    [InlineData(2.0, 0.9, -1.0, -1.01, BtcRiskLevel.High)]
    [InlineData(1.21, 0.9, -0.01, -2.0, BtcRiskLevel.High)]
    [InlineData(1.2, 0.9, -0.01, -2.0, BtcRiskLevel.Medium)]
    [InlineData(1.21, 0.9, 0.0, -2.0, BtcRiskLevel.Medium)]
    [InlineData(0.81, 0.9, -1.0, -2.0, BtcRiskLevel.Medium)]
    [InlineData(0.8, 0.9, -1.0, -2.0, BtcRiskLevel.Low)]
    [InlineData(0.1, 0.71, 1.0, -5.01, BtcRiskLevel.High)]
    [InlineData(0.1, 0.71, 1.0, -5.0, BtcRiskLevel.Low)]
    [InlineData(0.1, 0.7, 1.0, -5.01, BtcRiskLevel.Low)]
    [InlineData(0.9, 0.7, 1.0, -5.01, BtcRiskLevel.Medium)]
    [InlineData(-2.0, -0.9, -9.0, -9.0, BtcRiskLevel.Low)]
    public void Given_the_figures_When_they_are_judged_Then_the_table_holds_at_every_limit(
        double beta,
        double correlation,
        double alpha,
        double btcLast,
        BtcRiskLevel level
    ) => Assert.Equal(level, BtcRisk.Judge(beta, correlation, alpha, btcLast, Rule));

    // Computed by a second program in another language, with a library of statistics.
    [SharedTheory]
    [InlineData("2020-03-12", 1.2483635355911207, 0.9235859683611917, 2.6046709173719904, -33.09148264984227, "High")]
    [InlineData("2022-06-13", 1.055366272417471, 0.8977207824048812, 0.4515957040550127, -15.398352439656662, "High")]
    [InlineData("2024-08-05", 1.0448507410141024, 0.8247374980357358, -2.946903941877724, -4.932149356915147, "Medium")]
    [InlineData("2025-11-21", 1.4468230144918235, 0.8743354825511689, 0.1773581764494736, -1.42575598940691, "Medium")]
    [InlineData("2026-01-08", 1.3429995438583562, 0.8088832322885772, -1.625090099071739, 0.17677280557248062, "Low")]
    public void Given_real_days_When_they_are_read_Then_the_figures_are_those_of_a_second_program(
        string day,
        double beta,
        double correlation,
        double alpha,
        double btcLast,
        string level
    )
    {
        var until = DateTimeOffset.Parse($"{day}T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var reading = BtcRisk.Read(
            Days("ETH-1d-20170925-20260112", until),
            Days("BTC-1d-20170925-20260212", until),
            Rule
        );

        Assert.Equal(beta, reading.Beta!.Value, 9);
        Assert.Equal(correlation, reading.Correlation!.Value, 9);
        Assert.Equal(alpha, reading.Alpha!.Value, 9);
        Assert.Equal(btcLast, reading.BtcLastReturnPercent!.Value, 9);
        Assert.Equal(level, reading.Level.ToString());
    }

    [Fact]
    public void Given_a_market_that_moves_exactly_as_bitcoin_When_beta_is_read_Then_it_is_one_and_not_30_over_29()
    {
        var reading = BtcRisk.Read(Market("ETH", Wave(31)), Market("BTC", Wave(31)), Rule);

        Assert.Equal(1.0, reading.Beta!.Value, 12);
        Assert.Equal(1.0, reading.Correlation!.Value, 12);
        Assert.Equal(0.0, reading.Alpha!.Value, 12);
    }

    [Theory]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void Given_common_days_When_there_are_fewer_than_31_closes_Then_the_risk_is_unknown(int days, bool isUnknown)
    {
        var reading = BtcRisk.Read(Market("ETH", Wave(days)), Market("BTC", Wave(60)), Rule);

        Assert.Equal(isUnknown, reading.Level == BtcRiskLevel.Unknown);
        Assert.Equal(isUnknown, reading.Beta is null);
    }

    [Fact]
    public void Given_days_that_one_market_lacks_When_returns_are_taken_Then_both_skip_them()
    {
        var all = Market("ETH", Wave(40));
        var holes = new CandleSeries(
            new MarketCode("KRW-BTC"),
            CandleInterval.Day,
            [.. all.Candles.Where((_, index) => index % 7 != 3)]
        );

        Assert.Equal(1.0, BtcRisk.Read(all, holes, Rule).Beta!.Value, 12);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Given_a_market_that_stood_still_When_it_is_read_Then_the_risk_is_unknown(bool isBitcoin)
    {
        var (still, moved) = (Enumerable.Repeat(100_000m, 31), Wave(31));

        var reading = BtcRisk.Read(
            Market("ETH", isBitcoin ? moved : still),
            Market("BTC", isBitcoin ? still : moved),
            Rule
        );

        Assert.Equal(BtcRiskLevel.Unknown, reading.Level);
        Assert.NotNull(reading.BtcLastReturnPercent);
    }

    [Fact]
    public void Given_a_market_that_grew_by_the_same_share_each_day_When_it_is_read_Then_rounding_is_no_variance()
    {
        var grown = Enumerable.Range(0, 31).Select(day => decimal.Round(100m * (decimal)Math.Pow(1.01, day), 20));

        Assert.Equal(BtcRiskLevel.Unknown, BtcRisk.Read(Market("ETH", Wave(31)), Market("BTC", grown), Rule).Level);
    }

    [Theory]
    [InlineData(95_001, BtcRiskLevel.Low)]
    [InlineData(95_000, BtcRiskLevel.Low)]
    [InlineData(94_999, BtcRiskLevel.High)]
    public void Given_bitcoin_itself_When_its_last_day_is_worse_than_minus_five_Then_the_risk_is_high(
        int close,
        BtcRiskLevel level
    )
    {
        var days = Market("BTC", [100_000m, close]);

        Assert.Equal(
            new BtcRiskReading(level, null, null, null, (close - 100_000) / 1_000d),
            BtcRisk.Read(days, days, Rule)
        );
    }

    [Fact]
    public void Given_one_day_of_bitcoin_itself_When_it_is_read_Then_the_risk_is_unknown()
    {
        var day = Market("BTC", [100_000m]);

        Assert.Equal(BtcRiskReading.Unknown(null), BtcRisk.Read(day, day, Rule));
    }

    [Fact]
    public void Given_any_days_When_one_market_is_scaled_Then_the_reading_stays() =>
        Prop.ForAll(
                Walks(),
                Walks(),
                Gen.Elements(0.25m, 3m, 1_000m).ToArbitrary(),
                (eth, btc, factor) =>
                {
                    var one = BtcRisk.Read(Market("ETH", eth), Market("BTC", btc), Rule);
                    var two = BtcRisk.Read(Market("ETH", eth).Scaled(factor), Market("BTC", btc), Rule);
                    return one.Level == two.Level && Math.Abs((one.Beta - two.Beta) ?? 0) < 1e-9;
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_any_days_When_older_ones_are_added_Then_the_reading_stays() =>
        Prop.ForAll(
                Walks(),
                Walks(),
                (eth, btc) =>
                    BtcRisk.Read(Market("ETH", eth), Market("BTC", btc), Rule)
                    == BtcRisk.Read(Market("ETH", eth).Part(9, 31), Market("BTC", btc).Part(9, 31), Rule)
            )
            .QuickCheckThrowOnFailure();

    private static CandleSeries Days(string file, DateTimeOffset until)
    {
        var all = CandleFiles.Read($"upbit-1d/KRW-{file}.csv", $"KRW-{file[..3]}", CandleInterval.Day);
        return all.Part(0, all.Candles.TakeWhile(candle => candle.Start <= until).Count());
    }

    private static CandleSeries Market(string coin, IEnumerable<decimal> closes) =>
        new(
            new MarketCode($"KRW-{coin}"),
            CandleInterval.Day,
            [.. closes.Select((close, index) => CandleFiles.Flat(CandleFiles.Start.AddDays(index), close))]
        );

    private static IEnumerable<decimal> Wave(int days) =>
        Enumerable.Range(0, days).Select(day => 100_000m + (day * day * 7_919 % 9_973));

    private static Arbitrary<decimal[]> Walks() =>
        Gen.Choose(50_000, 60_000)
            .ListOf(40)
            .Select(closes => closes.Select(close => (decimal)close).ToArray())
            .ToArbitrary();
}
