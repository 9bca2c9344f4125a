using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Domain.Warnings;

namespace Bot.Tests.Backtests;

/// <summary>
/// A year of real hours, pinned. The trades and figures are those of a second program, written from the specification
/// alone and in another language.
/// </summary>
public sealed class YearTests
{
    private const int LookAheadPoints = 50;

    [SharedTheory]
    [InlineData(
        "ETH",
        "conservative",
        69,
        8973726.1997,
        new[] { -12.330402, -1.630446, 30.4348, 0.638929 },
        "4098a55dae3a0f25"
    )]
    [InlineData(
        "ETH",
        "balanced",
        55,
        8833724.7798,
        new[] { -15.613770, -0.991293, 45.4545, 0.724601 },
        "d6813d56a0cc18a2"
    )]
    [InlineData(
        "ETH",
        "aggressive",
        43,
        8525011.6821,
        new[] { -21.231234, -0.828297, 46.5116, 0.676558 },
        "9b09de05e910f5cd"
    )]
    [InlineData(
        "BTC",
        "conservative",
        57,
        9402275.9621,
        new[] { -10.177920, -0.985942, 36.8421, 0.716247 },
        "ea3c274ca04decd5"
    )]
    [InlineData(
        "BTC",
        "balanced",
        48,
        8888289.2652,
        new[] { -15.350288, -1.090270, 47.9167, 0.674169 },
        "1fe26b1b0a4066d6"
    )]
    [InlineData(
        "BTC",
        "aggressive",
        38,
        9567252.7252,
        new[] { -16.166330, -0.238167, 55.2632, 0.872481 },
        "2869d309142f4656"
    )]
    public void Given_no_shrink_and_no_divergence_When_a_year_is_run_Then_its_figures_are_those_of_a_second_program(
        string coin,
        string profile,
        int closed,
        double last,
        double[] figures,
        string hash
    )
    {
        var report = Run(Hours(coin), profile);

        Assert.Equal(closed, report.Closed.Count);
        Assert.Equal(last, (double)report.LastEquity.Value, 3);
        double[] measured =
        [
            report.MaxDrawdownPercent,
            report.Sharpe!.Value,
            report.WinRatePercent!.Value,
            report.ProfitFactor!.Value,
        ];
        Assert.All(figures.Zip(measured), pair => Assert.Equal(pair.First, pair.Second, 4));
        Assert.Equal(hash, Hash(report.Trades));
    }

    [SharedTheory]
    [MemberData(nameof(YearCases.All), MemberType = typeof(YearCases))]
    public void Given_all_rules_When_a_year_is_run_Then_every_trade_is_that_of_a_second_program(
        string coin,
        string strategy,
        string profile,
        string exits,
        int closed,
        decimal last,
        double drawdown,
        string hash
    ) => AssertRun(Hours(coin), (strategy, profile, exits), (closed, last, drawdown, hash));

    // Each 41st hour is left out, and prices are a thousandth: their unit changes at the end of January.
    [SharedTheory]
    [MemberData(nameof(YearCases.Thin), MemberType = typeof(YearCases))]
    public void Given_missing_hours_of_a_cheap_coin_When_a_year_is_run_Then_every_trade_is_that_of_a_second_program(
        string coin,
        string strategy,
        string profile,
        string exits,
        int closed,
        decimal last,
        double drawdown,
        string hash
    ) => AssertRun(Thinned(Hours(coin)), (strategy, profile, exits), (closed, last, drawdown, hash));

    [SharedFact]
    public void Given_a_series_cut_anywhere_When_it_is_run_Then_all_that_was_decided_before_stays_as_it_was()
    {
        var hours = Hours("ETH");
        var whole = Run(hours, "balanced");

        for (var point = 1; point <= LookAheadPoints; point++)
        {
            var count = hours.Count * point / LookAheadPoints;
            var cut = Run(new CandleSeries(hours.Market, hours.Interval, [.. hours.Candles.Take(count)]), "balanced");

            Assert.Equal(whole.Closed.Take(cut.Closed.Count), cut.Closed);
            Assert.Equal(whole.Equity.Take(count), cut.Equity);
        }
    }

    private static void AssertRun(
        CandleSeries hours,
        (string Strategy, string Profile, string Exits) how,
        (int Closed, decimal Last, double Drawdown, string Hash) expected
    )
    {
        var strategy = StrategyCatalog.Default.Find(how.Strategy)!;
        var report = Backtest.Run(
            new BacktestRequest(hours, strategy, YearCases.ProfileOf(how.Profile), new Krw(10_000_000m))
            {
                Exits = YearCases.ExitsOf(how.Exits),
            }
        );

        Assert.Equal(expected.Closed, report.Closed.Count);
        Assert.Equal(expected.Last, Math.Round(report.LastEquity.Value, MidpointRounding.AwayFromZero));
        Assert.Equal(expected.Drawdown, report.MaxDrawdownPercent, 4);
        Assert.Equal(expected.Hash, Hash(report.Trades));
    }

    private static CandleSeries Thinned(CandleSeries hours) =>
        new(
            hours.Market,
            hours.Interval,
            [
                .. hours
                    .Candles.Where((_, index) => index % 41 != 40)
                    .Select(candle => new Candle(
                        candle.Start,
                        Thousandth(candle.Open),
                        Thousandth(candle.High),
                        Thousandth(candle.Low),
                        Thousandth(candle.Close),
                        candle.Volume
                    )),
            ]
        );

    private static Price Thousandth(Price price) => new(price.Value / 1_000m);

    private static BacktestReport Run(CandleSeries hours, string profile) =>
        Backtest.Run(
            new BacktestRequest(hours, new RsiMeanReversion(), RiskProfile.Find(profile)!, new Krw(10_000_000m))
            {
                SizingRule = new SizingRule { Shrinks = [] },
                Divergence = new DivergenceRule { LeastPricePercent = 1_000m },
            }
        );

    private static CandleSeries Hours(string coin) =>
        new(
            new MarketCode($"KRW-{coin}"),
            CandleInterval.Hour,
            [
                .. File.ReadLines(SharedData.Path($"data/upbit-1h/KRW-{coin}-1h-2024.csv"))
                    .Skip(1)
                    .Select(line => line.Split(','))
                    .Select(row => new Candle(
                        DateTimeOffset.Parse(row[0], CultureInfo.InvariantCulture),
                        new Price(Number(row[1])),
                        new Price(Number(row[2])),
                        new Price(Number(row[3])),
                        new Price(Number(row[4])),
                        Number(row[5])
                    )),
            ]
        );

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    // One line a trade: entry and exit with their times, coins, result, reason.
    private static string Hash(IEnumerable<Trade> trades)
    {
        var text = new StringBuilder();
        foreach (var trade in trades)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{trade.OpenedAt:yyyy-MM-ddTHH:mm} {trade.Entry.Value:0} {trade.ClosedAt:yyyy-MM-ddTHH:mm} "
            );
            text.Append(
                CultureInfo.InvariantCulture,
                $"{trade.Exit.Value:0} {trade.Volume.Value:0.00000000} {trade.Result.Value:0.000000} {trade.Reason}\n"
            );
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
