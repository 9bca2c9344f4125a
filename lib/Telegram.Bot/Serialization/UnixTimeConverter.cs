using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Serialization;

/// <summary>Seconds since 1970, as UTC; 0 is no time at all.</summary>
internal sealed class UnixTimeConverter : JsonConverter<DateTime>
{
    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        UnixTime.Of(reader.GetInt64()) ?? default;

    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(UnixTime.Seconds(value));
}

/// <summary>The same for bans, which are for ever where there is no time.</summary>
internal sealed class BanTimeConverter : JsonConverter<DateTime?>
{
    public override DateTime? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? null : UnixTime.Of(reader.GetInt64());

    public override void Write(Utf8JsonWriter writer, DateTime? value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(UnixTime.Seconds(value ?? default));
}

/// <summary>Between seconds and times.</summary>
internal static class UnixTime
{
    public static DateTime? Of(long seconds) => seconds switch
    {
        0 => null,
        > 0 when seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds() => DateTime.UnixEpoch.AddSeconds(seconds),
        _ => throw new JsonException($"{seconds} is not a time"),
    };

    public static long Seconds(DateTime time) => time == default
        ? 0
        : time.ToUniversalTime() >= DateTime.UnixEpoch
            ? (long)(time.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds
            : throw new JsonException($"{time:O} is before 1970");
}
