namespace Bot.Host.Telegram;

/// <summary>What became of a message on its way to Telegram.</summary>
public abstract record Delivery
{
    private Delivery()
    {
    }

    public sealed record Done(int MessageId) : Delivery;

    /// <summary>The message shows that already.</summary>
    public sealed record Unchanged : Delivery;

    /// <summary>The message to edit is not there any more, or cannot be edited.</summary>
    public sealed record Gone : Delivery;

    /// <summary>Telegram cannot read the formatting.</summary>
    public sealed record BadFormat(string Why) : Delivery;

    /// <summary>It will never be taken: the person blocked the bot, the chat does not exist.</summary>
    public sealed record Refused(string Why) : Delivery;

    /// <summary>The group has become a supergroup, under another number.</summary>
    public sealed record Moved(long Chat) : Delivery;

    /// <summary>Not now; after a while perhaps.</summary>
    /// <param name="Wait">How long Telegram asks to wait, or null.</param>
    /// <param name="Why">What happened.</param>
    public sealed record Later(TimeSpan? Wait, string Why) : Delivery
    {
        /// <summary>Whether the answer was lost, so that it may have arrived all the same.</summary>
        public bool MayHaveArrived { get; init; }
    }
}
