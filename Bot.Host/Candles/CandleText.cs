using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Bot.Host.Candles;

/// <summary>
/// Reads the fields of a candle file's rows: quickly where they look as they nearly always do, and otherwise with care,
/// naming what is wrong.
/// </summary>
/// <remarks>
/// The quick ways are compiled in full at their first call: a year of minutes is read before the runtime would have
/// noticed that they are busy.
/// </remarks>
internal static class CandleText
{
    /// <summary>Prices of more digits would not come back out of a double as they were.</summary>
    public const int PriceDigitsMost = Bot.Domain.Market.CandleColumns.ExactDigits;

    /// <summary>The first whole number of more digits than that.</summary>
    public const ulong PriceMantissaMost = 1_000_000_000_000_000;

    /// <summary>Numbers from here on are no amounts of anything that is traded.</summary>
    public const double NumberMost = 1e20;

    // Up to here the digits are a double's whole number, so that one division rounds once.
    private const ulong ExactMost = 1UL << 53;
    private const int DigitsMost = 18;
    private const int HourLength = 13;
    private const int ShownMost = 40;

    private static readonly double[] Powers =
    [
        .. Enumerable.Range(0, DigitsMost + 1).Select(scale => double.Parse($"1e{scale}")),
    ];

    private static readonly string[] TimeForms = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd' 'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads a number that is written plainly and exactly within reach; the nearest double to it.</summary>
    /// <param name="line">A row with the line break at its end, which no digit run goes beyond.</param>
    /// <param name="at">Where the number begins; behind it afterwards.</param>
    /// <param name="value">The number.</param>
    /// <param name="mantissa">Its digits, as one whole number.</param>
    /// <returns>Whether there was such a number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool TryNumber(ReadOnlySpan<byte> line, ref int at, out double value, out ulong mantissa)
    {
        unchecked
        {
            var (begin, index, scale) = (at, at, 0);
            mantissa = 0;
            uint digit;
            while ((digit = line[index] - (uint)'0') <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                index++;
            }

            var length = index - begin;
            var isNumber = length > 0;
            if (line[index] == (byte)'.')
            {
                var point = ++index;
                while ((digit = line[index] - (uint)'0') <= 9)
                {
                    mantissa = (mantissa * 10) + digit;
                    index++;
                }

                scale = index - point;
                length += scale;
                isNumber &= scale > 0;
            }

            at = index;
            var isExact = isNumber && length <= DigitsMost && mantissa <= ExactMost;
            value = isExact ? mantissa / Powers[scale] : 0;
            return isExact;
        }
    }

    /// <summary>Reads the time at the beginning of a row, with or without Z.</summary>
    /// <param name="line">A row with the line break at its end.</param>
    /// <param name="hour">The hour of the row before; it rarely changes.</param>
    /// <param name="ticks">The time.</param>
    /// <returns>How many bytes it took; 0 where it is not written so.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int TryTime(ReadOnlySpan<byte> line, ref HourText hour, out long ticks)
    {
        const int plain = 19;
        ticks = 0;
        if (line.Length <= plain + 1 || line[13] != (byte)':' || line[16] != (byte)':' || !hour.Read(line))
        {
            return 0;
        }

        var (minute, second) = (Two(line, 14), Two(line, 17));
        ticks = hour.Ticks + (minute * TimeSpan.TicksPerMinute) + (second * TimeSpan.TicksPerSecond);
        var length = line[plain] == (byte)'Z' ? plain + 1 : plain;
        return minute <= 59 && second <= 59 ? length : 0;
    }

    /// <summary>A time, whichever way it is written; null with the reason where it is none.</summary>
    public static (long? Ticks, string Reason) Time(ReadOnlySpan<byte> field)
    {
        var isTime = DateTimeOffset.TryParseExact(
            Encoding.UTF8.GetString(field),
            TimeForms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant
        );
        return isTime switch
        {
            false => (null, $"not a time: '{Shown(field)}'; expected e.g. 2024-01-01T00:00:00Z"),
            true when instant.Offset != TimeSpan.Zero => (null, $"the time is not UTC: '{Shown(field)}'"),
            true => (instant.UtcTicks, ""),
        };
    }

