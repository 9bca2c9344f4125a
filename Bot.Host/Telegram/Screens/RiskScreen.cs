using Bot.Domain.Risk;
using Bot.Host.Settings;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>The loss limits and how far they are.</summary>
public sealed class RiskScreen(AccountReader reader, AccountSettings settings) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Risk;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, picture) = (person.Texts, await reader.ReadAsync(person.Account, token));
        return new Step.Show(View.Of(
            string.Join('\n', Lines(picture, (await settings.OfAsync(picture.Account, token)).Profile, texts)),
            Keyboard.Row(texts, CommandName.Limits, CommandName.Stress, CommandName.Status),
            Keyboard.Back(texts)));
    }

    /// <summary>Where the account stands, limit by limit.</summary>
    public static IEnumerable<string> Lines(AccountPicture picture, RiskProfile profile, ITexts texts)
    {
        var (labels, none) = (texts.Screens, texts.Words.None);
        yield return Html.Bold($"{labels.Risk} · {texts.Words.Profile(profile.Name)}");
        yield return Limit(labels.DailyLimit, picture.DayPercent, profile.DailyLossLimit.Value, none);
        yield return Limit(labels.WeeklyLimit, picture.WeekPercent, profile.WeeklyLossLimit.Value, none);
        yield return $"{labels.StopLoss} {Figure.Percent(profile.StopLoss.Value)} · "
            + $"{labels.TakeProfit} {Figure.Percent(profile.TakeProfit.Value)}"
            + $" · {labels.Reward} {Figure.Number((double)profile.RewardToRisk, none)}";
        yield return $"{labels.Pause} {labels.Hours(profile.HoursBetweenEntries)} · "
            + $"{labels.PerDay} {profile.EntriesPerDay}"
            + $" · {EntrySize.Of(profile, picture.Account.Strategy, texts)}";
        yield return $"{StateIcons.Of(picture.Account.State)} {texts.Words.Of(picture.Account.State)}";
        yield return Phrases.StateReason(picture, texts);
    }

    private static string Limit(string label, decimal? now, decimal limit, string none) =>
        $"{(now <= limit ? "⛔" : "✅")} {label} {Figure.Percent(limit)}: {Figure.Change(now, none)}";
}
