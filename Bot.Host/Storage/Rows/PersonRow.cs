namespace Bot.Host.Storage.Rows;

/// <summary>A person who may use the bot, and in which role for which account.</summary>
public sealed class PersonRow
{
    /// <summary>The Telegram user id.</summary>
    public long Id { get; set; }

    public int AccountId { get; set; }

    public PersonRole Role { get; set; }

    /// <summary>The private chat, or null until the person has written.</summary>
    public long? ChatId { get; set; }

    /// <summary><c>ko</c> or <c>en</c>; null until chosen or guessed.</summary>
    public string? Language { get; set; }

    public DateTimeOffset AddedAt { get; set; }

    /// <summary>As Telegram last named them; null until they have written.</summary>
    public string? Name { get; set; }

    /// <summary>How much of the cycles they are told.</summary>
    public NotifyLevel NotifyLevel { get; set; } = NotifyLevel.Normal;
}

/// <summary>How much of the cycles a person is told; money and alarms are told at every level.</summary>
public enum NotifyLevel
{
    /// <summary>Nothing of cycles.</summary>
    Silent,

    /// <summary>Cycles that traded.</summary>
    TradesOnly,

    /// <summary>One message a cycle, which changes as the cycle goes on.</summary>
    Normal,

    /// <summary>Each of the four stages in a message of its own.</summary>
    FourStages,
}

/// <summary>What a person may do.</summary>
public enum PersonRole
{
    Viewer,
    Trader,
    Owner,
}
