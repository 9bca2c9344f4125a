using System.IO.Compression;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Tests.Sandbox.Upbit;

public sealed class CandleFileTests : IDisposable
{
    private const string Header = "time_utc,open,high,low,close,volume\n";
    private const string First = "2024-01-01T00:00:00Z,10,12,9,11,5\n2024-01-01T01:00:00Z,11,12,9,11,5\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("candles").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("2024-01-01T00:00:00Z,10,12,9,11,5\n", "line 4: the row is out of order")]
    [InlineData("2024-01-01T01:00:00Z,11,12,9,11,6\n", "line 4: the same time has other values in the row before")]
    [InlineData("2024-01-01T02:00:00Z,11,10.5,9,10,5\n", "line 4: high is below open or close")]
    [InlineData("2024-01-01T02:00:00Z,11,12,10.5,10,5\n", "line 4: low is above open or close")]
    [InlineData("2024-01-01T02:00:00Z,11,12,-1,10,5\n", "line 4: a price is not positive")]
    [InlineData("2024-01-01T02:00:00Z,11,12,9,10,-5\n", "line 4: the volume is negative")]
    [InlineData("2024-01-01T02:00:00Z,11,12,9,NaN,5\n", "line 4: close is not a number: 'NaN'")]
    [InlineData("2024-01-01T02:00:00Z,11,12,9,1", "line 4: 6 fields are expected; the row may be cut off")]
    [InlineData("2024-13-01T02:00:00Z,11,12,9,10,5\n", "line 4: not a time: '2024-13-01T02:00:00Z'")]
    [InlineData("2024-01-01T02:30:00Z,11,12,9,10,5\n", "line 2: the candle starts beside the grid", true)]
    public async Task Given_a_row_that_cannot_be_when_the_file_is_read_then_file_line_and_reason_are_named(
        string row, string reason, bool isOther = false)
    {
        var path = await WriteAsync(Header + First + row);
        var error = Assert.Throws<InvalidDataException>(() => ReplayedMarket.FromFile("KRW-ABC", path));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.True(isOther || error.Message.EndsWith(reason, StringComparison.Ordinal), error.Message);
    }

    [Theory]
    [InlineData("time,open\n", "line 1: the header must be")]
    [InlineData(Header, "there is no candle in it")]
    [InlineData(Header + "2024-01-01T00:00:00Z,10,12,9,11,5\n", "one candle does not tell how long it is")]
    public async Task Given_a_file_without_candles_when_it_is_read_then_it_says_so(string text, string reason)
    {
        var path = await WriteAsync(text);

        Assert.Contains(reason,
            Assert.Throws<InvalidDataException>(() => ReplayedMarket.FromFile("KRW-ABC", path)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_packed_file_with_the_same_row_twice_when_it_is_read_then_the_row_counts_once()
    {
        var path = Path.Combine(_folder, "candles.csv.gz");
        await using (var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            await packed.WriteAsync(
                System.Text.Encoding.UTF8.GetBytes(Header + First + "2024-01-01T01:00:00Z,11,12,9,11,5\r\n"));
        }

        var market = ReplayedMarket.FromFile("KRW-ABC", path);
        Assert.Equal((2, TimeSpan.FromHours(1)), (market.Count, market.Interval));
    }

    [SharedFact]
    public async Task Given_a_real_year_of_hours_when_it_is_paged_through_then_every_row_of_the_file_comes_back()
    {
        var path = SharedData.Path("data/upbit-1h/KRW-ETH-1h-2024.csv");
        var market = ReplayedMarket.FromFile("KRW-ETH", path);
        await using var line = await UpbitLine.OpenAsync(markets: market);
        var rows = new List<string>();
        var to = "";
        while ((await line.GetAsync(
            $"/v1/candles/minutes/60?market=KRW-ETH&count=200{to}")).Json is var page && page.GetArrayLength() > 0)
        {
            rows.AddRange(page.EnumerateArray().Select(RowOf));
            to = $"&to={rows[^1][..19].Replace(":", "%3A", StringComparison.Ordinal)}";
        }

        Assert.Equal(8_771, rows.Count);
        rows.Reverse();
        var written = await File.ReadAllLinesAsync(path);
        Assert.Equal(written.Skip(1).Select(row => row.Replace("Z,", ",", StringComparison.Ordinal)), rows);
    }

    [SharedTheory]
    [InlineData("upbit-1h/KRW-BTC-1h-2024.csv", 60, 8_771)]
    [InlineData("upbit-1d/KRW-BTC-1d-20170925-20260212.csv", 1_440, 3_063)]
    [InlineData("upbit-1m/KRW-ETH-1m-20250901-20251004.csv.gz", 1, 47_599)]
    [InlineData("upbit-15m/KRW-ETH-15m-20260102-20260113.csv", 15, 1_127)]
    public void Given_a_real_file_when_it_is_read_then_its_interval_is_found(string file, int minutes, int count)
    {
        var path = Directory.GetFiles(SharedData.Path("data/" + Path.GetDirectoryName(file)),
            Path.GetFileName(file)).Single();
        var market = ReplayedMarket.FromFile("KRW-BTC", path);

        Assert.Equal((TimeSpan.FromMinutes(minutes), count), (market.Interval, market.Count));
    }

    [SharedFact]
    public async Task Given_a_year_of_minutes_when_days_and_hours_are_asked_for_then_they_come_out_of_them()
    {
        var market = ReplayedMarket.FromFile("KRW-BTC", SharedData.Path("data/speed/BTCUSDT-1m-2024.csv.gz"));
        await using var line = await UpbitLine.OpenAsync(markets: market);
        var days = (await line.GetAsync("/v1/candles/days?market=KRW-BTC&count=200")).Json;
        var hours = (await line.GetAsync("/v1/candles/minutes/60?market=KRW-BTC&count=24")).Json;

        Assert.Equal((527_040, 200), (market.Count, days.GetArrayLength()));
        Assert.Equal(days[0].GetProperty("candle_acc_trade_volume").GetDecimal(),
            hours.EnumerateArray().Sum(hour => hour.GetProperty("candle_acc_trade_volume").GetDecimal()));
        Assert.Equal(days[0].GetProperty("high_price").GetDecimal(),
            hours.EnumerateArray().Max(hour => hour.GetProperty("high_price").GetDecimal()));
    }

    private static string RowOf(System.Text.Json.JsonElement row) => string.Join(',', new[]
    {
        "candle_date_time_utc", "opening_price", "high_price", "low_price", "trade_price", "candle_acc_trade_volume",
    }.Select(name => row.GetProperty(name).ToString()));

    private async Task<string> WriteAsync(string text)
    {
        var path = Path.Combine(_folder, "candles.csv");
        await File.WriteAllTextAsync(path, text);
        return path;
    }
}
