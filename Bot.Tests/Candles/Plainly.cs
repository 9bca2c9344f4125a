using System.Globalization;
using System.IO.Compression;
using Bot.Domain.Market;

namespace Bot.Tests.Candles;

/// <summary>A candle file read the plain way, to compare with.</summary>
internal static class Plainly
{
    public static void Same(string path, CandleSeries series)
    {
        var index = 0;
        foreach (var line in Lines(path).Skip(1))
        {
            Assert.True(Candle(line.Split(',')) == series.Candles[index++], line);
        }

        Assert.Equal(series.Count, index);
    }

    private static Candle Candle(string[] fields)
    {
        var numbers = Array.ConvertAll(fields[1..], field => decimal.Parse(field, CultureInfo.InvariantCulture));
        return new Candle(
            DateTimeOffset.Parse(fields[0], CultureInfo.InvariantCulture),
            new(numbers[0]),
            new(numbers[1]),
            new(numbers[2]),
            new(numbers[3]),
            CandleColumns.Exact(double.Parse(fields[5], CultureInfo.InvariantCulture))
        );
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using var bytes = path.EndsWith(".gz", StringComparison.Ordinal)
            ? new GZipStream(file, CompressionMode.Decompress)
            : (Stream)file;
        using var reader = new StreamReader(bytes);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
