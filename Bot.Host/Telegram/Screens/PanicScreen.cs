using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>
/// Halts at once, in every mode, without a question: it protects. Selling is offered after it, with one.
/// </summary>
public sealed class PanicScreen(AccountReader reader) : IScreen
{
    private const string Sell = "sell";

    /// <inheritdoc />
    public CommandName Command => CommandName.Panic;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        var picture = await reader.ReadAsync(person.Account, token);
        var position = Phrases.Position(picture, texts);
        return argument?.ToLowerInvariant() switch
        {
            null => new Step.Act(
                new PersonCommand.Halt(Sell: false),
                Asking.Never,
                Then: View.Of(
                    $"{texts.Screens.PanicDone}\n{position}",
                    [Key.To(texts.Keys.HaltAndSell, CommandName.Panic, Sell)],
                    Keyboard.Back(texts))),
            Sell => new Step.Act(new PersonCommand.Halt(Sell: true), Asking.Always, position),
            _ => Keyboard.Misfit(texts, argument, Sell),
        };
    }
}
