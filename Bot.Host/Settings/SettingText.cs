using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Host.Settings;

/// <summary>Values as they are stored, and as people type them.</summary>
public static partial class SettingText
{
    private static readonly string[] On = ["on", "yes", "true", "켜기", "켬", "예"];
    private static readonly string[] Off = ["off", "no", "false", "끄기", "끔", "아니오"];
    private static readonly string[] Units = ["%", "₩", "원", "krw", "시간", "분", "회", "atr", "min", "h", "x", "m"];

    /// <summary>A number as it is stored.</summary>
    public static string Of(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>A stored number; null for what is none.</summary>
    public static decimal? Number(string stored) =>
        decimal.TryParse(
            stored,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    /// <summary>Whether a stored value is one that is allowed now.</summary>
    public static bool IsValid(Setting setting, string stored) =>
        setting.Choices.Count > 0
            ? setting.Choices.Contains(stored, StringComparer.Ordinal)
            : Number(stored) is { } number && setting.Allows(number);

    /// <summary>
    /// What a person typed as it would be stored; null where it is no allowed value or might mean two.
    /// </summary>
    /// <param name="setting">Which value.</param>
    /// <param name="typed">With or without its unit; blanks, a decimal comma and thousands are understood.</param>
    public static string? Read(Setting setting, string typed)
    {
        var text = typed.Trim().ToLowerInvariant();
        return setting.Kind switch
        {
            SettingKind.Switch => Truth(text),
            SettingKind.Choice => Chosen(setting, text),
            SettingKind.Minutes => Typed(text, isWhole: true) is { } minutes ? Chosen(setting, Of(minutes)) : null,
            SettingKind.Percent
            or SettingKind.Times
            or SettingKind.Factor
            or SettingKind.Count
            or SettingKind.Hours
            or SettingKind.Won => Typed(text, setting.Decimals == 0) is { } number && setting.Allows(number)
                ? Of(number)
                : null,
        };
    }

    private static string? Truth(string text)
    {
        if (On.Contains(text, StringComparer.Ordinal))
        {
            return "true";
        }

        return Off.Contains(text, StringComparer.Ordinal) ? "false" : null;
    }

    // "risk" is short for account-risk: the end of a name is enough.
    private static string? Chosen(Setting setting, string text) =>
        setting.Choices.FirstOrDefault(one =>
            one == text || (text.Length > 0 && one.EndsWith($"-{text}", StringComparison.Ordinal))
        );

    // 1,500 is a thousand and a half in won and might be one and a half in percent: there it is refused.
    private static decimal? Typed(string text, bool isWhole)
    {
        var bare = Bare(text);
        var plain = isWhole
            ? ThousandsPattern().Replace(bare, match => match.Value.Replace(",", "", StringComparison.Ordinal))
            : CommaPattern().Replace(bare, "$1.$2");
        return Number(plain);
    }

    private static string Bare(string text)
    {
        var bare = text.Replace(" ", "", StringComparison.Ordinal).Replace('−', '-').Replace('–', '-');
        foreach (var unit in Units)
        {
            bare = bare.EndsWith(unit, StringComparison.Ordinal) ? bare[..^unit.Length] : bare;
            bare = bare.StartsWith(unit, StringComparison.Ordinal) ? bare[unit.Length..] : bare;
        }

        return bare;
    }

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+$")]
    private static partial Regex ThousandsPattern();

    [GeneratedRegex(@"^([+-]?\d+),(\d{1,2})$")]
    private static partial Regex CommaPattern();
}
