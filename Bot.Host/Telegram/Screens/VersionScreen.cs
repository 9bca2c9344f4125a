namespace Bot.Host.Telegram.Screens;

/// <summary>Which program this is.</summary>
public sealed class VersionScreen(ChatSettings settings) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Version;

    /// <inheritdoc />
    public Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var view = View.Of(
            $"ChatTrader {Html.Escape(settings.Version)}",
            Keyboard.Row(person.Texts, CommandName.Help),
            Keyboard.Back(person.Texts));
        return Task.FromResult<Step>(new Step.Show(view));
    }
}
