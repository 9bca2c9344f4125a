using System.Text.Json.Serialization;
using Telegram.Bot.Types;

namespace Telegram.Bot.Requests;

/// <summary>Publishes a list of commands.</summary>
public class SetMyCommandsRequest() : RequestBase<bool>("setMyCommands")
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required IEnumerable<BotCommand> Commands { get; set; }

    public BotCommandScope? Scope { get; set; }

    public string? LanguageCode { get; set; }
}

/// <summary>Asks for the published commands.</summary>
public class GetMyCommandsRequest() : RequestBase<BotCommand[]>("getMyCommands")
{
    public BotCommandScope? Scope { get; set; }

    public string? LanguageCode { get; set; }
}

/// <summary>Withdraws a list of commands.</summary>
public class DeleteMyCommandsRequest() : RequestBase<bool>("deleteMyCommands")
{
    public BotCommandScope? Scope { get; set; }

    public string? LanguageCode { get; set; }
}

/// <summary>Sets what an empty chat with the bot shows.</summary>
public class SetMyDescriptionRequest() : RequestBase<bool>("setMyDescription")
{
    public string? Description { get; set; }

    public string? LanguageCode { get; set; }
}

/// <summary>Sets what the bot's profile shows.</summary>
public class SetMyShortDescriptionRequest() : RequestBase<bool>("setMyShortDescription")
{
    public string? ShortDescription { get; set; }

    public string? LanguageCode { get; set; }
}
