using Bot.Domain.Risk;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>The three risk profiles with their numbers, to choose from.</summary>
public sealed class ProfileScreen(AccountReader reader) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Profile;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, account) = (person.Texts, (await reader.ReadAsync(person.Account, token)).Account);
        if (argument is null)
        {
            return new Step.Show(Choice(account, texts));
        }

        return RiskProfile.Find(argument) is { } profile
            ? new Step.Act(
                new PersonCommand.SetProfile(profile.Name), Asking.WhenLive, Numbers(profile, account, texts))
            : Keyboard.Misfit(texts, argument, string.Join(" | ", RiskProfile.All.Select(one => one.Name)));
    }

    private static View Choice(AccountRow account, ITexts texts)
    {
        var current = account.Profile;
        var lines = RiskProfile.All.Select(profile =>
            $"{(profile.Name == current ? "👉 " : "")}<b>{texts.Words.Profile(profile.Name)}</b>\n"
            + $"{Numbers(profile, account, texts)}");
        var keys = RiskProfile.All.Select(profile => Key.To(
            (profile.Name == current ? "✔ " : "") + Html.Plain(texts.Words.Profile(profile.Name)),
            CommandName.Profile,
            profile.Name));
        return View.Of(
            $"{Html.Bold(texts.Screens.Profiles)}\n{string.Join('\n', lines)}",
            [.. keys], Keyboard.Row(texts, CommandName.Risk, CommandName.Backtest), Keyboard.Back(texts));
    }

    private static string Numbers(RiskProfile profile, AccountRow account, ITexts texts)
    {
        var labels = texts.Screens;
        return $"{labels.StopLoss} {Figure.Percent(profile.StopLoss.Value)} · "
            + $"{labels.TakeProfit} {Figure.Percent(profile.TakeProfit.Value)}"
            + $" · {labels.DailyLimit} {Figure.Percent(profile.DailyLossLimit.Value)}"
            + $" · {labels.WeeklyLimit} {Figure.Percent(profile.WeeklyLossLimit.Value)}"
            + $" · {labels.Pause} {labels.Hours(profile.HoursBetweenEntries)} · {labels.PerDay} {profile.EntriesPerDay}"
            + $" · {EntrySize.Of(profile, account.Strategy, texts)}";
    }
}
