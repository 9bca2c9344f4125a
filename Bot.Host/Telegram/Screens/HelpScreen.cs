using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Screens;

/// <summary>All commands that the person may use.</summary>
public sealed class HelpScreen : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Help;

    /// <inheritdoc />
    public Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        var lines = CommandTable.All
            .Where(command => command.IsOpenTo(person))
            .Select(command =>
                $"/{command.Name.Text()} {Html.Escape(texts.Keys.About(command.Name))}{Note(command, person)}");
        return Task.FromResult<Step>(new Step.Show(View.Of(
            $"{Html.Bold(texts.Screens.Help)}\n{string.Join('\n', lines)}",
            Keyboard.Row(texts, CommandName.Status, CommandName.Why, CommandName.Settings),
            Keyboard.Back(texts))));
    }

    private static string Note(CommandEntry command, ChatPerson person) =>
        command.Role == PersonRole.Owner && person.Role == PersonRole.Owner
            ? $" ({person.Texts.Words.Of(PersonRole.Owner)})"
            : "";
}
