using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Host.Candles;

/// <summary>Where candle files lie, and what their places say: <c>backtest_data/hour/KRW-ETH.csv</c>.</summary>
public static class CandleFolder
{
    private static readonly Dictionary<CandleInterval, string> Names = Enum.GetValues<CandleInterval>()
        .ToDictionary(
            interval => interval,
            interval =>
                interval switch
                {
                    CandleInterval.Hour => "hour",
                    CandleInterval.Day => "day",
                    _ => $"minute{(int)interval}",
                }
        );

    /// <summary>The folder of an interval: <c>day</c>, <c>hour</c>, <c>minute15</c>.</summary>
    public static string Name(CandleInterval interval) => Names[interval];

    /// <summary>The file of a market's candles below a folder.</summary>
    public static string File(string folder, MarketCode market, CandleInterval interval) =>
        Path.Combine(folder, Name(interval), $"{market}.csv");

    /// <summary>The interval that a file's folder names, or null.</summary>
    public static CandleInterval? IntervalOf(string path)
    {
        var folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)));
        return Names.FirstOrDefault(one => one.Value == folder) is { Value: not null } found ? found.Key : null;
    }

    /// <summary>The market with which a file's name begins, as in <c>KRW-ETH-1h-2024.csv</c>, or null.</summary>
    public static MarketCode? MarketOf(string path)
    {
        var parts = Path.GetFileName(path).Split('-', '.', '_');
        return parts.Length > 1 && MarketCode.IsValid($"{parts[0]}-{parts[1]}")
            ? new MarketCode($"{parts[0]}-{parts[1]}")
            : null;
    }
}
