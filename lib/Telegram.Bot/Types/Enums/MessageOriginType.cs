using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>Where a forwarded message comes from.</summary>
[JsonConverter(typeof(EnumConverter<MessageOriginType>))]
public enum MessageOriginType
{
    User = 1,
    HiddenUser = 2,
    Chat = 3,
    Channel = 4,
}
