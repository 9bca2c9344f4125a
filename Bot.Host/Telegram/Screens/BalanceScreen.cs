using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>Cash, coins and equity as they were measured last.</summary>
public sealed class BalanceScreen(AccountReader reader) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Balance;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, labels) = (person.Texts, person.Texts.Screens);
        var picture = await reader.ReadAsync(person.Account, token);
        var none = texts.Words.None;
        var worth = picture.Worth;
        string[] lines =
        [
            Html.Bold(labels.Balance),
            $"{labels.Cash}: {(worth is null ? none : Figure.Won(worth.Cash))}",
            $"{labels.Coins}: {(worth is null ? none : Figure.Coins(worth.Coins, picture.Account.Market))}",
            $"{labels.Price}: {(worth is null ? none : Figure.Price(worth.LastPrice))}",
            Phrases.Worth(picture, texts),
            $"{labels.Measured}: {(worth is null ? none : $"{Figure.Moment(worth.At)} KST")}",
        ];
        return new Step.Show(View.Of(
            string.Join('\n', lines),
            Keyboard.Row(texts, CommandName.Position, CommandName.Profit, CommandName.Trades),
            Keyboard.Back(texts)));
    }
}
