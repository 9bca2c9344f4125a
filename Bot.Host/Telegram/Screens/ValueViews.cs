using Bot.Domain.Risk;
using Bot.Host.Settings;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>Pages of values: all of a screen, or one of them.</summary>
/// <param name="command">Whose keys they are.</param>
/// <param name="settings">All that the screen sets.</param>
/// <param name="texts">The person's.</param>
public sealed class ValueViews(CommandName command, IReadOnlyList<Setting> settings, ITexts texts)
{
    private const int ChoicesARow = 3;
    private const int ValuesARow = 2;

    private ISettingTexts Words => texts.Settings;

    /// <summary>All values, with keys that move them.</summary>
    /// <param name="seen">The account.</param>
    /// <param name="terms">The values to show.</param>
    /// <param name="note">What is said before them, or null.</param>
    public View All(TermsPicture seen, AccountTerms terms, string? note)
    {
        List<string> lines =
        [
            .. Noted(note),
            $"{Html.Bold(Heading)} · {texts.Words.Profile(terms.Named.Name)}",
            .. settings.Where(one => IsShown(one, terms)).Select(one => Line(one, terms)),
            .. terms.Ignored.Select(pair => $"⚠ {Words.Ignored(pair.Key, pair.Value)}"),
            .. Meaning(seen, terms),
        ];
        return View.Of(
            string.Join('\n', lines),
            [
                .. Rows([.. settings.Where(one => IsShown(one, terms))], terms),
                .. UsualRow(terms),
                .. Ways(),
                Keyboard.Back(texts),
            ]);
    }

    /// <summary>One value: what it does, what is allowed, and keys with more ways to move it.</summary>
    public View One(Setting setting, TermsPicture seen, AccountTerms terms, string? note)
    {
        List<string> lines =
        [
            .. Noted(note),
            Line(setting, terms),
            Words.What(setting),
            $"↔ {Words.Range(setting)}",
            .. Meaning(seen, terms),
        ];
        return View.Of(
            string.Join('\n', lines),
            [
                .. Moves(setting, terms),
                .. Presets(setting, terms),
                .. terms.IsOwn(setting)
                    ? [[Act(Words.BackToUsual(setting), setting, ValueRequest.Usual, terms, isOpen: true)]]
                    : (IReadOnlyList<Key>[])[],
                [Key.To($"⬅ {texts.Keys.Of(command)}", command)],
                Keyboard.Back(texts),
            ]);
    }

    /// <summary>What the numbers mean, what to think about, and what an open position has to do with it.</summary>
    public IEnumerable<string> Meaning(TermsPicture seen, AccountTerms terms)
    {
        if (command == CommandName.Budget)
        {
            var budget = SettingText.Number(terms.ValueOf(SettingCatalog.Budget)) ?? 0m;
            yield return $"💸 {Words.Spent(seen.Spent, budget)}";
        }

        if (command is CommandName.Interval or CommandName.Budget)
        {
            yield break;
        }

        var judged = seen.Judge(terms);
        yield return $"⚖ {Words.Judged(judged.Reward, Judgement.Grade(judged.Reward), judged.WinsLeast)}";
        string[] worst =
        [
            .. judged.TradeWorst is { } trade ? (string[])[Words.TradeWorst(trade.Value)] : [],
            .. judged.DayWorst is { } day ? (string[])[Words.DayWorst(day.Value)] : [],
        ];
        if (worst.Length > 0)
        {
            yield return string.Join(' ', worst);
        }

        foreach (var warning in judged.Warnings)
        {
            yield return $"⚠ {Words.Of(warning)}";
        }

        if (seen.Strategy.Levels is not null && command != CommandName.Sizing)
        {
            yield return $"ℹ {Words.OwnLevels(seen.Strategy)}";
        }

        if (seen.Strategy.SizesItself && command == CommandName.Sizing)
        {
            yield return $"ℹ {Words.OwnSize(seen.Strategy)}";
        }

        if (seen.Picture.Position is not null)
        {
            yield return $"📌 {Words.HeldStays}";
        }
    }

    private string Heading => command switch
    {
        CommandName.Limits => Words.Limits,
        CommandName.Exits => Words.Exits,
        CommandName.Sizing => Words.Sizing,
        CommandName.Interval => Words.Interval,
        _ => Words.Budget,
    };

    private static IEnumerable<string> Noted(string? note) => note is null ? [] : [$"❗ {note}"];

    private string Line(Setting setting, AccountTerms terms)
    {
        var source = terms.IsOwn(setting)
            ? Words.OwnInsteadOf(setting, terms.Usual(setting))
            : Words.Usual(setting);
        return $"{Words.Name(setting)}: <b>{Words.Value(setting, terms.ValueOf(setting))}</b> ({source})";
    }

    // What does not count in the mode that holds is not offered; its page is still opened by its name.
    private static bool IsShown(Setting setting, AccountTerms terms)
    {
        var exits = terms.Options.Exits;
        var sizing = terms.Rules.SizingMode;
        return setting.Key switch
        {
            "Exits:AtrStop" or "Exits:AtrTarget" => terms.Rules.Exits.Mode == Domain.Exits.ExitMode.Atr,
            "Exits:TrailingArmPercent" or "Exits:TrailingPercent" => exits.Trailing,
            "Exits:TrailingAtr" => exits is { Trailing: true, TrailingPercent: 0m },
            "Exits:PartialFirstPercent" or "Exits:PartialSharePercent" or "Exits:PartialRestPercent" => exits.Partial,
            "Sizing:KellyPartPercent" or "Sizing:KellyMostPercent" or "Sizing:KellyTradesLeast" =>
                sizing == SizingMode.Kelly,
            _ => true,
        };
    }

