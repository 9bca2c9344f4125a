using Bot.Domain.States;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>Everything about the account at a glance, longer than the panel.</summary>
public sealed class StatusScreen(AccountReader reader) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Status;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, picture) = (person.Texts, await reader.ReadAsync(person.Account, token));
        var lines = new List<string>
        {
            Html.Bold($"{texts.Screens.Status} · {Figure.Moment(picture.Now)} KST"),
            Phrases.Heading(picture, texts),
            Phrases.StateReason(picture, texts),
            Phrases.Worth(picture, texts),
        };
        if (picture.Worth is { } worth)
        {
            lines.Add($"{texts.Screens.Cash} {Figure.Won(worth.Cash)}  {texts.Screens.Coins} "
                + $"{Figure.Coins(worth.Coins, picture.Account.Market)}  "
                + $"{texts.Screens.Price} {Figure.Price(worth.LastPrice)}");
        }

        lines.Add(Phrases.Position(picture, texts));
        lines.Add(Phrases.Cycles(picture, texts));
        lines.Add($"{texts.Screens.Advisor}: {texts.Words.Of(picture.Account.Advisor)}");
        return new Step.Show(View.Of(string.Join('\n', lines), [.. Keys(picture.Account.State, person)]));
    }

    private static IEnumerable<IReadOnlyList<Key>> Keys(TradingState state, ChatPerson person)
    {
        var texts = person.Texts;
        yield return Keyboard.Row(texts, CommandName.Balance, CommandName.Position, CommandName.Risk);
        yield return Keyboard.Row(texts, CommandName.Market, CommandName.Orders, CommandName.Report);
        yield return Keyboard.Row(texts, CommandName.Why, CommandName.Trades, CommandName.Daily);
        var acts = Keyboard.Row(person, [CommandName.Cycle, .. state.IsSafeMode() ? [] : new[] { CommandName.Safe }]);
        if (state.RunsCycles() && acts.Count > 0)
        {
            yield return acts;
        }

        yield return Keyboard.Back(texts);
    }
}
