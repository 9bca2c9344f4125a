using System.IO.Compression;
using System.Text;
using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Candles;

namespace Bot.Tests.Candles;

/// <summary>A folder with one candle file, gone with the test.</summary>
internal sealed class Sheet : IDisposable
{
    public const string Header = "time_utc,open,high,low,close,volume";
    public static readonly MarketCode Market = new("KRW-ETH");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("candles");

    public string Folder => _folder.FullName;

    /// <summary>A sheet of a header and rows, each with a line break.</summary>
    public static string Of(params string[] rows) => string.Concat(rows.Prepend(Header).Select(row => row + "\n"));

    public string Write(byte[] content, string name = "KRW-ETH.csv")
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public Task<CandleSeries> ReadAsync(string content, CandleInterval? interval = CandleInterval.Hour) =>
        CandleFile.ReadAsync(Write(Encoding.UTF8.GetBytes(content)), Market, interval, CancellationToken.None);

    public Task<CandleSeries> ReadPackedAsync(byte[] content) =>
        CandleFile.ReadAsync(Write(content, "KRW-ETH.csv.gz"), Market, CandleInterval.Hour, CancellationToken.None);

    public static byte[] Packed(string content)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(content));
        }

        return packed.ToArray();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
