using Bot.Domain.Risk;
using Bot.Host.Settings;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>
/// The three risk profiles with their numbers, to choose from; with limits of the account's own also what becomes of
/// them.
/// </summary>
public sealed class ProfileScreen(TermsReader reader) : IScreen
{
    private const string Keep = "keep";
    private const string Drop = "drop";

    /// <inheritdoc />
    public CommandName Command => CommandName.Profile;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, seen) = (person.Texts, await reader.ReadAsync(person.Account, token));
        if (argument is null)
        {
            return new Step.Show(Choice(seen, texts));
        }

        var words = argument.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var way = words.ElementAtOrDefault(1)?.ToLowerInvariant();
        if (words.Length > 2 || way is not (null or Keep or Drop) || RiskProfile.Find(words[0]) is not { } profile)
        {
            return Keyboard.Misfit(texts, argument, Allowed());
        }

        return way is null && seen.Terms.HasOwnLimits
            ? new Step.Show(KeepOrDrop(seen, profile, texts))
            : Choose(seen, profile, way == Drop, texts);
    }

    private static Step Choose(TermsPicture seen, RiskProfile profile, bool drops, ITexts texts)
    {
        var after = seen.Terms.With(profile, drops);
        return Contradictions.Brought(seen.Terms, after) is [var first, ..]
            ? new Step.Refuse(Contradicts(first, profile, texts))
            : new Step.Act(
                new PersonCommand.SetProfile(profile.Name, drops),
                Asking.WhenLive,
                string.Join('\n', Figures(seen, after, texts)));
    }

    private static View Contradicts(Contradiction first, RiskProfile profile, ITexts texts) => View.Of(
        $"❗ {texts.Settings.Of(first)}",
        [Key.To(texts.Settings.Drop, CommandName.Profile, $"{profile.Name} {Drop}")],
        Keyboard.Row(texts, CommandName.Limits, CommandName.Profile),
        Keyboard.Back(texts));

    private static View KeepOrDrop(TermsPicture seen, RiskProfile profile, ITexts texts)
    {
        var kept = seen.Terms.With(profile, dropsOwn: false);
        var refused = Contradictions.Brought(seen.Terms, kept) is [var first, ..] ? texts.Settings.Of(first) : null;
        string[] lines =
        [
            Html.Bold(texts.Settings.KeepOrDrop(texts.Words.Profile(profile.Name))),
            $"<b>{texts.Settings.Keep}</b>",
            .. refused is null ? Figures(seen, kept, texts) : [$"⛔ {refused}"],
            $"<b>{texts.Settings.Drop}</b>",
            .. Figures(seen, seen.Terms.With(profile, dropsOwn: true), texts),
        ];
        var drop = Key.To(texts.Settings.Drop, CommandName.Profile, $"{profile.Name} {Drop}");
        return View.Of(
            string.Join('\n', lines),
            refused is null
                ? [Key.To(texts.Settings.Keep, CommandName.Profile, $"{profile.Name} {Keep}"), drop]
                : [drop],
            Keyboard.Row(texts, CommandName.Limits, CommandName.Profile),
            Keyboard.Back(texts));
    }

    private static View Choice(TermsPicture seen, ITexts texts)
    {
        var current = seen.Terms.Named.Name;
        var own = seen.Terms.HasOwnLimits;
        var lines = RiskProfile.All.Select(profile =>
            $"{(profile.Name == current ? "👉 " : "")}<b>{texts.Words.Profile(profile.Name)}</b>"
            + $"{(own && profile.Name == current ? $" + {texts.Settings.HasOwn}" : "")}\n"
            + Numbers(seen.Terms.For(profile), seen, texts));
        var keys = RiskProfile.All.Select(profile => Key.To(
            (profile.Name == current ? "✔ " : "") + Html.Plain(texts.Words.Profile(profile.Name)),
            CommandName.Profile,
            profile.Name));
        return View.Of(
            $"{Html.Bold(texts.Screens.Profiles)}\n{string.Join('\n', lines)}\n"
            + string.Join('\n', new ValueViews(CommandName.Profile, [], texts).Meaning(seen, seen.Terms)),
            [.. keys],
            Keyboard.Row(texts, CommandName.Limits, CommandName.Risk, CommandName.Backtest),
            Keyboard.Back(texts));
    }

    private static IEnumerable<string> Figures(TermsPicture seen, AccountTerms after, ITexts texts) =>
        new ValueViews(CommandName.Profile, [], texts).Meaning(seen, after)
            .Prepend(Numbers(after.Profile, seen, texts));

    private static string Allowed() => string.Join(" | ", RiskProfile.All.Select(one => one.Name));

    private static string Numbers(RiskProfile profile, TermsPicture seen, ITexts texts)
    {
        var labels = texts.Screens;
        return $"{labels.StopLoss} {Figure.Percent(profile.StopLoss.Value)} · "
            + $"{labels.TakeProfit} {Figure.Percent(profile.TakeProfit.Value)}"
            + $" · {labels.DailyLimit} {Figure.Percent(profile.DailyLossLimit.Value)}"
            + $" · {labels.WeeklyLimit} {Figure.Percent(profile.WeeklyLossLimit.Value)}"
            + $" · {labels.Pause} {labels.Hours(profile.HoursBetweenEntries)} · {labels.PerDay} {profile.EntriesPerDay}"
            + $" · {EntrySize.Of(profile, seen.Picture.Account.Strategy, texts)}";
    }
}
