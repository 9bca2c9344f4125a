using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>Keys under a message, in rows.</summary>
public class InlineKeyboardMarkup : ReplyMarkup
{
    [JsonConstructor]
    [SetsRequiredMembers]
    public InlineKeyboardMarkup() => InlineKeyboard = new List<List<InlineKeyboardButton>>();

    [SetsRequiredMembers]
    public InlineKeyboardMarkup(InlineKeyboardButton inlineKeyboardButton) =>
        InlineKeyboard = KeyboardRows.Of([inlineKeyboardButton]);

    [SetsRequiredMembers]
    public InlineKeyboardMarkup(params InlineKeyboardButton[] inlineKeyboardRow) =>
        InlineKeyboard = KeyboardRows.Of(inlineKeyboardRow);

    [SetsRequiredMembers]
    public InlineKeyboardMarkup(IEnumerable<InlineKeyboardButton> inlineKeyboardRow) =>
        InlineKeyboard = KeyboardRows.Of(inlineKeyboardRow);

    /// <summary>The list itself becomes the first row.</summary>
    [SetsRequiredMembers]
    public InlineKeyboardMarkup(List<InlineKeyboardButton> inlineKeyboardRow) =>
        InlineKeyboard = new List<List<InlineKeyboardButton>> { inlineKeyboardRow };

    [SetsRequiredMembers]
    public InlineKeyboardMarkup(IEnumerable<IEnumerable<InlineKeyboardButton>> inlineKeyboard) =>
        InlineKeyboard = inlineKeyboard;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required IEnumerable<IEnumerable<InlineKeyboardButton>> InlineKeyboard { get; set; }

    [return: NotNullIfNotNull(nameof(button))]
    public static implicit operator InlineKeyboardMarkup?(InlineKeyboardButton? button) =>
        button is null ? null : new(button);

    [return: NotNullIfNotNull(nameof(buttonText))]
    public static implicit operator InlineKeyboardMarkup?(string? buttonText) =>
        buttonText is null ? null : new((InlineKeyboardButton)buttonText);

    [return: NotNullIfNotNull(nameof(buttons))]
    public static implicit operator InlineKeyboardMarkup?(InlineKeyboardButton[]? buttons) =>
        buttons is null ? null : new(buttons);

    [return: NotNullIfNotNull(nameof(buttons))]
    public static implicit operator InlineKeyboardMarkup?(List<InlineKeyboardButton>? buttons) =>
        buttons is null ? null : new(buttons);

    [return: NotNullIfNotNull(nameof(buttonRows))]
    public static implicit operator InlineKeyboardMarkup?(List<List<InlineKeyboardButton>>? buttonRows) =>
        buttonRows is null ? null : new(buttonRows);

    [return: NotNullIfNotNull(nameof(buttonRows))]
    public static implicit operator InlineKeyboardMarkup?(IEnumerable<InlineKeyboardButton>[]? buttonRows) =>
        buttonRows is null ? null : new(buttonRows);

    public static InlineKeyboardMarkup Empty() => new();

    /// <summary>Puts a key at the end of the last row.</summary>
    /// <exception cref="InvalidOperationException">The keyboard was not made of lists.</exception>
    public InlineKeyboardMarkup AddButton(InlineKeyboardButton button)
    {
        KeyboardRows.Continue(InlineKeyboard, button);
        return this;
    }

    public InlineKeyboardMarkup AddButton(string text, string callbackData) =>
        AddButton(InlineKeyboardButton.WithCallbackData(text, callbackData));

    public InlineKeyboardMarkup AddButtons(params InlineKeyboardButton[] buttons)
    {
        KeyboardRows.Continue(InlineKeyboard, buttons);
        return this;
    }

    public InlineKeyboardMarkup AddNewRow(params InlineKeyboardButton[] buttons)
    {
        KeyboardRows.Begin(InlineKeyboard, buttons);
        return this;
    }
}
