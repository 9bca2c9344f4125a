using System.Text.Json;

namespace Bot.Sandbox.Upbit.Streams;

/// <summary>A message of a client, read and checked.</summary>
internal sealed record StreamRequest
{
    private const string ListMethod = "LIST_SUBSCRIPTIONS";

    public required string Ticket { get; init; }

    /// <summary>Whether the connection's subscriptions are asked for, in place of others made.</summary>
    public required bool IsListing { get; init; }

    public required IReadOnlyList<StreamSubscription> Subscriptions { get; init; }

    /// <summary>The format named; null leaves the connection's as it is.</summary>
    public required StreamFormat? Format { get; init; }

    /// <exception cref="StreamRefusal">It is none; tells why.</exception>
    public static StreamRequest Parse(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            throw StreamRefusal.WrongFormat;
        }
    }

    private static StreamRequest Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.EnumerateArray().Any(one => !IsObject(one)))
        {
            throw StreamRefusal.WrongFormat;
        }

        var parts = json.EnumerateArray().ToList();
        var ticket = parts.Select(part => Text(part, "ticket")).FirstOrDefault(text => text is { Length: > 0 })
            ?? throw StreamRefusal.NoTicket;
        var method = parts.Select(part => Text(part, "method")).FirstOrDefault(text => text is not null);
        if (method is not (null or ListMethod))
        {
            throw StreamRefusal.InvalidParam;
        }

        var subscriptions = parts.Where(IsSubscription).Select(Subscription).ToList();
        if (method is null && subscriptions.Count == 0)
        {
            throw StreamRefusal.NoType;
        }

        return new()
        {
            Ticket = ticket,
            IsListing = method is not null,
            Subscriptions = subscriptions,
            Format = FormatOf(parts),
        };
    }

    private static bool IsObject(JsonElement part) => part.ValueKind == JsonValueKind.Object;

    // What is neither ticket nor format nor method can only be meant as a subscription, also without a type.
    private static bool IsSubscription(JsonElement part) =>
        part.TryGetProperty("type", out _)
        || !(part.TryGetProperty("ticket", out _) || part.TryGetProperty("format", out _)
            || part.TryGetProperty("method", out _));

    private static StreamFormat? FormatOf(List<JsonElement> parts)
    {
        var named = parts.Select(part => Text(part, "format")).FirstOrDefault(text => text is not null);
        return named is null ? null : StreamFormat.Of(named) ?? throw StreamRefusal.WrongFormat;
    }

    private static StreamSubscription Subscription(JsonElement part)
    {
        var type = Text(part, "type") is { Length: > 0 } given ? given : throw StreamRefusal.NoType;
        if (!StreamSubscription.IsKnown(type))
        {
            throw StreamRefusal.InvalidParam;
        }

        var codes = Codes(part);
        if (type == "myAsset" && codes is not null)
        {
            throw StreamRefusal.WrongFormat;
        }

        if (!StreamSubscription.IsOwnType(type) && codes is not { Count: > 0 })
        {
            throw StreamRefusal.NoCodes;
        }

        var isSnapshot = Flag(part, "is_only_snapshot") ?? Flag(part, "isOnlySnapshot") ?? false;
        var isRealtime = Flag(part, "is_only_realtime") ?? Flag(part, "isOnlyRealtime") ?? false;
        return new()
        {
            Type = type,
            Codes = codes ?? [],
            Level = Level(part),
            WantsSnapshot = !isRealtime || isSnapshot,
            WantsRealtime = !isSnapshot || isRealtime,
        };
    }

    private static List<string>? Codes(JsonElement part)
    {
        if (!part.TryGetProperty("codes", out var codes) || codes.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        return codes.ValueKind == JsonValueKind.Array
            && codes.EnumerateArray().All(code => code.ValueKind == JsonValueKind.String)
            ? [.. codes.EnumerateArray().Select(code => code.GetString()!)]
            : throw StreamRefusal.WrongFormat;
    }

    private static decimal Level(JsonElement part)
    {
        if (!part.TryGetProperty("level", out var level))
        {
            return 0;
        }

        return level.ValueKind == JsonValueKind.Number && level.TryGetDecimal(out var step) && step >= 0
            ? step
            : throw StreamRefusal.InvalidParam;
    }

    private static string? Text(JsonElement part, string name) =>
        part.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool? Flag(JsonElement part, string name)
    {
        if (!part.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw StreamRefusal.InvalidParam;
    }
}
