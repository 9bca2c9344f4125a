using System.Globalization;
using System.Text;
using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Host.Candles;

/// <summary>
/// The file of a market whose candles are being collected. It is only ever replaced as a whole, by one that is written
/// beside it, so that it is valid at every moment; and nobody else collects into it meanwhile.
/// </summary>
internal sealed class CandleSheet : IDisposable
{
    private readonly string _path;
    private readonly FileStream _lock;

    /// <summary>Takes a file, that need not be there yet, for one's own.</summary>
    /// <exception cref="IOException">Somebody else collects into it.</exception>
    public CandleSheet(string path)
    {
        _path = path;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _lock = new FileStream(
            $"{path}.lock",
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.None,
            bufferSize: 1,
            FileOptions.DeleteOnClose
        );
    }

    /// <summary>When its first candle starts; null while it has none.</summary>
    public DateTimeOffset? First { get; private set; }

    /// <summary>Its last candle; null while it has none.</summary>
    public Candle? Last { get; private set; }

    public int Count { get; private set; }

    /// <summary>Looks what is there.</summary>
    /// <exception cref="CandleFileException">There is a file, and it cannot be.</exception>
    public async Task LoadAsync(MarketCode market, CandleInterval interval, CancellationToken token)
    {
        if (File.Exists(_path))
        {
            var series = await CandleFile.ReadAsync(_path, market, interval, token);
            (First, Last, Count) = (series.Candles[0].Start, series.Last, series.Count);
        }
    }

    /// <summary>Adds candles behind the last.</summary>
    public async Task AppendAsync(IReadOnlyList<Candle> candles, CancellationToken token)
    {
        if (candles.Count == 0)
        {
            return;
        }

        await ReplaceAsync(
            async (old, target) =>
            {
                await (
                    old is null ? WriteAsync(target, $"{CandleRows.Header}\n", token) : old.CopyToAsync(target, token)
                );
                await WriteAsync(target, Rows(candles), token);
            }
        );
        First ??= candles[0].Start;
        (Last, Count) = (candles[^1], Count + candles.Count);
    }

    /// <summary>Adds candles before the first, which there must be.</summary>
    public async Task PrependAsync(IReadOnlyList<Candle> candles, CancellationToken token)
    {
        if (candles.Count == 0)
        {
            return;
        }

        await ReplaceAsync(
            async (old, target) =>
            {
                int letter;
                do
                {
                    letter = old!.ReadByte();
                } while (letter is not ('\n' or -1));

                await WriteAsync(target, $"{CandleRows.Header}\n{Rows(candles)}", token);
                await old.CopyToAsync(target, token);
            }
        );
        (First, Count) = (candles[0].Start, Count + candles.Count);
    }

    public void Dispose() => _lock.Dispose();

    private async Task ReplaceAsync(Func<FileStream?, FileStream, Task> write)
    {
        var aside = $"{_path}.part";
        await using (var target = File.Create(aside))
        {
            await using var old = File.Exists(_path) ? File.OpenRead(_path) : null;
            await write(old, target);
            await target.FlushAsync(CancellationToken.None);
            RandomAccess.FlushToDisk(target.SafeFileHandle);
        }

        File.Move(aside, _path, overwrite: true);
    }

    private static async Task WriteAsync(FileStream target, string text, CancellationToken token) =>
        await target.WriteAsync(Encoding.UTF8.GetBytes(text), token);

    private static string Rows(IReadOnlyList<Candle> candles)
    {
        var text = new StringBuilder();
        foreach (var candle in candles)
        {
            text.Append(CultureInfo.InvariantCulture, $"{candle.Start.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}");
            foreach (
                var price in (ReadOnlySpan<Bot.Domain.Money.Price>)[candle.Open, candle.High, candle.Low, candle.Close]
            )
            {
                text.Append(',').Append(Number(price.Value));
            }

            text.Append(',').Append(Number(candle.Volume)).Append('\n');
        }

        return text.ToString();
    }

    // Without exponent, without zeros at the end.
    private static string Number(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);
}
