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
}

/// <summary>What a person may do.</summary>
public enum PersonRole
{
    Viewer,
    Trader,
    Owner,
}
