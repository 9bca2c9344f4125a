namespace Bot.Sandbox.Upbit;

/// <summary>How fast a client may ask.</summary>
public sealed record RequestLimits
{
    /// <summary>The exchange's own limits.</summary>
    public static RequestLimits Real { get; } = new();

    /// <summary>No limits; answers still carry Remaining-Req.</summary>
    public static RequestLimits Off { get; } = new() { IsOn = false };

    public bool IsOn { get; init; } = true;

    /// <summary>Factor on every limit, for a market clock that runs faster than the real one.</summary>
    public int Multiplier { get; init; } = 1;

    /// <summary>Requests refused with 429 within ten seconds after which a caller is blocked with 418.</summary>
    public int RefusalsBeforeBlock { get; init; } = 20;

    /// <summary>Length of the first block; each further one is twice as long.</summary>
    public TimeSpan FirstBlock { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a request during a block begins it anew, in place of only being refused.</summary>
    public bool AskingLengthens { get; init; }

    public static RequestLimits Times(int multiplier) => new() { Multiplier = multiplier };
}
