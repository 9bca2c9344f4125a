using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Bot.Sandbox.Upbit.Markets;

/// <summary>Reads ISO 8601 instants of candle files; without a zone they are UTC.</summary>
internal static class UtcText
{
    private const int PlainLength = 19;

    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks) =>
        TryParsePlain(text, out ticks) || TryParseAny(text, out ticks);

    // The one form that files have; half a million of them are read in a fraction of a second.
    private static bool TryParsePlain(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length is < PlainLength or > PlainLength + 1
            || (text.Length == PlainLength + 1 && text[^1] != (byte)'Z')
            || text[4] != (byte)'-' || text[10] is not ((byte)'T' or (byte)' ') || text[13] != (byte)':')
        {
            return false;
        }

        if (!Two(text[5..], out var month) || !Two(text[8..], out var day) || !Two(text[11..], out var hour)
            || !Two(text[14..], out var minute) || !Two(text[17..], out var second)
            || !Utf8Parser.TryParse(text[..4], out int year, out var used) || used != 4)
        {
            return false;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)
            || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        ticks = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).Ticks;
        return true;
    }

    private static bool Two(ReadOnlySpan<byte> text, out int value)
    {
        value = ((text[0] - '0') * 10) + (text[1] - '0');
        return text[0] is >= (byte)'0' and <= (byte)'9' && text[1] is >= (byte)'0' and <= (byte)'9';
    }

    private static bool TryParseAny(ReadOnlySpan<byte> text, out long ticks)
    {
        var parsed = DateTimeOffset.TryParse(
            Encoding.UTF8.GetString(text), CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant);
        ticks = instant.UtcTicks;
        return parsed && text.Length >= PlainLength;
    }
}