    /// <summary>A number, whichever way it is written; null with the reason where it is none that a candle has.
    /// </summary>
    public static (double? Value, string Reason) Number(ReadOnlySpan<byte> field, string name, bool isPrice)
    {
        if (Oddness(field) is { } odd)
        {
            return (null, $"{name} {odd}: '{Shown(field)}'");
        }

        var value = double.Parse(field, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return (value, isPrice) switch
        {
            (0, true) => (null, $"{name} is zero"),
            (>= NumberMost, _) => (null, $"{name} is too large: '{Shown(field)}'"),
            (_, true) when Digits(field) > PriceDigitsMost => (
                null,
                $"{name} has more than {PriceDigitsMost} digits: '{Shown(field)}'"
            ),
            _ => (value, ""),
        };
    }

    /// <summary>A field as messages show it.</summary>
    public static string Shown(ReadOnlySpan<byte> field)
    {
        var text = Encoding.UTF8.GetString(field.Length > ShownMost ? field[..ShownMost] : field);
        return string.Concat(text.Select(letter => char.IsControl(letter) ? '?' : letter))
            + (field.Length > ShownMost ? "…" : "");
    }

    private static string? Oddness(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty)
        {
            return "is empty";
        }

        var digits = field.TrimStart((byte)'-').IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var rest = digits < 0 ? [] : field.TrimStart((byte)'-')[digits..];
        var isNumber =
            digits != 0
            && (
                rest.IsEmpty
                || (rest is [(byte)'.', _, ..] && !rest[1..].ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            );
        var isExponent = digits != 0 && field.ContainsAny((byte)'e', (byte)'E');
        return (isNumber, isExponent, field[0]) switch
        {
            (true, _, (byte)'-') => "is negative",
            (true, _, _) => null,
            (_, true, _) => "is written with an exponent",
            _ => "is not a number",
        };
    }

    // Zeros before the first and after the last other digit do not count.
    private static int Digits(ReadOnlySpan<byte> field)
    {
        Span<byte> digits = stackalloc byte[field.Length];
        var count = 0;
        foreach (var one in field)
        {
            if (one != (byte)'.')
            {
                digits[count++] = one;
            }
        }

        return digits[..count].Trim((byte)'0').Length;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        var (tens, ones) = (text[at] - '0', text[at + 1] - '0');
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 ? (tens * 10) + ones : 100;
    }

    /// <summary>A date and hour as they were last read; <c>2024-01-01T00</c>.</summary>
    [StructLayout(LayoutKind.Auto)]
    internal struct HourText
    {
        private ulong _first;
        private ulong _last;

        public long Ticks { get; private set; }

        /// <summary>Reads those at the beginning of a row.</summary>
        /// <returns>False where there are none.</returns>
        public bool Read(ReadOnlySpan<byte> line)
        {
            // The last eight bytes of thirteen; they overlap with the first.
            var first = BinaryPrimitives.ReadUInt64LittleEndian(line);
            var last = BinaryPrimitives.ReadUInt64LittleEndian(line[(HourLength - sizeof(ulong))..]);
            return (first == _first && last == _last) || ReadAnew(line, first, last);
        }

        private bool ReadAnew(ReadOnlySpan<byte> line, ulong first, ulong last)
        {
            var year = (Two(line, 0) * 100) + Two(line, 2);
            var (month, day, hour) = (Two(line, 5), Two(line, 8), Two(line, 11));
            var isTime =
                line[4] == (byte)'-'
                && line[7] == (byte)'-'
                && line[10] is (byte)'T' or (byte)' '
                && year is >= 1 and <= 9999
                && month is >= 1 and <= 12
                && day >= 1
                && day <= DateTime.DaysInMonth(year, month)
                && hour <= 23;
            if (isTime)
            {
                Ticks = new DateTime(year, month, day, hour, 0, 0, DateTimeKind.Utc).Ticks;
                (_first, _last) = (first, last);
            }

            return isTime;
        }
    }
}
