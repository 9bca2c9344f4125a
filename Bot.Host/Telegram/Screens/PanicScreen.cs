using Bot.Host.Storage;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>
/// Halts at once, in every mode, without a question, also where nobody knows what stands behind the word: it protects.
/// Selling is offered after it, with one.
/// </summary>
public sealed class PanicScreen(AccountReader reader) : IScreen
{
    /// <summary>What the key that sells carries.</summary>
    internal const string Sell = "sell";

    /// <inheritdoc />
    public CommandName Command => CommandName.Panic;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        var position = await PositionAsync(person, token);
        return argument?.ToLowerInvariant() switch
        {
            not Sell => new Step.Act(
                new PersonCommand.Halt(Sell: false),
                Asking.Never,
                Then: View.Of(
                    $"{texts.Screens.PanicDone}\n{position}",
                    [Key.To(texts.Keys.HaltAndSell, CommandName.Panic, Sell)],
                    Keyboard.Back(texts))),
            _ => new Step.Act(new PersonCommand.Halt(Sell: true), Asking.Always, position),
        };
    }

    // Panic works without the database; what is held is then not shown.
    private async Task<string> PositionAsync(ChatPerson person, CancellationToken token)
    {
        try
        {
            return Phrases.Position(await reader.ReadAsync(person.Account, token), person.Texts);
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            return person.Texts.Alarms.Blind;
        }
    }
}
