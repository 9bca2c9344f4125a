using Bot.Sandbox.Faults;

namespace Bot.Sandbox.OpenAi;

/// <summary>How an <see cref="OpenAiServer"/> is set up.</summary>
public sealed record OpenAiServerOptions
{
    /// <summary>Port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>What the answers of the built-in rule vary with.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Clock that dates answers; may be a replayed one.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The one key that is accepted; null accepts any.</summary>
    public string? ApiKey { get; init; }

    /// <summary>The models that are listed; requests may name any other.</summary>
    public IReadOnlyList<string> Models { get; init; } = ["gpt-4o-mini", "gpt-4.1-mini", "gpt-5-mini"];

    /// <summary>How long a slow answer takes, in real time.</summary>
    public TimeSpan SlowAnswer { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What a rate limit tells in its header <c>Retry-After</c>; whole seconds.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What goes wrong on the way; null is nothing.</summary>
    public FaultPlan? Faults { get; init; }
}

/// <summary>How an answer goes wrong.</summary>
public enum OpenAiFault
{
    /// <summary>429 with <c>Retry-After</c>.</summary>
    RateLimit,

    /// <summary>500.</summary>
    ServerError,

    /// <summary>A whole answer, late.</summary>
    Slow,

    /// <summary>The content ends in the middle, with finish reason <c>length</c>.</summary>
    CutOff,

    /// <summary>A refusal in place of content.</summary>
    Refusal,

    /// <summary>Thoughts stand before the JSON.</summary>
    Think,

    /// <summary>The JSON has the right names, with texts for numbers and numbers for texts.</summary>
    WrongTypes,
}

/// <summary>A request for a completion and its answer, both as sent.</summary>
/// <param name="At">When, on the server's clock.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Request">The request's body.</param>
/// <param name="Answer">The answer's body.</param>
public sealed record OpenAiCall(DateTimeOffset At, int Status, string Request, string Answer);
