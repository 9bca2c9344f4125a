using System.Text.Json;

namespace Bot.Host.Upbit;

/// <summary>
/// Parameters of a request in the order in which they are sent; the exchange hashes them in that order.
/// </summary>
public sealed class UpbitQuery
{
    private readonly List<(string Name, string Value)> _pairs = [];

    /// <summary>Adds a parameter; a null value is left out.</summary>
    public UpbitQuery With(string name, string? value)
    {
        if (value is not null)
        {
            _pairs.Add((name, value));
        }

        return this;
    }

    /// <summary>What is hashed: the pairs before URL-encoding.</summary>
    public string Plain() => string.Join('&', _pairs.Select(pair => $"{pair.Name}={pair.Value}"));

    /// <summary>What is sent in the address.</summary>
    public string Encoded() =>
        string.Join('&', _pairs.Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value)}"));

    /// <summary>What is sent as a body: one object of texts.</summary>
    public byte[] Body()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in _pairs)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <inheritdoc />
    public override string ToString() => Plain();
}
