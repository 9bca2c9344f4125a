using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A membership changed.</summary>
public class ChatMemberUpdated
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Chat Chat { get; set; } = default!;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public User From { get; set; } = default!;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime Date { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ChatMember OldChatMember { get; set; } = default!;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public ChatMember NewChatMember { get; set; } = default!;

    public ChatInviteLink? InviteLink { get; set; }

    public bool ViaJoinRequest { get; set; }

    public bool ViaChatFolderInviteLink { get; set; }
}

/// <summary>A link by which people join.</summary>
public class ChatInviteLink
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string InviteLink { get; set; } = default!;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public User Creator { get; set; } = default!;

    public bool CreatesJoinRequest { get; set; }

    public bool IsPrimary { get; set; }

    public bool IsRevoked { get; set; }

    public string? Name { get; set; }

    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? ExpireDate { get; set; }

    public int? MemberLimit { get; set; }

    public int? PendingJoinRequestCount { get; set; }

    public int? SubscriptionPeriod { get; set; }

    public int? SubscriptionPrice { get; set; }
}
