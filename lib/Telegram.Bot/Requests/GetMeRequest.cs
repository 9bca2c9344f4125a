using System.Text.Json.Serialization;
using Telegram.Bot.Requests.Abstractions;
using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Asks who the bot is.</summary>
public class GetMeRequest() : ParameterlessRequest<User>("getMe");

/// <summary>Asks all about a chat.</summary>
public class GetChatRequest() : RequestBase<ChatFullInfo>("getChat"), IChatTargetable
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ChatId ChatId { get; set; }
}

/// <summary>Leaves a group.</summary>
public class LeaveChatRequest() : RequestBase<bool>("leaveChat"), IChatTargetable
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required ChatId ChatId { get; set; }
}

/// <summary>Asks where a file is.</summary>
public class GetFileRequest() : RequestBase<TGFile>("getFile")
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string FileId { get; set; }
}
