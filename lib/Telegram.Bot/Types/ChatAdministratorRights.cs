namespace Telegram.Bot.Types;

/// <summary>What an administrator may do.</summary>
public class ChatAdministratorRights
{
    public ChatAdministratorRights()
    {
    }

    /// <summary>All rights alike, but anonymity, which nobody has by default.</summary>
    public ChatAdministratorRights(bool defaultValue)
    {
        CanManageChat = CanDeleteMessages = CanManageVideoChats = CanRestrictMembers = defaultValue;
        CanPromoteMembers = CanChangeInfo = CanInviteUsers = CanPinMessages = CanManageTopics = defaultValue;
        CanPostStories = CanEditStories = CanDeleteStories = CanPostMessages = CanEditMessages = defaultValue;
        CanManageDirectMessages = defaultValue;
        CanManageTags = defaultValue;
    }

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
}
