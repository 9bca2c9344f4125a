using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>A key in the place of the keyboard; a press sends its text, or what it asks for.</summary>
public class KeyboardButton : IKeyboardButton
{
    [JsonConstructor]
    public KeyboardButton()
    {
    }

    [SetsRequiredMembers]
    public KeyboardButton(string text) => Text = text;

    [SetsRequiredMembers]
    public KeyboardButton(string text, bool requestContact = false, bool requestLocation = false) =>
        (Text, RequestContact, RequestLocation) = (text, requestContact, requestLocation);

    [SetsRequiredMembers]
    public KeyboardButton(string text, KeyboardButtonRequestUsers requestUsers) =>
        (Text, RequestUsers) = (text, requestUsers);

    [SetsRequiredMembers]
    public KeyboardButton(string text, KeyboardButtonRequestChat requestChat) =>
        (Text, RequestChat) = (text, requestChat);

    [SetsRequiredMembers]
    public KeyboardButton(string text, KeyboardButtonRequestManagedBot requestManagedBot) =>
        (Text, RequestManagedBot) = (text, requestManagedBot);

    [SetsRequiredMembers]
    public KeyboardButton(string text, KeyboardButtonPollType requestPoll) =>
        (Text, RequestPoll) = (text, requestPoll);

    [SetsRequiredMembers]
    public KeyboardButton(string text, WebAppInfo webApp) => (Text, WebApp) = (text, webApp);

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string Text { get; set; }

    public string? IconCustomEmojiId { get; set; }

    public KeyboardButtonStyle? Style { get; set; }

    public KeyboardButtonRequestUsers? RequestUsers { get; set; }

    public KeyboardButtonRequestChat? RequestChat { get; set; }

    public KeyboardButtonRequestManagedBot? RequestManagedBot { get; set; }

    public bool RequestContact { get; set; }

    public bool RequestLocation { get; set; }

    public KeyboardButtonPollType? RequestPoll { get; set; }

    public WebAppInfo? WebApp { get; set; }

    public static implicit operator KeyboardButton(string text) => new(text);

    public static implicit operator KeyboardButton((string text, KeyboardButtonStyle? style) tuple) =>
        new(tuple.text) { Style = tuple.style };

    public static implicit operator KeyboardButton(
        (string text, KeyboardButtonStyle? style, string iconCustomEmojiId) tuple) =>
        new(tuple.text) { Style = tuple.style, IconCustomEmojiId = tuple.iconCustomEmojiId };

    public static KeyboardButton WithRequestUsers(string text, int requestId, int? maxQuantity = null) =>
        new(text, new KeyboardButtonRequestUsers(requestId) { MaxQuantity = maxQuantity });

    public static KeyboardButton WithRequestChat(string text, int requestId, bool chatIsChannel) =>
        new(text, new KeyboardButtonRequestChat(requestId, chatIsChannel));

    public static KeyboardButton WithRequestUsers(string text, KeyboardButtonRequestUsers requestUsers) =>
        new(text, requestUsers);

    public static KeyboardButton WithRequestChat(string text, KeyboardButtonRequestChat requestChat) =>
        new(text, requestChat);

    public static KeyboardButton WithRequestManagedBot(
        string text, KeyboardButtonRequestManagedBot requestManagedBot) => new(text, requestManagedBot);

    public static KeyboardButton WithRequestContact(string text) => new(text) { RequestContact = true };

    public static KeyboardButton WithRequestLocation(string text) => new(text) { RequestLocation = true };

    public static KeyboardButton WithRequestPoll(string text, KeyboardButtonPollType requestPoll) =>
        new(text, requestPoll);

    public static KeyboardButton WithWebApp(string text, WebAppInfo webApp) => new(text, webApp);
}
