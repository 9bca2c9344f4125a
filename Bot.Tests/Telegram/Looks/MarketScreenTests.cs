using Bot.Domain.Money;
using Bot.Domain.Time;
using Bot.Host.Trading;
using Bot.Sandbox.Telegram;
using Bot.Tests.Charts;

namespace Bot.Tests.Telegram.Looks;

public sealed class MarketScreenTests
{
    [Fact]
    public async Task Given_a_market_when_it_is_asked_then_price_indicators_and_warnings_are_as_of_a_closed_candle()
    {
        await using var chat = await OpenAsync();

        var text = (await chat.TypeAsync("/market")).Text;

        Assert.StartsWith("Market · KRW-ETH\n₩5,000,000 · 24 h +1.20 %\nRSI ", text, StringComparison.Ordinal);
        Assert.Contains("SMA20 ₩", text);
        Assert.Matches("✅ flash crash .*off", text);
        Assert.Contains("Correlation with BTC 1 · beta 1", text);
        Assert.Contains("The day's candle closes at 05-11 09:00 KST, in 18", text);
        Assert.EndsWith("as of the candle closed 2024-05-10 14:00 KST", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_many_looks_when_no_candle_closed_since_then_the_exchange_is_asked_once()
    {
        await using var chat = await OpenAsync();
        await chat.TypeAsync("/market");
        var asked = chat.Exchange.Asked.Count;

        await chat.TypeAsync("/market");
        await chat.TypeAsync("/chart 1d");

        Assert.Equal(asked, chat.Exchange.Asked.Count);
        Assert.Single(chat.Exchange.Asked, one => one.Interval == CandleInterval.Hour);
    }

    [Fact]
    public async Task Given_candles_of_cycles_when_a_few_hours_are_missing_then_only_those_are_asked_for()
    {
        await using var chat = await OpenAsync();
        await chat.WriteAsync(db => db.Candles.AddRange(Enumerable.Range(4, 300).Select(back => Row(back))));

        await chat.TypeAsync("/chart 1w");

        Assert.Equal([(CandleInterval.Hour, 3)], chat.Exchange.Asked);
    }

    [PictureFact]
    public async Task Given_a_chart_when_its_spans_are_pressed_then_the_picture_changes_in_place_and_the_panel_comes_anew()
    {
        await using var chat = await OpenAsync();
        await chat.WriteAsync(db => db.Positions.Add(Some.Position()));
        var week = await chat.TypeAsync("/chart");

        var day = await chat.TurnAsync(week, "1d");
        var panel = await chat.TurnAsync(day, "Panel");

        Assert.Equal((MessageKind.Photo, week.Id), (day.Kind, day.Id));
        Assert.Contains("KRW-ETH · 1d · as of the candle closed", day.Caption);
        Assert.Contains("Position 0.1523 ETH", day.Caption);
        Assert.NotEqual(day.Id, panel.Id);
        Assert.StartsWith("⚪ Stopped", panel.Text, StringComparison.Ordinal);
    }

    [PictureFact]
    public async Task Given_a_theme_that_was_chosen_when_another_picture_is_asked_then_it_stays()
    {
        await using var chat = await OpenAsync();
        await chat.TypeAsync("/chart 1d dark");

        var next = await chat.TypeAsync("/chart 1w");

        Assert.Contains(next.Keys.SelectMany(row => row), key => key.Label == "☀ Light");
    }

    private static async Task<Chat> OpenAsync()
    {
        var chat = await Chat.OpenAsync();
        chat.Exchange.CandleAt = FakeExchange.Wave;
        chat.Exchange.Price = new Ticker(new Price(5_000_000m), new Percent(1.2m), Chat.Start);
        return chat;
    }

    private static Host.Storage.Rows.CandleRow Row(int back)
    {
        var start = CandleInterval.Hour.StartAt(Chat.Start).AddHours(-back);
        var candle = FakeExchange.Wave(CandleInterval.Hour, start);
        return new Host.Storage.Rows.CandleRow
        {
            Market = "KRW-ETH", IntervalMinutes = 60, Start = start, Open = candle.Open.Value, High = candle.High.Value,
            Low = candle.Low.Value, Close = candle.Close.Value, Volume = candle.Volume,
        };
    }
}
