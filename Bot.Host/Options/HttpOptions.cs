using System.Net;

namespace Bot.Host.Options;

/// <summary>Where the program can be watched and asked over HTTP. Section <c>Http</c>.</summary>
public sealed record HttpOptions
{
    /// <summary>Whether there is a listener at all.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Address and port; port 0 takes a free one.</summary>
    public string Listen { get; init; } = "127.0.0.1:8080";

    /// <summary>Who knows it may use the API; empty is no API. At least 32 characters.</summary>
    public string ApiToken { get; init; } = "";

    /// <summary>Requests of the API that are answered, 1 to 6,000.</summary>
    public int RequestsPerMinute { get; init; } = 120;

    /// <summary>The shortest token that nobody guesses.</summary>
    internal const int TokenLeast = 32;

    /// <summary>Where that is, or null where it is no place to listen.</summary>
    internal IPEndPoint? EndPoint
    {
        get
        {
            var text = Listen.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase)
                ? $"127.0.0.1:{Listen["localhost:".Length..]}"
                : Listen;
            var colon = text.LastIndexOf(':');
            return
                colon > text.IndexOf(']', StringComparison.Ordinal)
                && colon < text.Length - 1
                && IPEndPoint.TryParse(text, out var place)
                && place.ToString() == text
                ? place
                : null;
        }
    }

    /// <summary>Whether nobody beyond this machine reaches it.</summary>
    internal bool IsLocal => EndPoint is { } place && IPAddress.IsLoopback(place.Address);

    /// <summary>Nothing that may be shown: it holds a secret.</summary>
    public override string ToString() => nameof(HttpOptions);
}
