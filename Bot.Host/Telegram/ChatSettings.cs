namespace Bot.Host.Telegram;

/// <summary>What chat needs to know of the program around it.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="GapPerChat">Between two messages to a chat; zero where the far end knows no limits.</param>
/// <param name="PollTimeout">How long Telegram may hold an empty poll; under the client's own time-out.</param>
public sealed record ChatSettings(string Version, TimeSpan GapPerChat, TimeSpan PollTimeout)
{
    /// <summary>The owner by configuration, who is let in without the database; 0 where none is configured.</summary>
    public long OwnerId { get; init; }
}
