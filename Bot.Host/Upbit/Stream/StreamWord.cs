using Bot.Host.Trading;

namespace Bot.Host.Upbit.Stream;

/// <summary>What one message of the stream is to us.</summary>
internal abstract record StreamWord
{
    /// <summary>Something changed.</summary>
    public sealed record Hint(StreamHint Value) : StreamWord;

    /// <summary>A sign of life, or something that we do not need.</summary>
    public sealed record Nothing : StreamWord;

    /// <summary>The exchange refuses what was asked.</summary>
    public sealed record Refusal(string Name, string Message) : StreamWord;
}
