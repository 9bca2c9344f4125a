using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>A place where messages are.</summary>
public class Chat
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long Id { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ChatType Type { get; set; }

    public string? Title { get; set; }

    public string? Username { get; set; }

    public string? FirstName { get; set; }

    public string? LastName { get; set; }

    public bool IsForum { get; set; }

    public bool IsDirectMessages { get; set; }

    public override string ToString() => (Type, Username) switch
    {
        (ChatType.Private, null) => $"Private chat with {FirstName}{(LastName is null ? "" : $" {LastName}")} ({Id})",
        (ChatType.Private, _) => $"Private chat with @{Username} ({Id})",
        _ => $"{Type} \"{Title}\" ({Id})",
    };
}

/// <summary>All that a chat tells about itself.</summary>
public class ChatFullInfo : Chat
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int AccentColorId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int MaxReactionCount { get; set; }

    public string[]? ActiveUsernames { get; set; }

    public Chat? PersonalChat { get; set; }

    public Chat? ParentChat { get; set; }

    public string? BackgroundCustomEmojiId { get; set; }

    public int? ProfileAccentColorId { get; set; }

    public string? ProfileBackgroundCustomEmojiId { get; set; }

    public string? EmojiStatusCustomEmojiId { get; set; }

    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? EmojiStatusExpirationDate { get; set; }

    public string? Bio { get; set; }

    public bool HasPrivateForwards { get; set; }

    public bool HasRestrictedVoiceAndVideoMessages { get; set; }

    public bool JoinToSendMessages { get; set; }

    public bool JoinByRequest { get; set; }

    public string? Description { get; set; }

    public string? InviteLink { get; set; }

    public Message? PinnedMessage { get; set; }

    public bool CanSendPaidMedia { get; set; }

    public int? SlowModeDelay { get; set; }

    public int? UnrestrictBoostCount { get; set; }

    public int? MessageAutoDeleteTime { get; set; }

    public bool HasAggressiveAntiSpamEnabled { get; set; }

    public bool HasHiddenMembers { get; set; }

    public bool HasProtectedContent { get; set; }

    public bool HasVisibleHistory { get; set; }

    public string? StickerSetName { get; set; }

    public bool CanSetStickerSet { get; set; }

    public string? CustomEmojiStickerSetName { get; set; }

    public long? LinkedChatId { get; set; }

    public long? PaidMessageStarCount { get; set; }

    public User? GuardBot { get; set; }
}
