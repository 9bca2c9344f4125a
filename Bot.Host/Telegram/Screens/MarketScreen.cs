using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>The market as a cycle would see it now.</summary>
public sealed class MarketScreen(AccountReader reader, MarketNowReader markets, TimeProvider time) : IScreen
{
    private const int LongestFailure = 300;

    /// <inheritdoc />
    public CommandName Command => CommandName.Market;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var (texts, account) = (person.Texts, (await reader.ReadAsync(person.Account, token)).Account);
        var answer = await markets.ReadAsync(person.Account, new MarketCode(account.Market), token);
        var lines = answer is Answer<MarketNow>.Given(var now)
            ? Lines(now, texts)
            : [$"⚠ {texts.Looks.NotAsked}: {texts.Tell(answer.Why ?? "", LongestFailure)}"];
        return new Step.Show(View.Of(
            $"{Html.Bold($"{texts.Notices.MarketStage} · {Html.Escape(account.Market)}")}\n{string.Join('\n', lines)}",
            Keyboard.Row(texts, CommandName.Chart, CommandName.Quick, CommandName.Stress),
            Keyboard.Row(texts, CommandName.Why, CommandName.Position, CommandName.Market),
            Keyboard.Back(texts)));
    }

    private IEnumerable<string> Lines(MarketNow market, ITexts texts)
    {
        var (looks, none, row) = (texts.Looks, texts.Words.None, market.Row);
        var last = market.Price is { } price ? Figure.Price(price.Last.Value) : none;
        yield return $"<b>{last}</b> · {texts.Notices.Change24} {Figure.Change(market.Price?.ChangeDay.Value, none)}";
        yield return $"RSI {Figure.Number(row.Rsi14, none)} · ADX {Figure.Number(row.Adx14, none)} · "
            + $"ATR {(row.AtrPercent is { } atr ? $"{Figure.Number(atr, none)} %" : none)}";
        yield return $"SMA20 {Figure.Price(row.Sma20, none)} · SMA60 {Figure.Price(row.Sma60, none)} · "
            + $"{texts.Notices.VolumeRatio} {Figure.Number(row.VolumeRatio, none)}";
        yield return $"<i>{looks.Warnings}</i>";
        foreach (var rung in market.Warnings.Rungs())
        {
            yield return $"{(rung.Passed ? "✅" : "⛔")} {Phrases.Rung(rung, texts)}";
        }

        var btc = market.Warnings.Btc;
        yield return $"{looks.Correlation} {Figure.Number(btc?.Correlation, none)} · "
            + $"beta {Figure.Number(btc?.Beta, none)} · KRW-BTC {Figure.Change(btc?.BtcLastReturnPercent, none)}";
        var now = time.GetUtcNow();
        var close = CandleInterval.Day.StartAt(now).AddDays(1);
        yield return looks.DayCloses(Figure.ClockOrMoment(close, now), looks.Span(close - now));
        yield return looks.AsOf(Figure.Moment(market.Candle.Start + CandleInterval.Hour.Length()));
    }
}
