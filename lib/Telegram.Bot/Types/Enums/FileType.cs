using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>How a file is handed over.</summary>
[JsonConverter(typeof(EnumConverter<FileType>))]
public enum FileType
{
    Stream = 1,
    Id = 2,
    Url = 3,
}

/// <summary>Kinds of media to send.</summary>
[JsonConverter(typeof(EnumConverter<InputMediaType>))]
public enum InputMediaType
{
    Photo = 1,
    Video = 2,
    Animation = 3,
    Audio = 4,
    Document = 5,
    LivePhoto = 6,
    Location = 7,
    Sticker = 8,
    Venue = 9,
    Link = 10,
    VoiceNote = 11,
}
