using System.Text.Json;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Tests.Sandbox.Upbit;

public sealed class QuotationTests
{
    // Three hours until noon with one missing, and one from noon on.
    private static readonly ReplayedMarket Gappy = ReplayedMarket.FromCandles("KRW-BTC", TimeSpan.FromHours(1),
    [
        Hour(-4, 100_000_000m, 101_000_000m, 99_000_000m, 100_500_000m),
        Hour(-3, 100_500_000m, 103_000_000m, 100_000_000m, 102_000_000m),
        Hour(-1, 102_000_000m, 102_500_000m, 98_000_000m, 99_000_000m),
        Hour(0, 100_000_000m, 103_000_000m, 98_000_000m, 102_000_000m),
    ]);

    [Theory]
    [InlineData("2026-10-08T03%3A00%3A00Z")]
    [InlineData("2026-10-08T12%3A00%3A00%2B09%3A00")]
    [InlineData("2026-10-08%2003%3A00%3A00")]
    public async Task Given_hours_when_they_are_asked_for_until_noon_then_noon_is_left_out_and_gaps_stay_gaps(string to)
    {
        await using var line = await UpbitLine.OpenAsync(markets: Gappy);
        line.Clock.Advance(TimeSpan.FromMinutes(30));
        var answer = await line.GetAsync($"/v1/candles/minutes/60?market=KRW-BTC&count=3&to={to}");

        Assert.Equal(["2026-10-08T02:00:00", "2026-10-08T00:00:00", "2026-10-07T23:00:00"], Starts(answer));
        Assert.Equal(
            """{"market":"KRW-BTC","candle_date_time_utc":"2026-10-08T02:00:00","candle_date_time_kst":"2026-10-08T11:00:00","opening_price":102000000,"high_price":102500000,"low_price":98000000,"trade_price":99000000,"timestamp":1791428399999,"candle_acc_trade_price":6022500000,"candle_acc_trade_volume":60,"unit":60}""",
            answer.Json[0].GetRawText());
    }

    [Fact]
    public async Task Given_pages_of_two_when_each_goes_on_from_the_oldest_then_every_candle_comes_once()
    {
        await using var line = await UpbitLine.OpenAsync(markets: Gappy);
        line.Clock.Advance(TimeSpan.FromHours(9));
        var starts = new List<string>();
        var to = "";
        while (Starts(await line.GetAsync($"/v1/candles/minutes/60?market=KRW-BTC&count=2{to}")) is { Count: > 0 } page)
        {
            starts.AddRange(page);
            to = $"&to={page[^1].Replace(":", "%3A", StringComparison.Ordinal)}";
        }

        Assert.Equal(["2026-10-08T03:00:00", "2026-10-08T02:00:00", "2026-10-08T00:00:00", "2026-10-07T23:00:00"],
            starts);
    }

    [Theory]
    [InlineData(0, 102_000_000, 98_000_000, 99_000_000, 60)]
    [InlineData(10, 100_000_000, 99_000_000, 99_000_000, 10)]
    [InlineData(20, 100_000_000, 98_000_000, 98_000_000, 20)]
    [InlineData(30, 100_500_000, 98_000_000, 100_500_000, 30)]
    [InlineData(60, 103_000_000, 98_000_000, 102_000_000, 60)]
    public async Task Given_an_hour_under_way_when_it_is_asked_for_then_it_holds_what_has_happened_so_far(
        int minutes, decimal high, decimal low, decimal price, decimal volume)
    {
        await using var line = await UpbitLine.OpenAsync(markets: Gappy);
        line.Clock.Advance(TimeSpan.FromMinutes(minutes));
        var candle = (await line.GetAsync("/v1/candles/minutes/60?market=KRW-BTC")).Json[0];

        Assert.Equal(minutes == 0 ? 102_500_000m : high, candle.GetProperty("high_price").GetDecimal());
        Assert.Equal((low, price, volume),
            (Number(candle, "low_price"), Number(candle, "trade_price"), Number(candle, "candle_acc_trade_volume")));
        Assert.Equal(price, Number((await line.GetAsync("/v1/ticker?markets=KRW-BTC")).Json[0], "trade_price"));
    }

