using System.Globalization;
using System.Text.Json;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>Numbers and instants as the exchange writes and reads them.</summary>
internal static class WireText
{
    /// <summary>Plain decimal text without trailing zeros.</summary>
    public static string Of(decimal value) => value.Trimmed().ToString(CultureInfo.InvariantCulture);

    public static void Amount(this Utf8JsonWriter writer, string name, decimal value) =>
        writer.WriteString(name, Of(value));

    public static void Amount(this Utf8JsonWriter writer, string name, decimal? value)
    {
        if (value is { } known)
        {
            writer.WriteString(name, Of(known));
        }
    }

    public static void Optional(this Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    /// <summary>A date and time without a zone.</summary>
    public static void Instant(this Utf8JsonWriter writer, JsonEncodedText name, long ticks)
    {
        Span<byte> text = stackalloc byte[32];
        new DateTime(ticks, DateTimeKind.Utc).TryFormat(text, out var length, "s", CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    /// <summary>An instant in Korean time with its offset, e.g. 2026-10-08T12:00:00+09:00.</summary>
    public static string Kst(DateTimeOffset instant, bool withMicroseconds = false) =>
        instant.ToOffset(TimeSpan.FromHours(9)).ToString(
            withMicroseconds ? "yyyy-MM-dd'T'HH:mm:ss.ffffffzzz" : "yyyy-MM-dd'T'HH:mm:sszzz",
            CultureInfo.InvariantCulture);

    /// <summary>Reads an instant; without a zone it is UTC. Null when it is not one.</summary>
    public static DateTimeOffset? Moment(string text)
    {
        const int dateLength = 10;
        var isInstant = DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant);
        return isInstant && text.Length >= dateLength && text[4] == '-' ? instant : null;
    }

    public static string Days(long ticks, string format) =>
        new DateTime(ticks, DateTimeKind.Utc).ToString(format, CultureInfo.InvariantCulture);
}
