using Bot.Host.Settings;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>What can be set, with what is set: the hub of all screens that set something.</summary>
public sealed class SettingsScreen(TermsReader reader) : IScreen
{
    private static readonly CommandName[][] Rows =
    [
        [CommandName.Profile, CommandName.Limits, CommandName.Exits],
        [CommandName.Strategy, CommandName.Sizing, CommandName.Advisor],
        [CommandName.MarketSet, CommandName.Interval, CommandName.Budget],
        [CommandName.Notify, CommandName.Language, CommandName.Risk],
        [CommandName.Mode, CommandName.Keys],
        [CommandName.Invite, CommandName.Users],
    ];

    /// <inheritdoc />
    public CommandName Command => CommandName.Settings;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, seen) = (person.Texts, await reader.ReadAsync(person.Account, token));
        return new Step.Show(View.Of(
            string.Join('\n', Lines(seen, texts)),
            [.. Rows.Select(row => Keyboard.Row(person, row)).Where(row => row.Count > 0), Keyboard.Back(texts)]));
    }

    private static IEnumerable<string> Lines(TermsPicture seen, ITexts texts)
    {
        var (account, terms, words) = (seen.Picture.Account, seen.Terms, texts.Settings);
        var own = terms.HasOwnLimits ? $" + {words.HasOwn}" : "";
        var judged = seen.Judge(terms);
        yield return Html.Bold(texts.Screens.Settings);
        yield return $"{texts.Keys.Of(CommandName.MarketSet)}: {Html.Escape(account.Market)} · "
            + texts.Words.Of(account.Mode);
        yield return $"{texts.Screens.Profiles}: {texts.Words.Profile(terms.Named.Name)}{own}";
        yield return $"{texts.Screens.StopLoss} {Value(SettingCatalog.StopLoss)} · "
            + $"{texts.Screens.TakeProfit} {Value(SettingCatalog.TakeProfit)}";
        yield return $"⚖ {words.Judged(judged.Reward, Judgement.Grade(judged.Reward), judged.WinsLeast)}";
        yield return $"{texts.Screens.Signal}: {Html.Escape(account.Strategy)}";
        yield return $"{texts.Screens.Advisor}: {texts.Words.Of(account.Advisor)} · "
            + $"{words.Name(SettingCatalog.Budget)} {Value(SettingCatalog.Budget)}";
        yield return Named(SettingCatalog.SizingMode);
        yield return $"{Named(SettingCatalog.ExitMode)} · {Named(SettingCatalog.Trailing)} · "
            + Named(SettingCatalog.Partial);
        yield return Named(SettingCatalog.Interval);
        yield return $"{texts.Screens.Language}: {texts.Name}";

        string Value(Setting setting) => words.Value(setting, terms.ValueOf(setting));
        string Named(Setting setting) => $"{words.Name(setting)}: {Value(setting)}";
    }
}
