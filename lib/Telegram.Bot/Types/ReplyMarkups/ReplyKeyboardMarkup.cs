using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>Keys in the place of the keyboard, in rows.</summary>
public class ReplyKeyboardMarkup : ReplyMarkup
{
    [JsonConstructor]
    [SetsRequiredMembers]
    public ReplyKeyboardMarkup() => Keyboard = new List<List<KeyboardButton>>();

    [SetsRequiredMembers]
    public ReplyKeyboardMarkup(KeyboardButton button) => Keyboard = KeyboardRows.Of([button]);

    [SetsRequiredMembers]
    public ReplyKeyboardMarkup(params KeyboardButton[] keyboardRow) => Keyboard = KeyboardRows.Of(keyboardRow);

    [SetsRequiredMembers]
    public ReplyKeyboardMarkup(IEnumerable<KeyboardButton> keyboardRow) => Keyboard = KeyboardRows.Of(keyboardRow);

    /// <summary>The list itself becomes the first row.</summary>
    [SetsRequiredMembers]
    public ReplyKeyboardMarkup(List<KeyboardButton> keyboardRow) =>
        Keyboard = new List<List<KeyboardButton>> { keyboardRow };

    [SetsRequiredMembers]
    public ReplyKeyboardMarkup(bool resizeKeyboard)
        : this() => ResizeKeyboard = resizeKeyboard;

    [SetsRequiredMembers]
    public ReplyKeyboardMarkup(IEnumerable<IEnumerable<KeyboardButton>> keyboard) => Keyboard = keyboard;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required IEnumerable<IEnumerable<KeyboardButton>> Keyboard { get; set; }

    public bool IsPersistent { get; set; }

    public bool ResizeKeyboard { get; set; }

    public bool OneTimeKeyboard { get; set; }

    public string? InputFieldPlaceholder { get; set; }

    public bool Selective { get; set; }

    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator ReplyKeyboardMarkup?(string? text) =>
        text is null ? null : new((KeyboardButton)text);

    [return: NotNullIfNotNull(nameof(texts))]
    public static implicit operator ReplyKeyboardMarkup?(string[]? texts) =>
        texts is null ? null : new(texts.Select(text => new KeyboardButton(text)));

    [return: NotNullIfNotNull(nameof(textRows))]
    public static implicit operator ReplyKeyboardMarkup?(string[][]? textRows) => textRows is null
        ? null
        : new(textRows.Select(row => row.Select(text => new KeyboardButton(text)).ToList()).ToList());

    [return: NotNullIfNotNull(nameof(button))]
    public static implicit operator ReplyKeyboardMarkup?(KeyboardButton? button) =>
        button is null ? null : new(button);

    [return: NotNullIfNotNull(nameof(buttons))]
    public static implicit operator ReplyKeyboardMarkup?(KeyboardButton[]? buttons) =>
        buttons is null ? null : new(buttons);

    [return: NotNullIfNotNull(nameof(buttons))]
    public static implicit operator ReplyKeyboardMarkup?(List<KeyboardButton>? buttons) =>
        buttons is null ? null : new(buttons);

    [return: NotNullIfNotNull(nameof(buttonRows))]
    public static implicit operator ReplyKeyboardMarkup?(List<List<KeyboardButton>>? buttonRows) =>
        buttonRows is null ? null : new(buttonRows);

    [return: NotNullIfNotNull(nameof(buttonRows))]
    public static implicit operator ReplyKeyboardMarkup?(IEnumerable<KeyboardButton>[]? buttonRows) =>
        buttonRows is null ? null : new(buttonRows);

    /// <summary>Puts a key at the end of the last row.</summary>
    /// <exception cref="InvalidOperationException">The keyboard was not made of lists.</exception>
    public ReplyKeyboardMarkup AddButton(KeyboardButton button)
    {
        KeyboardRows.Continue(Keyboard, button);
        return this;
    }

    public ReplyKeyboardMarkup AddButtons(params KeyboardButton[] buttons)
    {
        KeyboardRows.Continue(Keyboard, buttons);
        return this;
    }

    public ReplyKeyboardMarkup AddNewRow(params KeyboardButton[] buttons)
    {
        KeyboardRows.Begin(Keyboard, buttons);
        return this;
    }
}

/// <summary>Takes those keys away.</summary>
public class ReplyKeyboardRemove : ReplyMarkup
{
    public new bool RemoveKeyboard => true;

    public bool Selective { get; set; }
}

/// <summary>Lets the person answer this message.</summary>
public class ForceReplyMarkup : ReplyMarkup
{
    public new bool ForceReply => true;

    public string? InputFieldPlaceholder { get; set; }

    public bool Selective { get; set; }
}
