namespace Bot.Sandbox.Telegram.Chats;

/// <summary>What stays the same of a chat: a person's private one, or a group with its members.</summary>
internal sealed record RoomCard(long Id, string? GroupTitle, IReadOnlyList<long> MemberIds)
{
    public bool IsGroup => GroupTitle is not null;

    /// <summary>The supergroup that took a group's place, or null.</summary>
    public long? MovedTo { get; init; }

    public bool IsSuper { get; init; }
}
