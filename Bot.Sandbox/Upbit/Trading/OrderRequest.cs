namespace Bot.Sandbox.Upbit.Trading;

/// <summary>An order as a client wrote it, before any check; every value is the text that came.</summary>
internal sealed record OrderRequest
{
    public string? Market { get; init; }

    public string? Side { get; init; }

    public string? Type { get; init; }

    public string? Volume { get; init; }

    public string? Price { get; init; }

    public string? Identifier { get; init; }

    public string? TimeInForce { get; init; }

    public string? SmpType { get; init; }
}
