using System.Text.Json;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;
using Bot.Domain.Warnings;

namespace Bot.Tests.Sandbox.Upbit;

/// <summary>Candles shorter and longer than those that are replayed: what the warnings are read from.</summary>
public sealed class ShorterCandleTests
{
    private const int CalmHours = 8;

    [Theory]
    [InlineData("minutes/1", 60)]
    [InlineData("minutes/15", 4)]
    public async Task Given_an_hour_When_it_is_asked_for_in_parts_Then_they_make_up_the_hour(string unit, int parts)
    {
        await using var line = await OpenAsync((100_000m, 104_000m, 93_000m, 95_000m));

        var candles = await CandlesAsync(line, unit, parts);

        Assert.Equal(parts, candles.Count);
        Assert.Equal((100_000m, 95_000m), (candles[0].Open.Value, candles[^1].Close.Value));
        Assert.Equal(104_000m, candles.Max(candle => candle.High.Value));
        Assert.Equal(93_000m, candles.Min(candle => candle.Low.Value));
        Assert.Equal(60m, candles.Sum(candle => candle.Volume), 6);
        Assert.All(candles.Zip(candles.Skip(1)), pair => Assert.Equal(pair.First.Close, pair.Second.Open));
    }

    [Fact]
    public async Task Given_two_markets_When_days_are_asked_for_Then_each_has_its_own_put_together_from_its_hours()
    {
        var still = UpbitLine.Still("KRW-BTC", 109_000_000m);
        await using var line = await UpbitLine.OpenAsync(null, Market((100_000m, 104_000m, 93_000m, 95_000m)), still);

        var eth = (await line.GetAsync("/v1/candles/days?market=KRW-ETH&count=1")).Json[0];
        var btc = (await line.GetAsync("/v1/candles/days?market=KRW-BTC&count=1")).Json[0];

        Assert.Equal("2026-10-08T00:00:00", eth.GetProperty("candle_date_time_utc").GetString());
        Assert.Equal(93_000m, eth.GetProperty("low_price").GetDecimal());
        Assert.Equal(109_000_000m, btc.GetProperty("low_price").GetDecimal());
    }

    // The price takes twenty minutes from the hour's high to its low, three quarters of which fall into any window.
    [Theory]
    [InlineData(94_000, 100, true)]
    [InlineData(94_000, 4_000, false)]
    [InlineData(93_500, 4_000, false)]
    [InlineData(93_400, 4_000, true)]
    public async Task Given_an_hour_that_falls_When_its_minutes_are_read_Then_only_a_path_that_steep_is_a_flash_crash(
        int close,
        int habit,
        bool isOn
    )
    {
        await using var line = await OpenAsync((100_000m, 100_000m, close, close), habit);

        var reading = FlashCrash.Read(
            Series(CandleInterval.Minute, await CandlesAsync(line, "minutes/1", 100)),
            Series(CandleInterval.QuarterHour, await CandlesAsync(line, "minutes/15", 30)),
            line.Clock.GetUtcNow(),
            FlashCrashRule.Default
        );

        Assert.Equal(isOn, reading!.IsOn);
    }

    private static Task<UpbitLine> OpenAsync((decimal, decimal, decimal, decimal) last, decimal habit = 100m) =>
        UpbitLine.OpenAsync(null, Market(last, habit));

    // Hours that swing by their habit, and one more, which has just closed at noon.
    private static Bot.Sandbox.Upbit.Markets.ReplayedMarket Market(
        (decimal, decimal, decimal, decimal) last,
        decimal habit = 100m
    ) =>
        UpbitLine.Hours(
            "KRW-ETH",
            [.. Enumerable.Repeat((100_000m, 100_000m + habit, 100_000m - habit, 100_000m), CalmHours), last],
            UpbitLine.Noon.AddHours(-CalmHours - 1)
        );

    private static CandleSeries Series(CandleInterval interval, IReadOnlyList<Candle> candles) =>
        new(new MarketCode("KRW-ETH"), interval, candles);

    private static async Task<List<Candle>> CandlesAsync(UpbitLine line, string unit, int count)
    {
        var answer = await line.GetAsync($"/v1/candles/{unit}?market=KRW-ETH&count={count}");
        return [.. answer.Json.EnumerateArray().Reverse().Select(Candle)];
    }

    private static Candle Candle(JsonElement json)
    {
        Price At(string name) => new(json.GetProperty(name).GetDecimal());
        return new Candle(
            DateTimeOffset.Parse(
                json.GetProperty("candle_date_time_utc").GetString() + "Z",
                System.Globalization.CultureInfo.InvariantCulture
            ),
            At("opening_price"),
            At("high_price"),
            At("low_price"),
            At("trade_price"),
            json.GetProperty("candle_acc_trade_volume").GetDecimal()
        );
    }
}
