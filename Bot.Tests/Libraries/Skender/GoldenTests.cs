using System.Globalization;
using Skender.Stock.Indicators;

namespace Bot.Tests.Libraries.Skender;

/// <summary>Ours equals the published library within 1e-9, and has no value exactly where it has none.</summary>
public sealed class GoldenTests
{
    public static TheoryData<string, string> Files { get; } =
        new()
        {
            { "", "rsi14" },
            { "", "macd_12_26_9" },
            { "", "bb_20_2" },
            { "", "adx14" },
            { "", "atr14" },
            { "", "sma20" },
            { "", "ema20" },
            { "", "stddev20" },
            { "", "stochrsi_14_14_3_1" },
            { "", "obv" },
            { "", "vwap" },
            { "", "correlation20" },
            { "intraday", "rsi14" },
            { "intraday", "macd_12_26_9" },
            { "intraday", "bb_20_2" },
            { "intraday", "adx14" },
            { "intraday", "atr14" },
            { "intraday", "sma20" },
            { "intraday", "ema20" },
            { "intraday", "stddev20" },
            { "intraday", "stochrsi_14_14_3_1" },
            { "intraday", "obv" },
            { "intraday", "vwap" },
        };

    [SharedTheory]
    [MemberData(nameof(Files))]
    public void Given_a_golden_file_When_the_indicator_is_computed_Then_every_value_is_equal(string folder, string file)
    {
        var quotes = Quotes(folder, "quotes");
        var expected = Rows(folder, file);
        var actual = Compute(file, quotes, folder);

        Assert.Equal(expected.Count, actual.Count);
        for (var row = 0; row < expected.Count; row++)
        {
            AssertRow(file, row, expected[row], actual[row]);
        }
    }

    private static void AssertRow(string file, int row, string[] expected, double?[] actual)
    {
        for (var column = 0; column < actual.Length; column++)
        {
            var text = expected[column + 1];
            if (text.Length == 0)
            {
                Assert.True(
                    actual[column] is null,
                    $"{file} row {row} column {column}: expected none, was {actual[column]}"
                );
                continue;
            }

            var value = double.Parse(text, CultureInfo.InvariantCulture);
            Assert.True(actual[column] is not null, $"{file} row {row} column {column}: expected {value}, was none");
            Assert.True(
                Math.Abs(actual[column]!.Value - value) <= 1e-9 * Math.Max(1e-3, Math.Abs(value)),
                $"{file} row {row} column {column}: expected {value:R}, was {actual[column]:R}"
            );
        }
    }

    // The list of ADX leaves ADXR out: the golden file was printed from 2.6.1, and 2.7.3, which we follow, reads it one
    // bar earlier.
    private static List<double?[]> Compute(string file, List<Quote> quotes, string folder) =>
        file switch
        {
            "rsi14" => [.. quotes.GetRsi().Select(row => new[] { row.Rsi })],
            "macd_12_26_9" =>
            [
                .. quotes
                    .GetMacd()
                    .Select(row => new[] { row.Macd, row.Signal, row.Histogram, row.FastEma, row.SlowEma }),
            ],
            "bb_20_2" =>
            [
                .. quotes
                    .GetBollingerBands()
                    .Select(row =>
                        new[] { row.Sma, row.UpperBand, row.LowerBand, row.PercentB, row.ZScore, row.Width }
                    ),
            ],
            "adx14" => [.. quotes.GetAdx().Select(row => new[] { row.Pdi, row.Mdi, row.Adx })],
            "atr14" => [.. quotes.GetAtr().Select(row => new[] { row.Tr, row.Atr, row.Atrp })],
            "sma20" => [.. quotes.GetSma(20).Select(row => new[] { row.Sma })],
            "ema20" => [.. quotes.GetEma(20).Select(row => new[] { row.Ema })],
            "stddev20" => [.. quotes.GetStdDev(20).Select(row => new[] { row.StdDev, row.Mean, row.ZScore })],
            "stochrsi_14_14_3_1" =>
            [
                .. quotes.GetStochRsi(14, 14, 3).Select(row => new[] { row.StochRsi, row.Signal }),
            ],
            "obv" => [.. quotes.GetObv().Select(row => new double?[] { row.Obv })],
            "vwap" => [.. quotes.GetVwap().Select(row => new[] { row.Vwap })],
            "correlation20" =>
            [
                .. quotes
                    .GetCorrelation(Quotes(folder, "quotes_compare"), 20)
                    .Select(row =>
                        new[] { row.Correlation, row.RSquared, row.VarianceA, row.VarianceB, row.Covariance }
                    ),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(file), file, "no such indicator"),
        };

    private static List<Quote> Quotes(string folder, string file) =>
        [
            .. Rows(folder, file)
                .Select(row => new Quote
                {
                    Date = DateTime.Parse(row[0], CultureInfo.InvariantCulture),
                    Open = Number(row[1]),
                    High = Number(row[2]),
                    Low = Number(row[3]),
                    Close = Number(row[4]),
                    Volume = Number(row[5]),
                }),
        ];

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static List<string[]> Rows(string folder, string file) =>
        [
            .. File.ReadAllLines(SharedData.Path(Path.Combine("data", "golden", folder, file + ".csv")))
                .Skip(1)
                .Where(line => line.Length > 0)
                .Select(line => line.Split(',')),
        ];
}
