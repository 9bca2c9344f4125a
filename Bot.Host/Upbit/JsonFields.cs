using System.Globalization;
using System.Text.Json;

namespace Bot.Host.Upbit;

/// <summary>
/// Reads fields of the exchange's answers, where a number may be a text and a text a number. What is absent or null is
/// null; what is there and is not what it should be is never taken for absent.
/// </summary>
internal static class JsonFields
{
    private static readonly TimeSpan Korea = TimeSpan.FromHours(9);

    /// <exception cref="FormatException">The answer is no list.</exception>
    public static IEnumerable<JsonElement> Rows(JsonElement body) =>
        body.ValueKind == JsonValueKind.Array ? body.EnumerateArray() : throw Wrong("list", "the whole");

    /// <exception cref="FormatException">There is no such text.</exception>
    public static string Text(JsonElement row, string name) =>
        OptionalText(row, name) is { Length: > 0 } text ? text : throw Absent("text", name);

    /// <exception cref="FormatException">The field is there and neither a text nor a number.</exception>
    public static string? OptionalText(JsonElement row, string name) =>
        Field(row, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.String } text => text.GetString(),
            { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
            _ => throw Wrong("text", name),
        };

    /// <exception cref="FormatException">There is no such number.</exception>
    public static decimal Number(JsonElement row, string name) =>
        OptionalNumber(row, name) ?? throw Absent("number", name);

    /// <exception cref="FormatException">The field is there and no number.</exception>
    public static decimal? OptionalNumber(JsonElement row, string name)
    {
        var field = Field(row, name);
        if (field is null)
        {
            return null;
        }

        var text = field.Value.ValueKind switch
        {
            JsonValueKind.Number => field.Value.GetRawText(),
            JsonValueKind.String => field.Value.GetString(),
            _ => null,
        };
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong("number", name);
    }

    /// <summary>A yes or no; null where it is not told.</summary>
    /// <exception cref="FormatException">The field is there and neither.</exception>
    public static bool? OptionalFlag(JsonElement row, string name) =>
        Field(row, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.True } => true,
            { ValueKind: JsonValueKind.False } => false,
            { ValueKind: JsonValueKind.String } text when bool.TryParse(text.GetString(), out var flag) => flag,
            _ => throw Wrong("yes or no", name),
        };

    /// <exception cref="FormatException">There is no such object.</exception>
    public static JsonElement Object(JsonElement row, string name) =>
        OptionalObject(row, name) ?? throw Absent("object", name);

    /// <exception cref="FormatException">The field is there and no object.</exception>
    public static JsonElement? OptionalObject(JsonElement row, string name) =>
        Field(row, name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Object } field => field,
            _ => throw Wrong("object", name),
        };

    /// <summary>The items of a list; none where it is absent.</summary>
    /// <exception cref="FormatException">The field is there and no list.</exception>
    public static IEnumerable<JsonElement> OptionalRows(JsonElement row, string name) =>
        Field(row, name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
            _ => throw Wrong("list", name),
        };

    /// <summary>An instant with its offset; without one it is Korean time.</summary>
    /// <exception cref="FormatException">There is no such instant.</exception>
    public static DateTimeOffset Instant(JsonElement row, string name) =>
        OptionalInstant(row, name) ?? throw Absent("instant", name);

    /// <exception cref="FormatException">The field is there and no instant.</exception>
    public static DateTimeOffset? OptionalInstant(JsonElement row, string name)
    {
        if (OptionalText(row, name) is not { } text)
        {
            return null;
        }

        return
            DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var local)
            && local.Kind == DateTimeKind.Unspecified
            ? new DateTimeOffset(local, Korea).ToUniversalTime()
            : WithOffset(text, name);
    }

    /// <summary>An instant that is told without offset and is UTC.</summary>
    /// <exception cref="FormatException">There is no such instant.</exception>
    public static DateTimeOffset UtcInstant(JsonElement row, string name) => WithOffset(Text(row, name), name);

    /// <summary>Milliseconds since 1970.</summary>
    /// <exception cref="FormatException">There is no such instant.</exception>
    public static DateTimeOffset Epoch(JsonElement row, string name)
    {
        var milliseconds = Number(row, name);
        return milliseconds is > 0m and < 253_402_300_800_000m
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds)
            : throw Wrong("instant", name);
    }

    private static DateTimeOffset WithOffset(string text, string name) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
            ? instant
            : throw Wrong("instant", name);

    private static JsonElement? Field(JsonElement row, string name)
    {
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw Wrong("object", "the whole");
        }

        return row.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;
    }

    private static FormatException Absent(string kind, string name) =>
        new($"the exchange's answer has no {kind} '{name}'");

    private static FormatException Wrong(string kind, string name) =>
        new($"the exchange's answer has no {kind} where one should be: '{name}'");
}