    [Fact]
    public async Task Given_an_hour_when_its_minutes_are_asked_for_then_they_follow_one_path_and_make_up_the_hour()
    {
        await using var line = await UpbitLine.OpenAsync(markets: Gappy);
        line.Clock.Advance(TimeSpan.FromHours(1));
        var answer = await line.GetAsync("/v1/candles/minutes/1?market=KRW-BTC&count=60");
        var minutes = answer.Json.EnumerateArray().Reverse().ToList();

        Assert.Equal(60, minutes.Count);
        Assert.Equal((100_000_000m, 103_000_000m, 98_000_000m, 102_000_000m), (Number(minutes[0], "opening_price"),
            minutes.Max(row => Number(row, "high_price")), minutes.Min(row => Number(row, "low_price")),
                Number(minutes[^1], "trade_price")));
        Assert.Equal(60m, minutes.Sum(row => Number(row, "candle_acc_trade_volume")));
        Assert.All(minutes.Zip(minutes.Skip(1)), pair =>
            Assert.Equal(Number(pair.First, "trade_price"), Number(pair.Second, "opening_price")));
        Assert.All(minutes, row => Assert.Equal(0m, Number(row, "trade_price") % 1000m));
    }

    [Fact]
    public async Task Given_hours_of_two_days_when_days_are_asked_for_then_they_are_put_together_at_midnight_of_utc()
    {
        await using var line = await UpbitLine.OpenAsync(markets: Gappy);
        var days = await line.GetAsync("/v1/candles/days?market=KRW-BTC&count=5");

        Assert.Equal(["2026-10-08T00:00:00", "2026-10-07T00:00:00"], Starts(days));
        Assert.EndsWith(
            "\"opening_price\":100500000,\"high_price\":103000000,\"low_price\":98000000,\"trade_price\":99000000,\"timestamp\":1791428399999,\"candle_acc_trade_price\":12105000000,\"candle_acc_trade_volume\":120,\"prev_closing_price\":100500000,\"change_price\":-1500000,\"change_rate\":-0.0149253731}",
            days.Json[0].GetRawText(), StringComparison.Ordinal);
        Assert.Contains("\"converted_trade_price\":null",
            (await line.GetAsync("/v1/candles/days?market=KRW-BTC&converting_price_unit=KRW")).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("weeks", "2026-10-05")]
    [InlineData("months", "2026-10-01")]
    [InlineData("years", "2026-01-01")]
    public async Task Given_hours_when_longer_periods_are_asked_for_then_they_start_where_the_calendar_says(
        string unit, string first)
    {
        await using var line = await UpbitLine.OpenAsync(markets: Gappy);
        var row = (await line.GetAsync($"/v1/candles/{unit}?market=KRW-BTC")).Json[0];

        Assert.Equal((first, 180m),
            (row.GetProperty("first_day_of_period").GetString(), Number(row, "candle_acc_trade_volume")));
    }

    [Theory]
    [InlineData("/v1/candles/days", 400, "Missing request parameter error. Check the required parameters!")]
    [InlineData("/v1/candles/minutes/2?market=KRW-BTC", 400, "Invalid parameter. Check the given value!")]
    [InlineData("/v1/candles/minutes/x?market=KRW-BTC", 400, "Type mismatch error. Check the parameters type!")]
    [InlineData("/v1/candles/days?market=KRW-BTC&count=x", 400, "Type mismatch error. Check the parameters type!")]
    [InlineData("/v1/candles/days?market=KRW-BTC&count=0", 400, "Invalid parameter. Check the given value!")]
    [InlineData("/v1/candles/days?market=KRW-BTC&to=2025-06-24T13:56:53+09:00", 400,
        "Invalid parameter. Check the given value!")]
    [InlineData("/v1/ticker?markets=KRW-NOPE", 404, "Code not found")]
    [InlineData("/v1/ticker?markets=KRW-BTC,KRW-NOPE", 404, "Code not found")]
    [InlineData("/v1/orderbook", 400, "Missing request parameter error. Check the required parameters!")]
    [InlineData("/v1/trades/ticks?market=KRW-BTC&days_ago=8", 400, "Invalid parameter. Check the given value!")]
    public async Task Given_a_wrong_question_when_it_comes_then_the_status_is_the_error_s_name(string path,
        int status, string message)
    {
        await using var line = await UpbitLine.OpenAsync();
        var answer = await line.GetAsync(path);

        Assert.Equal($$$"""{"error":{"name":{{{status}}},"message":"{{{message}}}"}}""", answer.Text);
        Assert.Equal(status, answer.Code);
    }

    [Fact]
    public async Task Given_a_count_above_200_when_candles_are_asked_for_then_200_come()
    {
        await using var line = await UpbitLine.OpenAsync();

        Assert.Equal(200,
            (await line.GetAsync("/v1/candles/minutes/1?market=KRW-BTC&count=500")).Json.GetArrayLength());
        Assert.Single((await line.GetAsync("/v1/candles/minutes/1?market=KRW-BTC")).Json.EnumerateArray());
    }

    [Fact]
    public async Task Given_a_market_when_its_ticker_is_asked_for_then_day_and_year_are_summed_up()
    {
        await using var line = await UpbitLine.OpenAsync(markets: Gappy);
        line.Clock.Advance(TimeSpan.FromMinutes(20));
        var answer = await line.GetAsync("/v1/ticker?markets=KRW-BTC");

        Assert.Equal(
            """[{"market":"KRW-BTC","trade_date":"20261008","trade_time":"031959","trade_date_kst":"20261008","trade_time_kst":"121959","trade_timestamp":1791429599999,"opening_price":100500000,"high_price":103000000,"low_price":98000000,"trade_price":98000000,"prev_closing_price":100500000,"change":"FALL","change_price":2500000,"change_rate":0.0248756219,"signed_change_price":-2500000,"signed_change_rate":-0.0248756219,"trade_volume":1,"acc_trade_price":14085000000,"acc_trade_price_24h":20092500000,"acc_trade_volume":140,"acc_trade_volume_24h":200,"highest_52_week_price":103000000,"highest_52_week_date":"2026-10-08","lowest_52_week_price":98000000,"lowest_52_week_date":"2026-10-08","timestamp":1791429600000}]""",
            answer.Text);
        Assert.Equal(answer.Text, (await line.GetAsync("/v1/ticker/all?quote_currencies=KRW,BTC")).Text);
    }

    [Fact]
    public async Task Given_trades_when_a_cursor_is_given_then_those_before_it_come_and_their_volumes_make_up_the_hour()
    {
        await using var line = await UpbitLine.OpenAsync(markets: Gappy);
        line.Clock.Advance(TimeSpan.FromHours(1));
        var trades = (await line.GetAsync("/v1/trades/ticks?market=KRW-BTC&count=60")).Json;
        var cursor = trades[0].GetProperty("sequential_id").GetInt64();
        var next = (await line.GetAsync($"/v1/trades/ticks?market=KRW-BTC&cursor={cursor}")).Json;

        Assert.Equal((60m, 102_000_000m),
            (trades.EnumerateArray().Sum(row => Number(row, "trade_volume")), Number(trades[0], "trade_price")));
        Assert.Equal(trades[1].GetRawText(), next[0].GetRawText());
        Assert.Single(
            (await line.GetAsync("/v1/trades/ticks?market=KRW-BTC&days_ago=1&count=500")).Json.EnumerateArray()
            .Select(row => row.GetProperty("trade_date_utc").GetString()).Distinct());
    }

    [Fact]
    public async Task Given_a_book_when_it_is_asked_for_twice_then_it_is_the_same_and_stands_around_the_price()
    {
        await using var line = await UpbitLine.OpenAsync();
        var first = await line.GetAsync("/v1/orderbook?markets=KRW-BTC");
        var units = first.Json[0].GetProperty("orderbook_units");

        Assert.Equal(first.Text, (await line.GetAsync("/v1/orderbook?markets=KRW-BTC")).Text);
        Assert.Equal((30, 109_001_000m, 109_000_000m),
            (units.GetArrayLength(), Number(units[0], "ask_price"), Number(units[0], "bid_price")));
        Assert.InRange(
            units.EnumerateArray().Take(2).Sum(unit => Number(unit, "ask_size") * Number(unit, "ask_price")),
            3_000_000m, 20_000_000m);
        Assert.Equal("[]", (await line.GetAsync("/v1/orderbook?markets=KRW-BTC&level=7")).Text);
        Assert.Equal(2,
            (await line.GetAsync("/v1/orderbook?markets=KRW-BTC&level=10000&count=2")).Json[0].GetProperty(
            "orderbook_units").GetArrayLength());
    }

    [Fact]
    public async Task Given_markets_when_instruments_are_asked_for_then_units_and_levels_are_told()
    {
        await using var line = await UpbitLine.OpenAsync(null, UpbitLine.Still("KRW-BTC", 109_868_000m),
            UpbitLine.Still("KRW-XRP", 3_412m));

        Assert.Equal(
            """[{"market":"KRW-BTC","quote_currency":"KRW","tick_size":"1000","supported_levels":["0","10000","100000","1000000","10000000","100000000"]},{"market":"KRW-XRP","quote_currency":"KRW","tick_size":"1","supported_levels":["0","10","100","1000"]}]""",
            (await line.GetAsync("/v1/orderbook/instruments?markets=KRW-BTC,KRW-XRP")).Text);
        Assert.Equal(
            """[{"market":"KRW-BTC","korean_name":"비트코인","english_name":"Bitcoin"},{"market":"KRW-XRP","korean_name":"엑스알피(리플)","english_name":"XRP"}]""",
            (await line.GetAsync("/v1/market/all")).Text);
    }

    [Fact]
    public async Task Given_a_replayed_clock_when_anything_is_asked_for_then_the_date_header_tells_the_market_s_time()
    {
        await using var line = await UpbitLine.OpenAsync();
        line.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(UpbitLine.Noon.AddDays(3), (await line.GetAsync("/v1/market/all")).Date);
    }

    [Fact]
    public async Task Given_a_market_before_its_first_candle_when_it_is_asked_for_then_there_is_nothing()
    {
        await using var line = await UpbitLine.OpenAsync(
            markets: UpbitLine.Hours("KRW-BTC", [(1m, 1m, 1m, 1m)], UpbitLine.Noon.AddHours(1)));

        Assert.Equal("[]", (await line.GetAsync("/v1/candles/minutes/60?market=KRW-BTC")).Text);
        Assert.Equal("[]", (await line.GetAsync("/v1/ticker?markets=KRW-BTC")).Text);
        Assert.Equal("market_offline", (await line.BuyAsync("KRW-BTC", 10_000m)).Error);
    }

    private static ReplayedCandle Hour(int offset, decimal open, decimal high, decimal low, decimal close) =>
        new(UpbitLine.Noon.AddHours(offset), open, high, low, close, 60m);

    private static decimal Number(JsonElement row, string name) => row.GetProperty(name).GetDecimal();

    private static List<string> Starts(UpbitAnswer answer) =>
        [.. answer.Json.EnumerateArray().Select(row => row.GetProperty("candle_date_time_utc").GetString()!)];
}
