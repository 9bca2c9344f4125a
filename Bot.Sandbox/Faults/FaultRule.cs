using System.Text.Json.Serialization;

namespace Bot.Sandbox.Faults;

/// <summary>Which calls go wrong, and how.</summary>
public sealed record FaultRule
{
    /// <summary><c>telegram</c>, <c>upbit</c> or <c>openai</c>; null means any.</summary>
    public string? Server { get; init; }

    /// <summary>The path, e.g. <c>/v1/orders</c>; for the Bot API the method's name, e.g. <c>sendMessage</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The HTTP method; null means any.</summary>
    public string? Method { get; init; }

    /// <summary>The first call that goes wrong, counted from 1.</summary>
    public int Nth { get; init; } = 1;

    /// <summary>How many calls go wrong from there on.</summary>
    public int Count { get; init; } = 1;

    public required FaultKind Fault { get; init; }

    /// <summary>For a delay: milliseconds of real time, 0 to 600,000.</summary>
    public int DelayMilliseconds { get; init; }

    /// <summary>For a status: 400 to 599.</summary>
    public int Status { get; init; } = 500;

    /// <summary>For a status: the body; empty for none.</summary>
    public string Body { get; init; } = "";

    /// <summary>For a status: seconds in the header <c>Retry-After</c>; null leaves it out.</summary>
    public int? RetryAfter { get; init; }
}

/// <summary>What goes wrong with a call.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>The connection breaks before anything is done.</summary>
    [JsonStringEnumMemberName("drop-request")]
    DropRequest,

    /// <summary>Everything is done, and the connection breaks before the answer.</summary>
    [JsonStringEnumMemberName("drop-answer")]
    DropAnswer,

    /// <summary>Nothing happens for a while, then all goes on.</summary>
    [JsonStringEnumMemberName("delay")]
    Delay,

    /// <summary>It is done twice; the second answer goes out.</summary>
    [JsonStringEnumMemberName("duplicate")]
    Duplicate,

    /// <summary>Nothing is done, and this status answers.</summary>
    [JsonStringEnumMemberName("status")]
    Status,
}
