using System.Text;
using System.Text.Json;
using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>Parameters of a request in the order sent, and the text of them that its query hash covers.</summary>
internal sealed class CallParameters
{
    private readonly List<(string Name, string Value)> _pairs;

    private CallParameters(List<(string Name, string Value)> pairs, string hashed)
    {
        _pairs = pairs;
        Hashed = hashed;
    }

    /// <summary>The decoded text that is hashed; empty when the request has no parameters.</summary>
    public string Hashed { get; }

    /// <summary>What the market makes of an order that is placed with them, otherwise than usual.</summary>
    public OrderFate? Fate { get; init; }

    /// <param name="query">The query as sent, with or without its question mark.</param>
    public static CallParameters OfQuery(string? query)
    {
        var text = (query ?? string.Empty).TrimStart('?');
        var pairs = new List<(string, string)>();
        foreach (var part in text.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = part.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = cut < 0 ? (part, string.Empty) : (part[..cut], part[(cut + 1)..]);
            pairs.Add((Uri.UnescapeDataString(name), Uri.UnescapeDataString(value.Replace('+', ' '))));
        }

        return new(pairs, Uri.UnescapeDataString(text));
    }

    /// <summary>The members of a JSON object; null when the body is not one.</summary>
    public static CallParameters? OfBody(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? OfObject(document.RootElement) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The same parameters, of an order that the market treats otherwise than usual.</summary>
    public CallParameters With(OrderFate? fate) => fate is null ? this : new(_pairs, Hashed) { Fate = fate };

    public string? this[string name] => _pairs.Find(pair => pair.Name == name).Value;

    /// <summary>Values of a list, written as <c>name[]=a&amp;name[]=b</c>; empty if there are none.</summary>
    public List<string> List(string name) =>
        [.. _pairs.Where(pair => pair.Name == $"{name}[]").Select(pair => pair.Value)];

    /// <summary>Values of a list written with commas; empty if there are none.</summary>
    public string[] Commas(string name) => this[name]?.Split(
        ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    // A null says as much as a member left out, and is hashed as little.
    private static CallParameters OfObject(JsonElement body)
    {
        var pairs = new List<(string, string)>();
        var hashed = new StringBuilder();
        foreach (var member in body.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            var value = member.Value.ToString();
            pairs.Add((member.Name, value));
            hashed.Append(hashed.Length == 0 ? string.Empty : "&").Append(member.Name).Append('=').Append(value);
        }

        return new(pairs, hashed.ToString());
    }
}
