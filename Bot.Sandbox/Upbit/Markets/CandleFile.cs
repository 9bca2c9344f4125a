using System.Buffers.Text;
using System.IO.Compression;
using System.Text;

namespace Bot.Sandbox.Upbit.Markets;

/// <summary>
/// Reads candle files: CSV, plain or gzipped. Nothing is repaired; what is wrong is named by file, line, reason.
/// </summary>
internal sealed class CandleFile
{
    private const string Header = "time_utc,open,high,low,close,volume";
    private const int TypicalRowBytes = 48;
    private const int Columns = 6;
    private readonly string _path;
    private readonly CandleTable _table;
    private CandleRow? _previous;
    private int _line;

    private CandleFile(string path, int capacity)
    {
        _path = path;
        _table = new(capacity);
    }

    /// <exception cref="InvalidDataException">The file holds no candles, or a row that cannot be.</exception>
    public static CandleTable Read(string path)
    {
        var content = Content(path);
        var file = new CandleFile(path, content.Length / TypicalRowBytes);
        file.ReadAll(content);
        return file._table;
    }

    private static ReadOnlySpan<byte> Content(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
        {
            return File.ReadAllBytes(path);
        }

        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain, 1 << 20);
        return plain.GetBuffer().AsSpan(0, (int)plain.Length);
    }

    private void ReadAll(ReadOnlySpan<byte> content)
    {
        while (content.Length > 0)
        {
            var end = content.IndexOf((byte)'\n');
            var line = (end < 0 ? content : content[..end]).TrimEnd((byte)'\r');
            content = end < 0 ? [] : content[(end + 1)..];
            _line++;
            if (_line == 1)
            {
                CheckHeader(line);
            }
            else if (line.Length > 0)
            {
                Add(line);
            }
        }

        if (_table.Count == 0)
        {
            throw Wrong("there is no candle in it");
        }
    }

    private void CheckHeader(ReadOnlySpan<byte> line)
    {
        if (Encoding.UTF8.GetString(line).TrimStart('\uFEFF') != Header)
        {
            throw Wrong($"the header must be '{Header}'");
        }
    }

    private void Add(ReadOnlySpan<byte> line)
    {
        if (line.Count((byte)',') != Columns - 1)
        {
            throw Wrong($"{Columns} fields are expected; the row may be cut off");
        }

        var row = new CandleRow
        {
            Start = Time(Field(ref line)),
            Open = Number(Field(ref line), "open"),
            High = Number(Field(ref line), "high"),
            Low = Number(Field(ref line), "low"),
            Close = Number(Field(ref line), "close"),
            Volume = Number(Field(ref line), "volume"),
        };
        if (CandleChecks.Wrong(row, _previous) is { } reason)
        {
            throw Wrong(reason);
        }

        if (_previous?.Start != row.Start)
        {
            _table.Add(row with { Value = CandleTable.Value(row) });
            _previous = row;
        }
    }

    private static ReadOnlySpan<byte> Field(ref ReadOnlySpan<byte> line)
    {
        var comma = line.IndexOf((byte)',');
        var field = comma < 0 ? line : line[..comma];
        line = comma < 0 ? [] : line[(comma + 1)..];
        return field;
    }

    private decimal Number(ReadOnlySpan<byte> field, string name) =>
        Utf8Parser.TryParse(field, out decimal value, out var used) && used == field.Length
            ? value
            : throw Wrong($"{name} is not a number: '{Encoding.UTF8.GetString(field)}'");

    private long Time(ReadOnlySpan<byte> field)
    {
        if (UtcText.TryParse(field, out var ticks))
        {
            return ticks;
        }

        throw Wrong($"not a time: '{Encoding.UTF8.GetString(field)}'");
    }

    private InvalidDataException Wrong(string reason) => new($"{_path}, line {_line}: {reason}");
}
