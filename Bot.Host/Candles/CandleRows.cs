using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Host.Candles;

/// <summary>
/// Turns the bytes of a candle file into columns, row by row, and refuses what cannot be. Nothing is repaired; only a
/// row that repeats the one before it to the last digit is left out.
/// </summary>
internal sealed class CandleRows(string path)
{
    public const string Header = "time_utc,open,high,low,close,volume";
    private const int Fields = 6;
    private const int FirstRows = 4096;
    private const int RoomShare = 8;

    private static readonly string[] Names = Header.Split(',');

    private readonly List<int> _repeats = [];
    private long[] _starts = new long[FirstRows];
    private double[] _opens = new double[FirstRows];
    private double[] _highs = new double[FirstRows];
    private double[] _lows = new double[FirstRows];
    private double[] _closes = new double[FirstRows];
    private double[] _volumes = new double[FirstRows];
    private CandleText.HourText _hour;
    private Row _row;
    private int _count;
    private int _lines;
    private long _bytes;

    /// <summary>Lines that were read.</summary>
    public int Lines => _lines;

    /// <summary>Bytes that were read.</summary>
    public long Bytes => _bytes;

    /// <summary>Reads some whole lines.</summary>
    /// <param name="lines">Each ends with a line break, but for a last one that is cut off.</param>
    /// <param name="total">About how many bytes the file has in all.</param>
    /// <exception cref="CandleFileException">One of them cannot be.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(ReadOnlySpan<byte> lines, long total)
    {
        _bytes += lines.Length;
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf((byte)'\n') + 1;
            _lines++;
            if (_lines == 1)
            {
                CheckHeader(lines[..(end == 0 ? lines.Length : end)]);
            }
            else if (end == 0)
            {
                throw Wrong("the last row is cut off: no line break ends it");
            }
            else
            {
                Add(lines[..end]);
            }

            lines = lines[(end == 0 ? lines.Length : end)..];
        }

