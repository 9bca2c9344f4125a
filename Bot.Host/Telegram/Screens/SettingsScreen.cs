namespace Bot.Host.Telegram.Screens;

/// <summary>What can be set, with what is set.</summary>
public sealed class SettingsScreen(AccountReader reader) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Settings;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, account) = (person.Texts, (await reader.ReadAsync(person.Account, token)).Account);
        string[] lines =
        [
            Html.Bold(texts.Screens.Settings),
            $"{texts.Screens.Profiles}: {texts.Words.Profile(account.Profile)}",
            $"{texts.Screens.Signal}: {Html.Escape(account.Strategy)}",
            $"{texts.Screens.Advisor}: {texts.Words.Of(account.Advisor)}",
            $"{texts.Screens.Language}: {texts.Name}",
        ];
        return new Step.Show(View.Of(
            string.Join('\n', lines),
            Keyboard.Row(texts, CommandName.Profile, CommandName.Strategy, CommandName.Advisor),
            Keyboard.Row(texts, CommandName.Notify, CommandName.Language),
            Keyboard.Row(texts, CommandName.Risk, CommandName.Version),
            Keyboard.Back(texts)));
    }
}