    // What is chosen is chosen here. What moves in steps has a page of its own: two keys beside a name cannot be read
    // on a phone.
    private IEnumerable<IReadOnlyList<Key>> Rows(IReadOnlyList<Setting> shown, AccountTerms terms)
    {
        var stepped = shown.Where(IsStepped).ToList();
        return
        [
            .. shown.Where(one => !IsStepped(one)).SelectMany(one => Row(one, terms)),
            .. stepped.Select(one => Name(one, terms)).Chunk(ValuesARow),
        ];
    }

    private static bool IsStepped(Setting setting) =>
        setting.Kind is not (SettingKind.Choice or SettingKind.Minutes or SettingKind.Switch);

    private IEnumerable<IReadOnlyList<Key>> Row(Setting setting, AccountTerms terms)
    {
        if (setting.Kind != SettingKind.Switch)
        {
            return Choices(setting, terms, isOpen: false);
        }

        var other = terms.ValueOf(setting) == "true" ? "false" : "true";
        var turn = Act($"→ {Plain(setting, other)}", setting, Typed(setting, other), terms, isOpen: false);
        return [[Name(setting, terms), turn]];
    }

    private Key Name(Setting setting, AccountTerms terms) => Key.To(
        $"{Words.Name(setting)} {Plain(setting, terms.ValueOf(setting))}",
        command,
        $"{ValueRequest.Open} {setting.Name}");

    private IEnumerable<IReadOnlyList<Key>> Choices(Setting setting, AccountTerms terms, bool isOpen) =>
        setting.Choices
            .Select(one => Act(
                (one == terms.ValueOf(setting) ? "✔ " : "") + Plain(setting, one),
                setting,
                Typed(setting, one),
                terms,
                isOpen))
            .Chunk(ChoicesARow);

    private static string Typed(Setting setting, string value)
    {
        if (setting.Kind != SettingKind.Switch)
        {
            return value;
        }

        return value == "true" ? "on" : "off";
    }

    private IEnumerable<IReadOnlyList<Key>> Moves(Setting setting, AccountTerms terms)
    {
        if (setting.Choices.Count > 0)
        {
            return Choices(setting, terms, isOpen: true);
        }

        IReadOnlyList<IReadOnlyList<Key>> moves =
        [
            [
                .. Move("◀ {0}", setting, ValueRequest.Down, terms),
                .. Move("{0} ▶", setting, ValueRequest.Up, terms),
            ],
            [
                .. Move("◀◀ {0}", setting, ValueRequest.Down + ValueRequest.Far, terms),
                .. Move("{0} ▶▶", setting, ValueRequest.Up + ValueRequest.Far, terms),
            ],
        ];
        return moves.Where(row => row.Count > 0);
    }

    // No key where the end of the range is reached.
    private IEnumerable<Key> Move(string label, Setting setting, string step, AccountTerms terms)
    {
        var next = ValueRequest.Moved(setting, terms.ValueOf(setting), step);
        return next == terms.ValueOf(setting)
            ? []
            : [Act(string.Format(null, label, Plain(setting, next)), setting, step, terms, isOpen: true)];
    }

    private IEnumerable<IReadOnlyList<Key>> Presets(Setting setting, AccountTerms terms) => setting.IsOfProfile
        ?
        [
            [
                .. RiskProfile.All.Select(profile => Act(
                    $"{Html.Plain(texts.Words.Profile(profile.Name))} "
                        + Plain(setting, AccountTerms.OfProfile(profile, setting)),
                    setting, profile.Name, terms, isOpen: true)),
            ],
        ]
        : [];

    private IEnumerable<IReadOnlyList<Key>> UsualRow(AccountTerms terms) => settings.Any(terms.IsOwn)
        ?
        [
            [
                Key.To(
                    Words.AllUsual, command,
                    $"{ValueRequest.All} {ValueRequest.Usual} {ValueRequest.TagOf(terms, settings)}"),
            ],
        ]
        : [];

    private IEnumerable<IReadOnlyList<Key>> Ways() => command switch
    {
        CommandName.Limits => [Keyboard.Row(texts, CommandName.Profile, CommandName.Exits, CommandName.Sizing)],
        CommandName.Exits => [Keyboard.Row(texts, CommandName.Limits, CommandName.Sizing, CommandName.Backtest)],
        CommandName.Sizing => [Keyboard.Row(texts, CommandName.Limits, CommandName.Exits, CommandName.Backtest)],
        CommandName.Budget => [Keyboard.Row(texts, CommandName.Advisor, CommandName.Ai, CommandName.Settings)],
        _ => [Keyboard.Row(texts, CommandName.Settings, CommandName.Status)],
    };

    private Key Act(string label, Setting setting, string deed, AccountTerms terms, bool isOpen) => Key.To(
        label, command,
        $"{(isOpen ? $"{ValueRequest.Open} " : "")}{setting.Name} {deed} {ValueRequest.TagOf(terms, setting)}");

    private string Plain(Setting setting, string value) => Html.Plain(Words.Value(setting, value));
}
