using System.Text;
using System.Text.Json;
using Bot.Sandbox.Telegram.Api;

namespace Bot.Sandbox.Telegram.Markup;

/// <summary>Reads and writes the keys under a message.</summary>
internal static class InlineKeyboard
{
    private const int MaxDataBytes = 64;
    private const int MaxKeys = 100;

    /// <summary>The keys asked for; none where the call has none or asks for a keyboard of another kind.</summary>
    /// <exception cref="ApiRefusal">The markup is malformed or breaks a limit.</exception>
    public static IReadOnlyList<IReadOnlyList<InlineKey>> Read(CallArguments arguments)
    {
        const string complaint = "can't parse reply keyboard markup JSON object";
        if (arguments.Json("reply_markup", complaint) is not { } markup)
        {
            return [];
        }

        if (markup.ValueKind != JsonValueKind.Object)
        {
            throw ApiRefusal.BadRequest("object expected as reply markup");
        }

        if (!markup.TryGetProperty("inline_keyboard", out var rows))
        {
            return [];
        }

        if (rows.ValueKind != JsonValueKind.Array
            || rows.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Array))
        {
            throw ApiRefusal.BadRequest(
                "can't parse inline keyboard button: Field \"inline_keyboard\" must be an Array of Arrays");
        }

        var keys = rows.EnumerateArray()
            .Select(row => row.EnumerateArray().Select(ReadKey).ToList())
            .Where(row => row.Count > 0)
            .ToList();
        return keys.Sum(row => row.Count) <= MaxKeys ? keys : throw ApiRefusal.BadRequest("REPLY_MARKUP_TOO_LONG");
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<IReadOnlyList<InlineKey>> keys)
    {
        writer.WriteStartObject("reply_markup");
        writer.WriteStartArray("inline_keyboard");
        foreach (var row in keys)
        {
            writer.WriteStartArray();
            foreach (var key in row)
            {
                writer.WriteStartObject();
                writer.WriteString("text", key.Label);
                writer.WriteString(key.Data is null ? "url" : "callback_data", key.Data ?? key.Url);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static InlineKey ReadKey(JsonElement key)
    {
        if (key.ValueKind != JsonValueKind.Object)
        {
            throw ApiRefusal.BadRequest("can't parse inline keyboard button: expected an Object");
        }

        var label = Member(key, "text") ?? throw ApiRefusal.BadRequest(
            "can't parse inline keyboard button: Can't find field \"text\"");
        if (string.IsNullOrWhiteSpace(label))
        {
            throw ApiRefusal.BadRequest("inline keyboard button text must be non-empty");
        }

        if (Member(key, "callback_data") is { } data)
        {
            return data.Length > 0 && Encoding.UTF8.GetByteCount(data) <= MaxDataBytes
                ? new(label, data)
                : throw ApiRefusal.BadRequest("BUTTON_DATA_INVALID");
        }

        var url = Member(key, "url") ?? throw ApiRefusal.BadRequest(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "tg"
            ? new(label, null, url)
            : throw ApiRefusal.BadRequest("BUTTON_URL_INVALID");
    }

    private static string? Member(JsonElement key, string name)
    {
        if (!key.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : throw ApiRefusal.BadRequest(
                $"can't parse inline keyboard button: Field \"{name}\" must be of type String");
    }
}
