using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>Keys under a message or in place of the keyboard.</summary>
[JsonConverter(typeof(RuntimeTyped<ReplyMarkup>))]
public abstract partial class ReplyMarkup
{
    public static implicit operator ReplyMarkup?(InlineKeyboardButton button) => (InlineKeyboardMarkup?)button;

    public static implicit operator ReplyMarkup?(InlineKeyboardButton[]? buttons) => (InlineKeyboardMarkup?)buttons;

    public static implicit operator ReplyMarkup?(List<InlineKeyboardButton>? buttons) => (InlineKeyboardMarkup?)buttons;

    public static implicit operator ReplyMarkup?(IEnumerable<InlineKeyboardButton>[]? buttonRows) => (InlineKeyboardMarkup?)buttonRows;

    public static implicit operator ReplyMarkup?(List<List<InlineKeyboardButton>>? buttonRows) => (InlineKeyboardMarkup?)buttonRows;

    public static implicit operator ReplyMarkup((string, string) button) => new InlineKeyboardMarkup((InlineKeyboardButton)button);

    public static implicit operator ReplyMarkup((string, string)[] buttons) =>
        new InlineKeyboardMarkup(buttons.Select(button => (InlineKeyboardButton)button).ToList());

    public static implicit operator ReplyMarkup((string, string)[][] buttonRows) =>
        new InlineKeyboardMarkup(buttonRows.Select(row => row.Select(button => (InlineKeyboardButton)button)));
}

/// <summary>Keys under a message.</summary>
[JsonConverter(typeof(InlineKeyboardForm))]
public partial class InlineKeyboardMarkup : ReplyMarkup
{
    [SetsRequiredMembers]
    public InlineKeyboardMarkup() => InlineKeyboard = [];

    [SetsRequiredMembers]
    public InlineKeyboardMarkup(InlineKeyboardButton inlineKeyboardButton) => InlineKeyboard = [[inlineKeyboardButton]];

    [SetsRequiredMembers]
    public InlineKeyboardMarkup(params InlineKeyboardButton[] inlineKeyboardRow) => InlineKeyboard = [inlineKeyboardRow];

    [SetsRequiredMembers]
    public InlineKeyboardMarkup(IEnumerable<InlineKeyboardButton> inlineKeyboardRow) => InlineKeyboard = [inlineKeyboardRow];

    [SetsRequiredMembers]
    public InlineKeyboardMarkup(List<InlineKeyboardButton> inlineKeyboardRow) => InlineKeyboard = [inlineKeyboardRow];

    [SetsRequiredMembers]
    public InlineKeyboardMarkup(IEnumerable<IEnumerable<InlineKeyboardButton>> inlineKeyboard) => InlineKeyboard = inlineKeyboard;

    public required IEnumerable<IEnumerable<InlineKeyboardButton>> InlineKeyboard { get; set; }

    public static InlineKeyboardMarkup Empty() => new();

    public static implicit operator InlineKeyboardMarkup?(InlineKeyboardButton? button) => button is null ? null : new(button);

    public static implicit operator InlineKeyboardMarkup?(string? buttonText) => buttonText is null ? null : new((InlineKeyboardButton)buttonText);

    public static implicit operator InlineKeyboardMarkup?(InlineKeyboardButton[]? buttons) => buttons is null ? null : new(buttons);

    public static implicit operator InlineKeyboardMarkup?(List<InlineKeyboardButton>? buttons) => buttons is null ? null : new(buttons);

    public static implicit operator InlineKeyboardMarkup?(List<List<InlineKeyboardButton>>? buttonRows) =>
        buttonRows is null ? null : new(buttonRows);

    public static implicit operator InlineKeyboardMarkup?(IEnumerable<InlineKeyboardButton>[]? buttonRows) =>
        buttonRows is null ? null : new(buttonRows);

    public InlineKeyboardMarkup AddButton(InlineKeyboardButton button) => AddButtons(button);

    public InlineKeyboardMarkup AddButton(string text, string callbackData) => AddButtons(InlineKeyboardButton.WithCallbackData(text, callbackData));

    public InlineKeyboardMarkup AddButtons(params InlineKeyboardButton[] buttons)
    {
        var rows = InlineKeyboard.Select(row => row.ToList()).ToList();
        if (rows.Count == 0)
        {
            rows.Add([]);
        }

        rows[^1].AddRange(buttons);
        InlineKeyboard = rows;
        return this;
    }

    public InlineKeyboardMarkup AddNewRow(params InlineKeyboardButton[] buttons)
    {
        InlineKeyboard = [.. InlineKeyboard, buttons.ToList()];
        return this;
    }
}

/// <summary>One key.</summary>
public partial class InlineKeyboardButton
{
    public InlineKeyboardButton()
    {
    }

    [SetsRequiredMembers]
    public InlineKeyboardButton(string text)
        : this(text, text)
    {
    }

    [SetsRequiredMembers]
    public InlineKeyboardButton(string text, string callbackDataOrUrl)
    {
        Text = text;
        if (callbackDataOrUrl.StartsWith("https://", StringComparison.Ordinal) || callbackDataOrUrl.StartsWith("http://", StringComparison.Ordinal)
            || callbackDataOrUrl.StartsWith("tg://", StringComparison.Ordinal))
        {
            Url = callbackDataOrUrl;
        }
        else
        {
            CallbackData = callbackDataOrUrl;
        }
    }

    public required string Text { get; set; }

    public string? Url { get; set; }

    public string? CallbackData { get; set; }

    public string? SwitchInlineQuery { get; set; }

    public string? SwitchInlineQueryCurrentChat { get; set; }

    public bool Pay { get; set; }

    public static implicit operator InlineKeyboardButton(string textAndCallbackDataOrUrl) => new(textAndCallbackDataOrUrl);

    public static implicit operator InlineKeyboardButton((string text, string callbackDataOrUrl) tuple) => new(tuple.text, tuple.callbackDataOrUrl);

    public static InlineKeyboardButton WithCallbackData(string textAndCallbackData) =>
        new() { Text = textAndCallbackData, CallbackData = textAndCallbackData };

    public static InlineKeyboardButton WithUrl(string text, string url) => new() { Text = text, Url = url };

    public static InlineKeyboardButton WithCallbackData(string text, string callbackData) => new() { Text = text, CallbackData = callbackData };
}
