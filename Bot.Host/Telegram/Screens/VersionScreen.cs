namespace Bot.Host.Telegram.Screens;

/// <summary>Which program this is.</summary>
public sealed class VersionScreen(ChatSettings settings) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Version;

    /// <inheritdoc />
    public Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token) => Task.FromResult<Step>(
        new Step.Show(View.Of(
            $"ChatTrader {Html.Escape(settings.Version)}", Keyboard.Row(person.Texts, CommandName.Help), Keyboard.Back(person.Texts))));
}
