using Bot.Sandbox.Faults;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>One request as it came over the wire.</summary>
internal sealed record UpbitCall
{
    public required string Method { get; init; }

    public required string Path { get; init; }

    public required string? Query { get; init; }

    public required ReadOnlyMemory<byte> Body { get; init; }

    public required string? ContentType { get; init; }

    public required string? Authorization { get; init; }

    public required bool HasOrigin { get; init; }

    /// <summary>What goes wrong with it inside the exchange; null is nothing.</summary>
    public FaultRule? Fault { get; init; }

    /// <summary>Address of the caller.</summary>
    public required string Caller { get; init; }
}
