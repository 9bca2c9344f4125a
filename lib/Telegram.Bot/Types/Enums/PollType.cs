using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>Kinds of poll.</summary>
[JsonConverter(typeof(EnumConverter<PollType>))]
public enum PollType
{
    Regular = 1,
    Quiz = 2,
}
