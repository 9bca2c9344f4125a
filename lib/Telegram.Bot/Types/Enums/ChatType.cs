using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.Enums;

/// <summary>Kinds of chat; 0 is a kind that this version does not know.</summary>
[JsonConverter(typeof(EnumConverter<ChatType>))]
public enum ChatType
{
    Private = 1,
    Group = 2,
    Channel = 3,
    Supergroup = 4,
    Sender = 5,
}

/// <summary>What somebody is to a chat.</summary>
[JsonConverter(typeof(EnumConverter<ChatMemberStatus>))]
public enum ChatMemberStatus
{
    Creator = 1,
    Administrator = 2,
    Member = 3,
    Left = 4,
    Kicked = 5,
    Restricted = 6,
}

/// <summary>What the bot is seen doing.</summary>
[JsonConverter(typeof(EnumConverter<ChatAction>))]
public enum ChatAction
{
    Typing = 1,
    UploadPhoto = 2,
    RecordVideo = 3,
    UploadVideo = 4,
    RecordVoice = 5,
    UploadVoice = 6,
    UploadDocument = 7,
    FindLocation = 8,
    RecordVideoNote = 9,
    UploadVideoNote = 10,
    ChooseSticker = 11,
}
