using System.Globalization;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Host.Candles;

namespace Bot.Host.Commands;

/// <summary><c>chattrader indicators</c>: every indicator of every candle of a file, as a table.</summary>
public static class IndicatorsCommand
{
    private const string Header =
        "time_utc,rsi14,macd,macd_signal,macd_histogram,bb_upper,bb_middle,bb_lower,adx14,atr14,sma20,sma60,ema12,"
        + "ema26,ema50,stoch_k,stoch_d,obv,volume_ratio";

    // Indicators do not depend on whose candles they are.
    private static readonly MarketCode Unnamed = new("KRW-ETH");

    /// <param name="candles">The candle file.</param>
    /// <param name="target">The table that is written; one that is there is replaced.</param>
    /// <param name="output">For what was done.</param>
    /// <param name="token">Ends it; the target is then as it was.</param>
    /// <exception cref="CandleFileException">The candle file cannot be.</exception>
    public static async Task<int> RunAsync(string candles, string target, TextWriter output, CancellationToken token)
    {
        var series = await CandleFile.ReadAsync(candles, CandleFolder.MarketOf(candles) ?? Unnamed, null, token);
        var aside = $"{target}.part";
        await using (var table = new StreamWriter(aside) { NewLine = "\n" })
        {
            await WriteAsync(series, table, token);
        }

        File.Move(aside, target, overwrite: true);
        await output.WriteLineAsync($"{series.Count:N0} rows in {target}");
        return ExitCode.Done;
    }

    private static async Task WriteAsync(CandleSeries series, StreamWriter table, CancellationToken token)
    {
        var indicators = IndicatorSet.Compute(series).Ready();
        await table.WriteLineAsync(Header);
        for (var index = 0; index < series.Count; index++)
        {
            token.ThrowIfCancellationRequested();
            await table.WriteAsync($"{series.Columns.StartAt(index).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
            foreach (var value in Values(indicators.At(index)))
            {
                await table.WriteAsync(
                    value is { } number ? $",{number.ToString("R", CultureInfo.InvariantCulture)}" : ","
                );
            }

            await table.WriteLineAsync();
        }
    }

    // In the order of the header.
    private static double?[] Values(IndicatorRow row) =>
        [
            row.Rsi14,
            row.Macd,
            row.MacdSignal,
            row.MacdHistogram,
            row.BollingerUpper,
            row.BollingerMiddle,
            row.BollingerLower,
            row.Adx14,
            row.Atr14,
            row.Sma20,
            row.Sma60,
            row.Ema12,
            row.Ema26,
            row.Ema50,
            row.StochasticK,
            row.StochasticD,
            row.Obv,
            row.VolumeRatio,
        ];
}
