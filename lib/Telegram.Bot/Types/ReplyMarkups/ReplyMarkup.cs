using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>What goes with a message to press or to answer.</summary>
[JsonDerivedType(typeof(InlineKeyboardMarkup))]
[JsonDerivedType(typeof(ReplyKeyboardMarkup))]
[JsonDerivedType(typeof(ReplyKeyboardRemove))]
[JsonDerivedType(typeof(ForceReplyMarkup))]
public abstract class ReplyMarkup
{
    public static readonly ReplyKeyboardRemove RemoveKeyboard = new();

    public static readonly ForceReplyMarkup ForceReply = new();

    public static implicit operator ReplyMarkup?(string? text) => text is null ? null : Fitting([[text]]);

    public static implicit operator ReplyMarkup?(string[]? texts) => texts is null ? null : Fitting(Keys([texts]));

    public static implicit operator ReplyMarkup?(List<string>? texts) => texts is null ? null : Fitting(Keys([texts]));

    public static implicit operator ReplyMarkup?(List<List<string>>? textRows) =>
        textRows is null ? null : Fitting(Keys(textRows));

    public static implicit operator ReplyMarkup?(string[][]? textRows) =>
        textRows is null ? null : Fitting(Keys(textRows));

    public static implicit operator ReplyMarkup?(KeyboardButton? button) => button is null ? null : Fitting([[button]]);

    public static implicit operator ReplyMarkup?(KeyboardButton[]? buttons) =>
        buttons is null ? null : Fitting([[.. buttons]]);

    public static implicit operator ReplyMarkup?(List<KeyboardButton>? buttons) =>
        buttons is null ? null : Fitting([buttons]);

    public static implicit operator ReplyMarkup?(List<List<KeyboardButton>>? buttonRows) =>
        buttonRows is null ? null : Fitting(buttonRows);

    public static implicit operator ReplyMarkup?(IEnumerable<KeyboardButton>[]? buttonRows) =>
        buttonRows is null ? null : new ReplyKeyboardMarkup(buttonRows) { ResizeKeyboard = true };

    [return: NotNullIfNotNull(nameof(button))]
    public static implicit operator ReplyMarkup?(InlineKeyboardButton button) =>
        button is null ? null : new InlineKeyboardMarkup(button);

    [return: NotNullIfNotNull(nameof(buttons))]
    public static implicit operator ReplyMarkup?(InlineKeyboardButton[]? buttons) => (InlineKeyboardMarkup?)buttons;

    [return: NotNullIfNotNull(nameof(buttons))]
    public static implicit operator ReplyMarkup?(List<InlineKeyboardButton>? buttons) =>
        (InlineKeyboardMarkup?)buttons;

    [return: NotNullIfNotNull(nameof(buttonRows))]
    public static implicit operator ReplyMarkup?(IEnumerable<InlineKeyboardButton>[]? buttonRows) =>
        (InlineKeyboardMarkup?)buttonRows;

    [return: NotNullIfNotNull(nameof(buttonRows))]
    public static implicit operator ReplyMarkup?(List<List<InlineKeyboardButton>>? buttonRows) =>
        (InlineKeyboardMarkup?)buttonRows;

    public static implicit operator ReplyMarkup((string text, string callbackDataOrUrl) button) =>
        new InlineKeyboardMarkup((InlineKeyboardButton)button);

    public static implicit operator ReplyMarkup((string text, string callbackDataOrUrl)[] buttons) =>
        new InlineKeyboardMarkup(buttons.Select(button => (InlineKeyboardButton)button));

    public static implicit operator ReplyMarkup((string text, string callbackDataOrUrl)[][] buttonRows) =>
        new InlineKeyboardMarkup(buttonRows.Select(row => row.Select(button => (InlineKeyboardButton)button)));

    private static List<List<KeyboardButton>> Keys(IEnumerable<IEnumerable<string>> rows) =>
        [.. rows.Select(row => row.Select(text => new KeyboardButton(text)).ToList())];

    private static ReplyKeyboardMarkup Fitting(List<List<KeyboardButton>> rows) => new(rows) { ResizeKeyboard = true };
}
