using Bot.Domain.Time;
using Bot.Host.Backtests;
using Bot.Host.Candles;
using Bot.Host.Commands;
using Bot.Host.Telegram.Works;

namespace Bot.Host.Telegram.Screens;

/// <summary>Chooses market, period and length of the candles to fetch, and starts it.</summary>
public sealed class CollectScreen(AccountReader reader, CandleArchive archive, TimeProvider time) : IScreen
{
    private static readonly CandleInterval[] Lengths =
        [CandleInterval.Minute, CandleInterval.QuarterHour, CandleInterval.Hour, CandleInterval.Day];

    /// <inheritdoc />
    public CommandName Command => CommandName.Collect;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        if (argument is not null && BacktestScreen.CancelOf(argument) is { } cancel)
        {
            return cancel;
        }

        var market = (await reader.ReadAsync(person.Account, token)).Account.Market;
        var isOpen = argument is null || argument.StartsWith(Wish.Open, StringComparison.Ordinal);
        var words = (argument ?? "").TrimStart(Wish.Open[0]);
        if (new Wish(market, Wish.DaysUsual).With(words, null) is not { } wish)
        {
            return Keyboard.Misfit(
                person.Texts, words,
                $"KRW-… | 1 - {BacktestOrder.DaysMost} | {string.Join(" | ", CandleCommands.Intervals.Keys)} | cancel");
        }

        if (isOpen)
        {
            return new Step.Show(Choice(wish, market, person));
        }

        return wish.Days <= wish.DaysMost
            ? new Step.Begin(new CollectWork(wish, archive, time))
            : Keyboard.Misfit(person.Texts, words, person.Texts.Works.TooMany(wish.DaysMost));
    }

    private View Choice(Wish wish, string market, ChatPerson person)
    {
        var texts = person.Texts;
        var keys = new WishKeys(Command, one => one.OfCollection, wish, texts);
        return View.Of(
            $"📥 <b>{texts.Works.Collect}</b>\n{CollectWork.Heading(wish, texts)}",
            [
                .. keys.Markets([market, .. BacktestScreen.Known]),
                .. keys.Periods(),
                .. keys.Rows(
                    Lengths, texts.Works.Length, one => one.Interval, length => wish with { Interval = length }),
                keys.Start(),
                Keyboard.Row(texts, CommandName.Backtest),
                Keyboard.Back(texts),
            ]);
    }
}
