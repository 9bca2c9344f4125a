using Bot.Domain.Market;
using Skender.Stock.Indicators;

namespace Bot.Domain.Warnings;

/// <summary>Wilder's average true range over candles.</summary>
internal static class AverageTrueRange
{
    /// <summary>The value of each candle; null during warm-up.</summary>
    public static IReadOnlyList<double?> Column(CandleSeries series, int period) =>
        [.. series.Candles.Select(Quote).GetAtr(period).Select(result => result.Atr)];

    private static Quote Quote(Candle candle) =>
        new()
        {
            Date = candle.Start.UtcDateTime,
            Open = candle.Open.Value,
            High = candle.High.Value,
            Low = candle.Low.Value,
            Close = candle.Close.Value,
            Volume = candle.Volume,
        };
}
