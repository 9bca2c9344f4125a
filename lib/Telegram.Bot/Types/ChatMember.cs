using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types;

/// <summary>What somebody is to a chat.</summary>
[JsonConverter(typeof(PolymorphicConverter<ChatMember>))]
[Discriminator("status")]
[Case("creator", typeof(ChatMemberOwner))]
[Case("administrator", typeof(ChatMemberAdministrator))]
[Case("member", typeof(ChatMemberMember))]
[Case("restricted", typeof(ChatMemberRestricted))]
[Case("left", typeof(ChatMemberLeft))]
[Case("kicked", typeof(ChatMemberBanned))]
public abstract class ChatMember
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public abstract ChatMemberStatus Status { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public User User { get; set; } = default!;

    [JsonIgnore]
    public bool IsAdmin => this is ChatMemberOwner or ChatMemberAdministrator;

    [JsonIgnore]
    public bool IsInChat => this switch
    {
        ChatMemberRestricted restricted => restricted.IsMember,
        ChatMemberLeft or ChatMemberBanned => false,
        _ => true,
    };

    /// <summary>When a ban, a restriction or a paid membership ends; null where it does not.</summary>
    [JsonIgnore]
    public DateTime? ExpireDate => this switch
    {
        ChatMemberMember member => member.UntilDate,
        ChatMemberRestricted restricted => restricted.UntilDate,
        ChatMemberBanned banned => banned.UntilDate,
        _ => null,
    };
}

/// <summary>The owner of the chat.</summary>
public class ChatMemberOwner : ChatMember
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override ChatMemberStatus Status => ChatMemberStatus.Creator;

    public bool IsAnonymous { get; set; }

    public string? CustomTitle { get; set; }
}

/// <summary>Somebody with rights over the chat.</summary>
public class ChatMemberAdministrator : ChatMember
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override ChatMemberStatus Status => ChatMemberStatus.Administrator;

    public bool CanBeEdited { get; set; }

    public bool IsAnonymous { get; set; }

    public bool CanManageChat { get; set; }

    public bool CanDeleteMessages { get; set; }

    public bool CanManageVideoChats { get; set; }

    public bool CanRestrictMembers { get; set; }

    public bool CanPromoteMembers { get; set; }

    public bool CanChangeInfo { get; set; }

    public bool CanInviteUsers { get; set; }

    public bool CanPostStories { get; set; }

    public bool CanEditStories { get; set; }

    public bool CanDeleteStories { get; set; }

    public bool CanPostMessages { get; set; }

    public bool CanEditMessages { get; set; }

    public bool CanPinMessages { get; set; }

    public bool CanManageTopics { get; set; }

    public bool CanManageDirectMessages { get; set; }

    public bool? CanManageTags { get; set; }

    public string? CustomTitle { get; set; }
}

/// <summary>Somebody in the chat.</summary>
public class ChatMemberMember : ChatMember
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override ChatMemberStatus Status => ChatMemberStatus.Member;

    public string? Tag { get; set; }

    [JsonConverter(typeof(BanTimeConverter))]
    public DateTime? UntilDate { get; set; }
}

/// <summary>Somebody who may not do everything.</summary>
public class ChatMemberRestricted : ChatMember
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override ChatMemberStatus Status => ChatMemberStatus.Restricted;

    public string? Tag { get; set; }

    public bool IsMember { get; set; }

    public bool CanSendMessages { get; set; }

    public bool CanSendAudios { get; set; }

    public bool CanSendDocuments { get; set; }

    public bool CanSendPhotos { get; set; }

    public bool CanSendVideos { get; set; }

    public bool CanSendVideoNotes { get; set; }

    public bool CanSendVoiceNotes { get; set; }

    public bool CanSendPolls { get; set; }

    public bool CanSendOtherMessages { get; set; }

    public bool CanAddWebPagePreviews { get; set; }

    public bool CanReactToMessages { get; set; }

    public bool CanEditTag { get; set; }

    public bool CanChangeInfo { get; set; }

    public bool CanInviteUsers { get; set; }

    public bool CanPinMessages { get; set; }

    public bool CanManageTopics { get; set; }

    [JsonConverter(typeof(BanTimeConverter))]
    public DateTime? UntilDate { get; set; }

    /// <summary>Nothing at all may be sent.</summary>
    [JsonIgnore]
    public bool IsMuted =>
        !(CanSendMessages || CanSendAudios || CanSendDocuments || CanSendPhotos || CanSendVideos
            || CanSendVideoNotes || CanSendVoiceNotes || CanSendPolls || CanSendOtherMessages);
}

/// <summary>Somebody who is not in the chat.</summary>
public class ChatMemberLeft : ChatMember
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override ChatMemberStatus Status => ChatMemberStatus.Left;
}

/// <summary>Somebody who may not come back.</summary>
public class ChatMemberBanned : ChatMember
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public override ChatMemberStatus Status => ChatMemberStatus.Kicked;

    [JsonConverter(typeof(BanTimeConverter))]
    public DateTime? UntilDate { get; set; }
}
