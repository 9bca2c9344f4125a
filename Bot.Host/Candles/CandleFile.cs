using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Threading.Channels;
using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Host.Candles;

/// <summary>Reads candle files, <c>.csv</c> and <c>.csv.gz</c>.</summary>
public static class CandleFile
{
    private const int BufferBytes = 1 << 18;
    private const int BuffersMost = 4;

    // What candles compress to at the very most; a damaged file may claim any length.
    private const int RatioMost = 16;

    private const string Damaged = "the compressed file is damaged or cut off";

    /// <summary>Reads a file.</summary>
    /// <param name="path">Where it is; gzipped if its name ends so.</param>
    /// <param name="market">Whose candles they are.</param>
    /// <param name="interval">Their interval; null takes the one that the folder names, or else that of most rows.
    /// </param>
    /// <param name="token">Ends the reading.</param>
    /// <exception cref="CandleFileException">It cannot be: names file, line and reason.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static async Task<CandleSeries> ReadAsync(
        string path,
        MarketCode market,
        CandleInterval? interval,
        CancellationToken token
    )
    {
        var rows = new CandleRows(path);
        var isPacked = IsPacked(path);
        var length = Length(path);
        var total = Math.Min(length, new FileInfo(path).Length * RatioMost);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(token);

        // Unpacking and parsing take about as long as each other, so each has a thread.
        var lines = Channel.CreateBounded<ArraySegment<byte>>(BuffersMost);
        var pump = Task.Run(() => PumpAsync(path, lines.Writer, ending.Token), CancellationToken.None);
        try
        {
            await foreach (var some in lines.Reader.ReadAllAsync(token))
            {
                rows.Take(some, total);
                ArrayPool<byte>.Shared.Return(some.Array!);
            }
        }
        catch (InvalidDataException exception)
        {
            throw CandleFileException.At(path, rows.Lines + 1, Damaged, exception);
        }
        finally
        {
            await ending.CancelAsync();
            await pump;
        }

        // A cut at some places goes unnoticed by the unpacking.
        if (isPacked && length != (uint)(rows.Bytes & uint.MaxValue))
        {
            throw CandleFileException.At(path, rows.Lines + 1, Damaged);
        }

        var (columns, found) = rows.Finish(interval ?? CandleFolder.IntervalOf(path));
        return new CandleSeries(market, found, columns);
    }

    // Whole lines each time; only the last may be cut off. Failures come out of the channel, on the reader's side.
    private static async Task PumpAsync(string path, ChannelWriter<ArraySegment<byte>> lines, CancellationToken token)
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 0);
            await using var bytes = IsPacked(path) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            var (buffer, kept) = (ArrayPool<byte>.Shared.Rent(BufferBytes), 0);
            while (true)
            {
                var filled =
                    kept + await bytes.ReadAtLeastAsync(buffer.AsMemory(kept), buffer.Length - kept, false, token);
                if (filled < buffer.Length)
                {
                    await lines.WriteAsync(new(buffer, 0, filled), token);
                    lines.Complete();
                    return;
                }

                var whole = buffer.AsSpan().LastIndexOf((byte)'\n') + 1;
                whole = whole == 0 ? filled : whole;
                var next = ArrayPool<byte>.Shared.Rent(BufferBytes);
                kept = filled - whole;
                buffer.AsSpan(whole).CopyTo(next);
                await lines.WriteAsync(new(buffer, 0, whole), token);
                buffer = next;
            }
        }
        catch (Exception exception)
            when (exception is InvalidDataException or IOException or OperationCanceledException)
        {
            lines.Complete(exception);
        }
    }

    // The end of a gzip file says how much it holds; -1 where there is no such end.
    private static long Length(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        Span<byte> size = stackalloc byte[sizeof(uint)];
        if (!IsPacked(path) || file.Length <= size.Length)
        {
            return IsPacked(path) ? -1 : file.Length;
        }

        file.Seek(-size.Length, SeekOrigin.End);
        file.ReadExactly(size);
        return BinaryPrimitives.ReadUInt32LittleEndian(size);
    }

    private static bool IsPacked(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);
}
