using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>A key of either kind of keyboard.</summary>
public interface IKeyboardButton
{
    string Text { get; }

    string? IconCustomEmojiId { get; set; }

    KeyboardButtonStyle? Style { get; set; }
}

/// <summary>Red, green or blue.</summary>
[JsonConverter(typeof(EnumConverter<KeyboardButtonStyle>))]
public enum KeyboardButtonStyle
{
    Danger = 1,
    Success = 2,
    Primary = 3,
}

/// <summary>What an inline key does.</summary>
public enum InlineButtonType
{
    Url = 0,
    Callback = 1,
    WebApp = 2,
    LoginUrl = 3,
    SwitchInlineQuery = 4,
    SwitchInlineQueryCurrentChat = 5,
    CopyText = 6,
    Game = 7,
    Pay = 8,
}
