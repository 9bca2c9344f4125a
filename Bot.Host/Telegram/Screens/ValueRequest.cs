using System.Security.Cryptography;
using System.Text;
using Bot.Domain.Risk;
using Bot.Host.Settings;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>What was typed behind a command that sets values, or what its key carries.</summary>
public abstract record ValueRequest
{
    /// <summary>Begins what opens the page of one value.</summary>
    public const string Open = "?";

    /// <summary>One step towards the larger number.</summary>
    public const string Up = "up";

    /// <summary>One step towards the smaller number.</summary>
    public const string Down = "down";

    /// <summary>Behind a step: several at once.</summary>
    public const string Far = "5";

    /// <summary>Back to the profile's or the configuration's.</summary>
    public const string Usual = "usual";

    /// <summary>All values of a screen.</summary>
    public const string All = "all";

    private const char TagMark = '#';
    private const int TagLetters = 6;
    private const int FarSteps = 5;

    private ValueRequest()
    {
    }

    /// <summary>Whether the page of one value answers, and not that of all.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>Shows a page.</summary>
    /// <param name="Setting">The value, or null for all.</param>
    public sealed record Show(Setting? Setting) : ValueRequest;

    /// <summary>Changes values.</summary>
    /// <param name="Setting">The value that it is about, or null for all.</param>
    /// <param name="Changes">What to change.</param>
    public sealed record Change(Setting? Setting, IReadOnlyList<SettingChange> Changes) : ValueRequest;

    /// <summary>The key was made for another value than holds now.</summary>
    public sealed record Old(Setting? Setting) : ValueRequest;

    /// <summary>A value that is not allowed.</summary>
    public sealed record Bad(Setting Setting, string Given) : ValueRequest;

    /// <summary>Nothing of that name is set here.</summary>
    public sealed record Unknown(string Given) : ValueRequest;

    /// <summary>What binds a key to the value that its person saw.</summary>
    public static string TagOf(AccountTerms terms, params IEnumerable<Setting> seen)
    {
        var text = string.Join(';', seen.Select(one => $"{one.Key}={terms.ValueOf(one)},{terms.IsOwn(one)}"));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        return $"{TagMark}{hash[..TagLetters]}";
    }

    /// <summary>Reads an argument against the values that hold now.</summary>
    public static ValueRequest Read(string? argument, IReadOnlyList<Setting> settings, AccountTerms terms)
    {
        List<string> words = [.. (argument ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];
        var isOpen = words is [Open, ..];
        if (isOpen)
        {
            words.RemoveAt(0);
        }

        string? tag = null;
        if (words is [.., [TagMark, ..] last])
        {
            tag = last;
            words.RemoveAt(words.Count - 1);
        }

        return OfWords(words, (tag, isOpen), settings, terms) with { IsOpen = isOpen };
    }

    private static ValueRequest OfWords(
        List<string> words, (string? Tag, bool IsOpen) key, IReadOnlyList<Setting> settings, AccountTerms terms)
    {
        if (words.Count == 0)
        {
            return new Show(null);
        }

        if (words is [All, Usual])
        {
            return key.Tag is { } tag && tag != TagOf(terms, settings)
                ? new Old(null)
                : new Change(null, [.. settings.Where(terms.IsOwn).Select(one => new SettingChange(one.Key, null))]);
        }

        if (words is [var single] && !key.IsOpen && Mode(settings, single) is { } mode)
        {
            return mode;
        }

        var found = settings.FirstOrDefault(one => IsNamed(one, words[0]));
        if (found is null && settings.Count > 1)
        {
            return new Unknown(words[0]);
        }

        var setting = found ?? settings[0];
        var value = string.Join(' ', found is null ? words : words.Skip(1));
        return value.Length == 0 ? new Show(setting) : OfValue(setting, value, key.Tag, terms);
    }

    // "/sizing risk" and "/exits atr" choose without naming what.
    private static Change? Mode(IReadOnlyList<Setting> settings, string word) =>
        settings.FirstOrDefault(one => one.Kind == SettingKind.Choice) is { } choice
        && SettingText.Read(choice, word) is { } value
            ? new Change(choice, [new SettingChange(choice.Key, value)])
            : null;

    private static bool IsNamed(Setting setting, string word) =>
        string.Equals(setting.Name, word, StringComparison.OrdinalIgnoreCase)
        || Languages.All.Any(texts =>
            string.Equals(texts.Settings.Name(setting), word, StringComparison.OrdinalIgnoreCase));

    private static ValueRequest OfValue(Setting setting, string value, string? tag, AccountTerms terms)
    {
        if (tag is not null && tag != TagOf(terms, setting))
        {
            return new Old(setting);
        }

        var word = value.ToLowerInvariant();
        if (word == Usual)
        {
            return new Change(setting, terms.IsOwn(setting) ? [new SettingChange(setting.Key, null)] : []);
        }

        if (word is Up or Down or Up + Far or Down + Far)
        {
            var next = Moved(setting, terms.ValueOf(setting), word);
            return new Change(setting, next == terms.ValueOf(setting) ? [] : [new SettingChange(setting.Key, next)]);
        }

        return Value(setting, word, terms) is { } changes ? new Change(setting, changes) : new Bad(setting, value);
    }

    private static SettingChange[]? Value(Setting setting, string word, AccountTerms terms)
    {
        if (setting.IsOfProfile && RiskProfile.Find(word) is { } profile)
        {
            return [new SettingChange(setting.Key, AccountTerms.OfProfile(profile, setting))];
        }

        if (SettingText.Read(setting, word) is { } value)
        {
            var isSo = value == terms.ValueOf(setting) && terms.IsOwn(setting);
            return isSo ? [] : [new SettingChange(setting.Key, value)];
        }

        // "/exits trailing 2.5" says how far, and means that it is wanted.
        return Behind(setting) is { } distance && SettingText.Read(distance, word) is { } number
            ? [new SettingChange(setting.Key, "true"), new SettingChange(distance.Key, number)]
            : null;
    }

    private static Setting? Behind(Setting setting)
    {
        if (setting == SettingCatalog.Trailing)
        {
            return SettingCatalog.TrailingPercent;
        }

        return setting == SettingCatalog.Partial ? SettingCatalog.PartialFirst : null;
    }

    /// <summary>The value after a step, the same where there is none.</summary>
    public static string Moved(Setting setting, string value, string step)
    {
        var steps = step.EndsWith(Far, StringComparison.Ordinal) ? FarSteps : 1;
        for (var i = 0; i < steps; i++)
        {
            value = SettingStep.Next(setting, value, step.StartsWith(Up, StringComparison.Ordinal)) ?? value;
        }

        return value;
    }
}
