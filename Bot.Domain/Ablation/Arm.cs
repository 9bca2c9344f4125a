namespace Bot.Domain.Ablation;

/// <summary>Who decides about one of the virtual purses that show what the advisor adds.</summary>
public enum Arm
{
    /// <summary>The strategy, validated: what the bot does without an advisor.</summary>
    Rules,

    /// <summary>What the bot decided with its advisor, after modes and validation.</summary>
    Applied,

    /// <summary>What the advisor answered, and nothing else.</summary>
    Alone,

    /// <summary>Everything bought at once and kept.</summary>
    Holding,
}
