using Bot.Domain.Positions;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>The open position with its levels.</summary>
public sealed class PositionScreen(PriceNow prices) : IScreen
{
    /// <inheritdoc />
    public CommandName Command => CommandName.Position;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, picture) = (person.Texts, await prices.ReadAsync(person.Account, token));
        var text = picture.Position is { } held
            ? string.Join('\n', Lines(held, picture, texts))
            : $"{Html.Bold(texts.Screens.Position)}\n{texts.Screens.NoPosition}";
        return new Step.Show(View.Of(
            text,
            Keyboard.Row(texts, CommandName.Chart, CommandName.Stress, CommandName.Orders),
            Keyboard.Row(texts, CommandName.Why, CommandName.Trades, CommandName.Balance),
            Keyboard.Back(texts)));
    }

    private static IEnumerable<string> Lines(PositionRow held, AccountPicture picture, ITexts texts)
    {
        var (labels, none) = (texts.Screens, texts.Words.None);
        yield return Html.Bold($"{labels.Position} · {Html.Escape(held.Market)}");
        yield return $"{Figure.Coins(held.Volume, held.Market)} @ {Figure.Price(held.AverageFill)}";
        yield return $"{labels.Entry}: {Figure.Moment(held.OpenedAt)} KST";
        yield return $"{labels.StopLoss}: {Figure.Price(held.StopLoss)}";
        yield return $"{labels.TakeProfit}: {Figure.Level(held.TakeProfit)}";
        foreach (var line in Moving(PositionMap.Read(held), texts))
        {
            yield return line;
        }

        yield return $"{labels.Price}: {(picture.Worth is { } worth ? Figure.Price(worth.LastPrice) : none)}"
            + Phrases.Measured(picture, texts);
        var gain = picture.Worth is { } now ? Figure.Gain(held.Volume * (now.LastPrice - held.AverageFill)) : none;
        yield return $"{labels.OpenResult}: {gain} ({Figure.Change(picture.OpenPercent, none)})";
    }

    // A trailing stop that is not armed yet, and a part that is not sold yet, wait for a price.
    private static IEnumerable<string> Moving(Position held, ITexts texts)
    {
        var labels = texts.Screens;
        if (held.Plan.Trailing is { } trailing)
        {
            yield return held.Progress.TrailingStop is { } stop
                ? $"{labels.TrailingStop}: {Figure.Price(stop.Value)}"
                : $"{labels.TrailingStop}: ≥ {Figure.Price(trailing.ArmsAt.Value)}";
        }

        if (held.Plan.Partial is { } partial)
        {
            yield return held.Progress.PartSold
                ? labels.PartSold
                : $"{labels.PartialAt}: {Figure.Price(partial.First.Value)}";
        }
    }
}
