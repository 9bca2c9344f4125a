using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>Stops trading; with an open position it asks first what should become of it.</summary>
public sealed class StopScreen(AccountReader reader, PriceNow prices) : IScreen
{
    private const string Keep = "keep";
    private const string Sell = "sell";

    /// <inheritdoc />
    public CommandName Command => CommandName.Stop;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        var picture = await reader.ReadAsync(person.Account, token);
        return argument?.ToLowerInvariant() switch
        {
            Keep => new Step.Act(new PersonCommand.Stop(Sell: false), Asking.WhenLive),
            Sell => new Step.Act(
                new PersonCommand.Stop(Sell: true), Asking.Always,
                Phrases.Position(await prices.ReadAsync(person.Account, token), texts)),
            null when picture.Position is null => new Step.Act(new PersonCommand.Stop(Sell: false), Asking.WhenLive),
            null => new Step.Show(View.Of(
                $"{texts.Screens.StopQuestion}\n{Phrases.Position(picture, texts)}",
                [Key.To(texts.Keys.KeepGuarding, CommandName.Stop, Keep)],
                [Key.To(texts.Keys.Sell, CommandName.Stop, Sell)],
                Keyboard.Back(texts))),
            _ => Keyboard.Misfit(texts, argument, $"{Keep} | {Sell}"),
        };
    }
}
