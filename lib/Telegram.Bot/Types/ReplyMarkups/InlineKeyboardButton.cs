using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>A key under a message; exactly one of what it may do is set.</summary>
public class InlineKeyboardButton : IKeyboardButton
{
    private static readonly string[] Schemes = ["https://", "http://", "tg://"];

    [JsonConstructor]
    public InlineKeyboardButton()
    {
    }

    [SetsRequiredMembers]
    public InlineKeyboardButton(string text) => Text = text;

    /// <param name="text">What stands on the key.</param>
    /// <param name="callbackDataOrUrl">What begins as an address is opened, anything else is sent back.</param>
    [SetsRequiredMembers]
    public InlineKeyboardButton(string text, string callbackDataOrUrl)
    {
        Text = text;
        var isUrl = Schemes.Any(one => callbackDataOrUrl.StartsWith(one, StringComparison.OrdinalIgnoreCase));
        (Url, CallbackData) = isUrl ? (callbackDataOrUrl, null) : ((string?)null, callbackDataOrUrl);
    }

    [SetsRequiredMembers]
    public InlineKeyboardButton(string text, InlineButtonType type, string value = "")
    {
        Text = text;
        Action set = type switch
        {
            InlineButtonType.Url => () => Url = value,
            InlineButtonType.Callback => () => CallbackData = value,
            InlineButtonType.WebApp => () => WebApp = value,
            InlineButtonType.LoginUrl => () => LoginUrl = value,
            InlineButtonType.SwitchInlineQuery => () => SwitchInlineQuery = value,
            InlineButtonType.SwitchInlineQueryCurrentChat => () => SwitchInlineQueryCurrentChat = value,
            InlineButtonType.CopyText => () => CopyText = value,
            InlineButtonType.Game => () => CallbackGame = new(),
            InlineButtonType.Pay => () => Pay = true,
            _ => throw new NotSupportedException($"An inline key cannot be {type}"),
        };
        set();
    }

    [SetsRequiredMembers]
    public InlineKeyboardButton(string text, WebAppInfo webApp) => (Text, WebApp) = (text, webApp);

    [SetsRequiredMembers]
    public InlineKeyboardButton(string text, LoginUrl loginUrl) => (Text, LoginUrl) = (text, loginUrl);

    [SetsRequiredMembers]
    public InlineKeyboardButton(string text, SwitchInlineQueryChosenChat switchInlineQueryChosenChat) =>
        (Text, SwitchInlineQueryChosenChat) = (text, switchInlineQueryChosenChat);

    [SetsRequiredMembers]
    public InlineKeyboardButton(string text, CopyTextButton copyText) => (Text, CopyText) = (text, copyText);

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string Text { get; set; }

    public string? IconCustomEmojiId { get; set; }

    public KeyboardButtonStyle? Style { get; set; }

    public string? Url { get; set; }

    /// <summary>What comes back with a press; the server takes 1 to 64 bytes.</summary>
    public string? CallbackData { get; set; }

    public WebAppInfo? WebApp { get; set; }

    public LoginUrl? LoginUrl { get; set; }

    public string? SwitchInlineQuery { get; set; }

    public string? SwitchInlineQueryCurrentChat { get; set; }

    public SwitchInlineQueryChosenChat? SwitchInlineQueryChosenChat { get; set; }

    public CopyTextButton? CopyText { get; set; }

    public CallbackGame? CallbackGame { get; set; }

    public bool Pay { get; set; }

    public static implicit operator InlineKeyboardButton(string textAndCallbackDataOrUrl) =>
        new(textAndCallbackDataOrUrl, textAndCallbackDataOrUrl);

    public static implicit operator InlineKeyboardButton((string text, string callbackDataOrUrl) tuple) =>
        new(tuple.text, tuple.callbackDataOrUrl);

    public static implicit operator InlineKeyboardButton(
        (string text, string callbackDataOrUrl, KeyboardButtonStyle? style) tuple) =>
        new(tuple.text, tuple.callbackDataOrUrl) { Style = tuple.style };

    public static implicit operator InlineKeyboardButton(
        (string text, string callbackDataOrUrl, KeyboardButtonStyle? style, string iconCustomEmojiId) tuple) =>
        new(tuple.text, tuple.callbackDataOrUrl) { Style = tuple.style, IconCustomEmojiId = tuple.iconCustomEmojiId };

    public static InlineKeyboardButton WithCallbackData(string textAndCallbackData) =>
        new(textAndCallbackData) { CallbackData = textAndCallbackData };

    public static InlineKeyboardButton WithUrl(string text, string url) => new(text) { Url = url };

    public static InlineKeyboardButton WithCallbackData(string text, string callbackData) =>
        new(text) { CallbackData = callbackData };

    public static InlineKeyboardButton WithWebApp(string text, WebAppInfo webApp) => new(text, webApp);

    public static InlineKeyboardButton WithLoginUrl(string text, LoginUrl loginUrl) => new(text, loginUrl);

    public static InlineKeyboardButton WithSwitchInlineQuery(string text, string switchInlineQuery = "") =>
        new(text) { SwitchInlineQuery = switchInlineQuery };

    public static InlineKeyboardButton WithSwitchInlineQueryCurrentChat(
        string text, string switchInlineQueryCurrentChat = "") =>
        new(text) { SwitchInlineQueryCurrentChat = switchInlineQueryCurrentChat };

    public static InlineKeyboardButton WithSwitchInlineQueryChosenChat(
        string text, SwitchInlineQueryChosenChat switchInlineQueryChosenChat) =>
        new(text, switchInlineQueryChosenChat);

    public static InlineKeyboardButton WithCopyText(string text, CopyTextButton copyText) => new(text, copyText);

    public static InlineKeyboardButton WithCallbackGame(string text) => new(text) { CallbackGame = new() };

    public static InlineKeyboardButton WithPay(string text) => new(text) { Pay = true };
}