        Foresee(total);
    }

    /// <summary>The columns, once all was read.</summary>
    /// <param name="told">The interval, or null to find it out.</param>
    /// <exception cref="CandleFileException">There is no candle, or they are not of one interval.</exception>
    public (CandleColumns Columns, CandleInterval Interval) Finish(CandleInterval? told)
    {
        if (_count == 0)
        {
            _lines = Math.Max(_lines, 1);
            throw Wrong(_bytes == 0 ? "the file is empty" : "there is no candle in it");
        }

        // A little room behind the last row is cheaper than everything once more.
        if (_starts.Length - _count > _count / RoomShare)
        {
            Resize(_count);
        }

        var interval = told ?? CommonStep();
        var length = interval.Length().Ticks;
        for (var index = 0; index < _count; index++)
        {
            if (_starts[index] % length != 0)
            {
                throw Wrong(index, $"{Text(_starts[index])} is not the start of a candle of {Text(interval)}");
            }
        }

        return (new CandleColumns(_starts, _opens, _highs, _lows, _closes, _volumes, _count), interval);
    }

    private void CheckHeader(ReadOnlySpan<byte> line)
    {
        if (line is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
        {
            throw Wrong("the file is UTF-16; it must be UTF-8");
        }

        var text = line.StartsWith("\uFEFF"u8) ? line["\uFEFF"u8.Length..] : line;
        if (!text.TrimEnd("\r\n"u8).SequenceEqual(Encoding.UTF8.GetBytes(Header)))
        {
            throw Wrong($"the header is '{CandleText.Shown(text.TrimEnd("\r\n"u8))}'; it must be '{Header}'");
        }

        if (text[^1] != (byte)'\n')
        {
            throw Wrong("the header is cut off: no line break ends it");
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(ReadOnlySpan<byte> line)
    {
        if (!TryRow(line))
        {
            ReadCarefully(line);
        }

        if (_count > 0 && _row.Start <= _starts[_count - 1])
        {
            CheckRepeat();
            return;
        }

        if (_count == _starts.Length)
        {
            Resize(_count * 2);
        }

        Keep();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Keep()
    {
        var at = _count;
        _starts[at] = _row.Start;
        _opens[at] = _row.Open;
        _highs[at] = _row.High;
        _lows[at] = _row.Low;
        _closes[at] = _row.Close;
        _volumes[at] = _row.Volume;
        _count = at + 1;
    }

    // Whatever is unusual is left to the careful way.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool TryRow(ReadOnlySpan<byte> line)
    {
        var at = CandleText.TryTime(line, ref _hour, out _row.Start);
        return at > 0
            && TryPrice(line, ref at, out _row.Open)
            && TryPrice(line, ref at, out _row.High)
            && TryPrice(line, ref at, out _row.Low)
            && TryPrice(line, ref at, out _row.Close)
            && line[at++] == (byte)','
            && CandleText.TryNumber(line, ref at, out _row.Volume, out _)
            && (line[at] == (byte)'\n' || (line[at] == (byte)'\r' && at == line.Length - 2))
            && IsPriced();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryPrice(ReadOnlySpan<byte> line, ref int at, out double price)
    {
        price = 0;
        return line[at++] == (byte)','
            && CandleText.TryNumber(line, ref at, out price, out var mantissa)
            && mantissa is > 0 and < CandleText.PriceMantissaMost;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsPriced() =>
        _row.High >= _row.Open && _row.High >= _row.Close && _row.Low <= _row.Open && _row.Low <= _row.Close;

    private void ReadCarefully(ReadOnlySpan<byte> line)
    {
        var text = line is [.., (byte)'\r', _] ? line[..^2] : line[..^1];
        var fields = text.Count((byte)',') + 1;
        if (fields != Fields)
        {
            throw Wrong(text.IsEmpty ? "the line is empty" : $"{fields} fields; there must be {Fields}");
        }

        var numbers = (Span<double>)stackalloc double[Fields - 1];
        var column = 0;
        foreach (var field in text.Split((byte)','))
        {
            if (column == 0)
            {
                var (ticks, reason) = CandleText.Time(text[field]);
                _row.Start = ticks ?? throw Wrong(reason);
            }
            else
            {
                var (number, reason) = CandleText.Number(text[field], Names[column], column < Fields - 1);
                numbers[column - 1] = number ?? throw Wrong(reason);
            }

            column++;
        }

        (_row.Open, _row.High, _row.Low, _row.Close, _row.Volume) = (
            numbers[0],
            numbers[1],
            numbers[2],
            numbers[3],
            numbers[4]
        );
        if (_row.High < Math.Max(_row.Open, _row.Close))
        {
            throw Wrong("high is below open or close");
        }

        if (_row.Low > Math.Min(_row.Open, _row.Close))
        {
            throw Wrong("low is above open or close");
        }
    }

    private void CheckRepeat()
    {
        var last = _count - 1;
        if (_row.Start < _starts[last])
        {
            throw Wrong($"out of order: {Text(_row.Start)} comes after {Text(_starts[last])}");
        }

        var isSame = (_row.Open, _row.High, _row.Low, _row.Close, _row.Volume).Equals(
            (_opens[last], _highs[last], _lows[last], _closes[last], _volumes[last])
        );
        if (!isSame)
        {
            throw Wrong($"{Text(_row.Start)} comes twice, with different values");
        }

        _repeats.Add(_count);
    }

    // By what the first rows took: growing step by step would copy everything several times.
    private void Foresee(long total)
    {
        if (_starts.Length == FirstRows && _count > 0 && total > _bytes)
        {
            Resize((int)Math.Min((double)total / _bytes * 1.02 * _count, Array.MaxLength));
        }
    }

    private void Resize(int rows)
    {
        Array.Resize(ref _starts, rows);
        Array.Resize(ref _opens, rows);
        Array.Resize(ref _highs, rows);
        Array.Resize(ref _lows, rows);
        Array.Resize(ref _closes, rows);
        Array.Resize(ref _volumes, rows);
    }

    // The distance that two neighbours mostly have; longer ones are gaps.
    private CandleInterval CommonStep()
    {
        const int longest = (int)CandleInterval.Day;
        var counts = new int[longest + 1];
        for (var index = 1; index < _count; index++)
        {
            var (minutes, rest) = Math.DivRem(_starts[index] - _starts[index - 1], TimeSpan.TicksPerMinute);
            counts[rest == 0 && minutes <= longest ? (int)minutes : 0]++;
        }

        var most = counts.AsSpan(1).IndexOf(counts.Skip(1).Max()) + 1;
        if (counts[most] == 0)
        {
            throw Wrong($"{_count} candle(s) without neighbours do not tell their interval");
        }

        return CandleIntervals.FromMinutes(most)
            ?? throw Wrong($"candles mostly follow each other by {most} minutes, which is no interval");
    }

    private CandleFileException Wrong(int index, string reason) =>
        CandleFileException.At(path, index + 2 + _repeats.Count(repeat => repeat <= index), reason);

    private CandleFileException Wrong(string reason) => CandleFileException.At(path, _lines, reason);

    private static string Text(CandleInterval interval) => CandleFolder.Name(interval);

    private static string Text(long ticks) => $"{new DateTime(ticks, DateTimeKind.Utc):yyyy-MM-dd'T'HH:mm:ss'Z'}";

    [StructLayout(LayoutKind.Auto)]
    private struct Row
    {
        public long Start;
        public double Open;
        public double High;
        public double Low;
        public double Close;
        public double Volume;
    }
}
