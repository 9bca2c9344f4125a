namespace Bot.Host.Upbit;

/// <summary>What is known of the keys.</summary>
/// <param name="Problems">What keeps the bot from trading; a person must act.</param>
/// <param name="Warnings">What will, or could not be seen.</param>
/// <param name="Expires">When the key ends; null where it was not told.</param>
public sealed record KeyReport(IReadOnlyList<string> Problems, IReadOnlyList<string> Warnings, DateTimeOffset? Expires)
{
    /// <summary>The problems, each in a word.</summary>
    public IReadOnlyList<KeyFault> Faults { get; init; } = [];

    /// <summary>Whether the exchange said everything that decides.</summary>
    public bool IsSeen { get; init; } = true;

    /// <summary>What a person should hear: the problems, and that the key will end soon.</summary>
    public IReadOnlyList<string> ToTell { get; init; } = Problems;
}
