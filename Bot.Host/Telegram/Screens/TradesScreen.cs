using System.Globalization;
using Bot.Domain.Decisions;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Screens;

/// <summary>The newest closed trades.</summary>
public sealed class TradesScreen(AccountReader reader) : IScreen
{
    private const int Usual = 5;
    private const int Most = 50;
    private const int KeysMost = 8;
    private static readonly string[] Choices = ["10", "20", "50"];

    /// <inheritdoc />
    public CommandName Command => CommandName.Trades;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        var count = Usual;
        if (argument is not null
            && (!int.TryParse(argument, NumberStyles.None, CultureInfo.InvariantCulture, out count)
                || count is < 1 or > Most))
        {
            return Keyboard.Misfit(texts, argument, $"1 - {Most}");
        }

        var trades = await reader.TradesAsync(person.Account, count, token);
        var lines = trades.Count == 0 ? [texts.Screens.NoTrades] : trades.Select(trade => Line(trade, texts));
        return new Step.Show(View.Of(
            $"{Html.Bold(texts.Screens.Trades)}\n{string.Join('\n', lines)}",
            [
                .. trades.Take(KeysMost)
                    .Select(trade => Key.To($"🔍 #{trade.Id}", CommandName.Trade, $"{trade.Id}"))
                    .Chunk(KeysMost / 2),
                [.. Choices.Select(choice => Key.To(choice, CommandName.Trades, choice))],
                Keyboard.Row(texts, CommandName.Orders, CommandName.Profit, CommandName.Performance),
                Keyboard.Row(person, CommandName.Daily, CommandName.Why, CommandName.Export),
                Keyboard.Back(texts),
            ]));
    }

    /// <summary>A trade in one line: when it ended, prices, result, why.</summary>
    public static string Line(TradeRow trade, ITexts texts) =>
        $"{(trade.Result > 0 ? "🟩" : "🟥")} #{trade.Id} {Figure.Moment(trade.ClosedAt)} "
        + $"{Figure.Price(trade.EntryPrice)} → {Figure.Price(trade.ExitPrice)} "
        + $"{Figure.Gain(trade.Result)} ({Figure.Change(trade.ResultPercent, texts.Words.None)}) "
        + texts.Words.Of(TerminalReasons.Parse(trade.Reason));
}
