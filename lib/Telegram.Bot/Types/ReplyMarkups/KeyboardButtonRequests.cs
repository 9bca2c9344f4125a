using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Telegram.Bot.Types.Enums;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>A key that lets people be chosen.</summary>
public class KeyboardButtonRequestUsers
{
    public KeyboardButtonRequestUsers()
    {
    }

    [SetsRequiredMembers]
    public KeyboardButtonRequestUsers(int requestId) =>
        RequestId = requestId;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int RequestId { get; set; }

    public bool? UserIsBot { get; set; }

    public bool? UserIsPremium { get; set; }

    public int? MaxQuantity { get; set; }

    public bool RequestName { get; set; }

    public bool RequestUsername { get; set; }

    public bool RequestPhoto { get; set; }
}

/// <summary>A key that lets a chat be chosen.</summary>
public class KeyboardButtonRequestChat
{
    public KeyboardButtonRequestChat()
    {
    }

    [SetsRequiredMembers]
    public KeyboardButtonRequestChat(int requestId, bool chatIsChannel) =>
        (RequestId, ChatIsChannel) = (requestId, chatIsChannel);

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int RequestId { get; set; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required bool ChatIsChannel { get; set; }

    public bool? ChatIsForum { get; set; }

    public bool? ChatHasUsername { get; set; }

    public bool ChatIsCreated { get; set; }

    public ChatAdministratorRights? UserAdministratorRights { get; set; }

    public ChatAdministratorRights? BotAdministratorRights { get; set; }

    public bool BotIsMember { get; set; }

    public bool RequestTitle { get; set; }

    public bool RequestUsername { get; set; }

    public bool RequestPhoto { get; set; }
}

/// <summary>A key that lets a bot be made.</summary>
public class KeyboardButtonRequestManagedBot
{
    public KeyboardButtonRequestManagedBot()
    {
    }

    [SetsRequiredMembers]
    public KeyboardButtonRequestManagedBot(int requestId) =>
        RequestId = requestId;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required int RequestId { get; set; }

    public string? SuggestedName { get; set; }

    public string? SuggestedUsername { get; set; }
}

/// <summary>A key that lets a poll be made.</summary>
public class KeyboardButtonPollType
{
    public PollType? Type { get; set; }

    public static implicit operator PollType?(KeyboardButtonPollType self) => self.Type;

    public static implicit operator KeyboardButtonPollType(PollType? type) => new() { Type = type };
}
