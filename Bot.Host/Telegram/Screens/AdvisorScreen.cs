using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>What the advisor may do, to choose from.</summary>
public sealed class AdvisorScreen(AccountReader reader) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Advisor;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        if (argument is not null)
        {
            return Find(argument) is { } chosen
                ? new Step.Act(new PersonCommand.SetAdvisor(Name(chosen)), Asking.WhenLive, texts.Words.Of(chosen))
                : Keyboard.Misfit(texts, argument, string.Join(" | ", Enum.GetValues<AdvisorMode>().Select(Name)));
        }

        var current = (await reader.ReadAsync(person.Account, token)).Account.Advisor;
        var lines = Enum.GetValues<AdvisorMode>().Select(
            mode => $"{(mode == current ? "👉 " : "")}{texts.Words.Of(mode)}");
        var keys = Enum.GetValues<AdvisorMode>().Select(
            mode => Key.To((mode == current ? "✔ " : "") + Name(mode), CommandName.Advisor, Name(mode)));
        return new Step.Show(View.Of(
            $"{Html.Bold(texts.Screens.AdvisorModes)}\n{string.Join('\n', lines)}",
            [.. keys], Keyboard.Row(texts, CommandName.Ai, CommandName.Settings), Keyboard.Back(texts)));
    }

    private static AdvisorMode? Find(string text) =>
        Enum.GetValues<AdvisorMode>().Where(mode => string.Equals(Name(mode), text, StringComparison.OrdinalIgnoreCase))
            .Select(mode => (AdvisorMode?)mode).FirstOrDefault();

    private static string Name(AdvisorMode mode) => mode.ToString().ToLowerInvariant();
}
