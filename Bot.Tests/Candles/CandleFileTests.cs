using System.Globalization;
using System.Text;
using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Candles;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Candles;

public sealed class CandleFileTests : IDisposable
{
    private const string First = "2024-01-01T00:00:00Z,100,110,90,105,1.5";
    private readonly Sheet _sheet = new();

    public void Dispose() => _sheet.Dispose();

    /// <summary>The second row of a file, and why it is refused.</summary>
    [Theory]
    [InlineData("2024-01-01T01:00:00Z,100,110,90,105", "5 fields; there must be 6")]
    [InlineData("2024-01-01T01:00:00Z,100,110,90,105,1,2", "7 fields; there must be 6")]
    [InlineData("2024-01-01T01:00:00Z,1,000,110,90,105,1", "7 fields; there must be 6")]
    [InlineData("", "the line is empty")]
    [InlineData("Monday,100,110,90,105,1", "not a time: 'Monday'")]
    [InlineData("2024-02-30T01:00:00Z,100,110,90,105,1", "not a time: '2024-02-30T01:00:00Z'")]
    [InlineData("2024-01-01T24:00:00Z,100,110,90,105,1", "not a time: '2024-01-01T24:00:00Z'")]
    [InlineData("2024-01-01T01:60:00Z,100,110,90,105,1", "not a time: '2024-01-01T01:60:00Z'")]
    [InlineData("2024-01-01,100,110,90,105,1", "not a time: '2024-01-01'")]
    [InlineData("1704070800,100,110,90,105,1", "not a time: '1704070800'")]
    [InlineData("2024-01-01T10:00:00+09:00,100,110,90,105,1", "the time is not UTC: '2024-01-01T10:00:00+09:00'")]
    [InlineData("2024-01-01T01:30:00Z,100,110,90,105,1", "2024-01-01T01:30:00Z is not the start of a candle of hour")]
    [InlineData("2023-12-31T23:00:00Z,100,110,90,105,1", "out of order: 2023-12-31T23:00:00Z comes after")]
    [InlineData("2024-01-01T00:00:00Z,100,110,90,105,1.6", "2024-01-01T00:00:00Z comes twice, with different values")]
    [InlineData("2024-01-01T01:00:00Z,100,104,90,105,1", "high is below open or close")]
    [InlineData("2024-01-01T01:00:00Z,100,110,101,105,1", "low is above open or close")]
    [InlineData("2024-01-01T01:00:00Z,100,90,110,105,1", "high is below open or close")]
    [InlineData("2024-01-01T01:00:00Z,-100,110,90,105,1", "open is negative: '-100'")]
    [InlineData("2024-01-01T01:00:00Z,100,110,90,105,-0.1", "volume is negative: '-0.1'")]
    [InlineData("2024-01-01T01:00:00Z,100,110,0,105,1", "low is zero")]
    [InlineData("2024-01-01T01:00:00Z,100,110,90,0.0,1", "close is zero")]
    [InlineData("2024-01-01T01:00:00Z,,110,90,105,1", "open is empty")]
    [InlineData("2024-01-01T01:00:00Z,100,110,90,105,", "volume is empty")]
    [InlineData("2024-01-01T01:00:00Z,100,abc,90,105,1", "high is not a number: 'abc'")]
    [InlineData("2024-01-01T01:00:00Z,100,NaN,90,105,1", "high is not a number: 'NaN'")]
    [InlineData("2024-01-01T01:00:00Z,100,Infinity,90,105,1", "high is not a number: 'Infinity'")]
    [InlineData("2024-01-01T01:00:00Z,100,1.1e2,90,105,1", "high is written with an exponent: '1.1e2'")]
    [InlineData("2024-01-01T01:00:00Z,100,1_100,90,105,1", "high is not a number: '1_100'")]
    [InlineData("2024-01-01T01:00:00Z, 100,110,90,105,1", "open is not a number: ' 100'")]
    [InlineData("2024-01-01T01:00:00Z,+100,110,90,105,1", "open is not a number: '+100'")]
    [InlineData("2024-01-01T01:00:00Z,100.,110,90,105,1", "open is not a number: '100.'")]
    [InlineData("2024-01-01T01:00:00Z,.5,110,.4,105,1", "open is not a number: '.5'")]
    [InlineData("2024-01-01T01:00:00Z,100,110,90,105,1.2.3", "volume is not a number: '1.2.3'")]
    [InlineData("2024-01-01T01:00:00Z,\"100\",110,90,105,1", "open is not a number: '\"100\"'")]
    [InlineData("2024-01-01T01:00:00Z,100,1234567890.123456,90,105,1", "high has more than 15 digits")]
    [InlineData("2024-01-01T01:00:00Z,100,110,90,105,100000000000000000000", "volume is too large")]
    [InlineData("2024-01-01T01:00:00Z,100,110,90,105,1\r\r", "volume is not a number: '1?'")]
    public async Task Given_a_row_that_cannot_be_When_it_is_read_Then_line_and_reason_are_told(
        string row,
        string reason
    )
    {
        var refusal = await RefusalAsync(Sheet.Of(First, row, "2024-01-01T05:00:00Z,100,110,90,105,1"));

        Assert.Equal(3, refusal.Line);
        Assert.StartsWith(reason, refusal.Reason, StringComparison.Ordinal);
        Assert.Equal($"{_sheet.Folder}/KRW-ETH.csv, line 3: {refusal.Reason}", refusal.Message);
    }

    [Theory]
    [InlineData("", 1, "the file is empty")]
    [InlineData("\n", 1, "the header is ''; it must be")]
    [InlineData(First + "\n", 1, "the header is '2024-01-01T00:00:00Z,100,110,90,105,1.5'; it must be")]
    [InlineData("time,open,high,low,close,volume\n", 1, "the header is 'time,open,high,low,close,volume'; it must be")]
    [InlineData("time_utc;open;high;low;close;volume\n", 1, "the header is 'time_utc;open;high;low;close;volume'")]
    [InlineData(Sheet.Header, 1, "the header is cut off")]
    [InlineData(Sheet.Header + "\n", 1, "there is no candle in it")]
    [InlineData(Sheet.Header + "\n" + First, 2, "the last row is cut off: no line break ends it")]
    [InlineData(Sheet.Header + "\n" + First + "\n2024-01-01T01:00:00Z,10", 3, "the last row is cut off")]
    [InlineData(Sheet.Header + "\n" + First + "\n\n", 3, "the line is empty")]
    public async Task Given_a_file_that_is_none_When_it_is_read_Then_line_and_reason_are_told(
        string content,
        int line,
        string reason
    )
    {
        var refusal = await RefusalAsync(content);

        Assert.Equal(line, refusal.Line);
        Assert.StartsWith(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_file_in_utf_16_When_it_is_read_Then_it_is_refused_as_that()
    {
        var path = _sheet.Write([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Sheet.Of(First))]);

        var refusal = await Assert.ThrowsAsync<CandleFileException>(() =>
            CandleFile.ReadAsync(path, Sheet.Market, CandleInterval.Hour, CancellationToken.None)
        );

        Assert.Equal("the file is UTF-16; it must be UTF-8", refusal.Reason);
    }

    [Theory]
    [InlineData("2024-01-01T01:00:00Z,100,110,90,105,1", 105, "1")]
    [InlineData("2024-01-01T01:00:00,100,110,90,105,0", 105, "0")]
    [InlineData("2024-01-01 01:00:00,100,110,90,105,1", 105, "1")]
    [InlineData("2024-01-01T01:00:00.000Z,100,110,90,105,1", 105, "1")]
    [InlineData("2024-01-01 01:00:00+00:00,100,110,90,105,1", 105, "1")]
    [InlineData("2024-01-01T01:00:00Z,100,110,90,105,1\r", 105, "1")]
    [InlineData("2024-01-01T01:00:00Z,100,110,90,105.000000000000000000,1", 105, "1")]
    [InlineData("2024-01-01T01:00:00Z,100,110,90,0000000000000000105,1", 105, "1")]
    [InlineData("2024-01-01T01:00:00Z,0.00000123,110,0.00000123,105,1234567890.12345678", 105, "1234567890.12346")]
    [InlineData("2024-01-01T01:00:00Z,100,999999999999999,90,105,1", 105, "1")]
    public async Task Given_a_row_that_may_be_When_it_is_read_Then_it_is_as_it_was_written(
        string row,
        int close,
        string volume
    )
    {
        var series = await _sheet.ReadAsync(Sheet.Of(First, row));

        Assert.Equal(new DateTimeOffset(2024, 1, 1, 1, 0, 0, TimeSpan.Zero), series.Last!.Start);
        Assert.Equal(close, series.Last.Close.Value);
        Assert.Equal(decimal.Parse(volume, CultureInfo.InvariantCulture), series.Last.Volume);
    }

    [Fact]
    public async Task Given_line_ends_and_a_mark_of_windows_When_the_file_is_read_Then_it_is_the_same()
    {
        var series = await _sheet.ReadAsync("\uFEFF" + Sheet.Of(First).Replace("\n", "\r\n"));

        Assert.Equal(new Candle(At(0), new(100), new(110), new(90), new(105), 1.5m), Assert.Single(series.Candles));
    }

    [Fact]
    public async Task Given_a_row_twice_with_equal_values_When_it_is_read_Then_there_is_one_and_lines_still_count()
    {
        Assert.Equal(1, (await _sheet.ReadAsync(Sheet.Of(First, First, First.Replace("1.5", "1.50")))).Count);

        Assert.Equal(4, (await RefusalAsync(Sheet.Of(First, First, "2024-01-01T00:30:00Z,1,1,1,1,1"))).Line);
    }

    [Theory]
    [InlineData(new[] { 0, 60, 120, 360 }, CandleInterval.Hour)]
    [InlineData(new[] { 0, 15, 45, 60 }, CandleInterval.QuarterHour)]
    [InlineData(new[] { 0, 1, 2, 60, 120 }, CandleInterval.Minute)]
    [InlineData(new[] { 0, 1440 }, CandleInterval.Day)]
    public async Task Given_no_interval_When_a_file_is_read_Then_it_is_that_of_most_rows(
        int[] minutes,
        CandleInterval interval
    ) => Assert.Equal(interval, (await _sheet.ReadAsync(Rows(minutes), null)).Interval);

    [Theory]
    [InlineData(new[] { 0, 60, 120, 121, 180 }, 5, "2024-01-01T02:01:00Z is not the start of a candle of hour")]
    [InlineData(new[] { 0, 3, 6 }, 4, "candles mostly follow each other by 3 minutes, which is no interval")]
    [InlineData(new[] { 60 }, 2, "1 candle(s) without neighbours do not tell their interval")]
    [InlineData(new[] { 0, 14400 }, 3, "2 candle(s) without neighbours do not tell their interval")]
    public async Task Given_no_interval_and_mixed_rows_When_a_file_is_read_Then_it_is_refused(
        int[] minutes,
        int line,
        string reason
    )
    {
        var refusal = await RefusalAsync(Rows(minutes), null);

        Assert.Equal((line, reason), (refusal.Line, refusal.Reason));
    }

    [Fact]
    public async Task Given_a_folder_that_names_an_interval_When_a_file_is_read_Then_it_is_that()
    {
        Directory.CreateDirectory(Path.Combine(_sheet.Folder, "minute15"));
        var path = _sheet.Write(Encoding.UTF8.GetBytes(Rows([0, 60])), "minute15/KRW-ETH.csv");

        var series = await CandleFile.ReadAsync(path, Sheet.Market, null, CancellationToken.None);

        Assert.Equal(CandleInterval.QuarterHour, series.Interval);
    }

    [Fact]
    public async Task Given_a_packed_file_When_it_is_cut_off_anywhere_or_damaged_Then_it_is_refused()
    {
        var packed = Sheet.Packed(Rows([.. Enumerable.Range(0, 3000).Select(hour => hour * 60)]));
        Assert.Equal(3000, (await _sheet.ReadPackedAsync(packed)).Count);

        foreach (var left in (int[])[1, 5, 10, 11, 100, packed.Length / 2, packed.Length - 9, packed.Length - 8])
        {
            await Assert.ThrowsAsync<CandleFileException>(() => _sheet.ReadPackedAsync(packed[..left]));
        }

        packed[packed.Length / 2] ^= 0xFF;
        await Assert.ThrowsAsync<CandleFileException>(() => _sheet.ReadPackedAsync(packed));
    }

    [Fact]
    public void Given_any_number_of_a_file_When_it_is_read_Then_it_is_the_double_nearest_to_it() =>
        ForNumbers(
            int.MaxValue,
            number =>
            {
                var text = number.ToString(CultureInfo.InvariantCulture);
                var nearest = double.Parse(text, CultureInfo.InvariantCulture);
                return BitConverter.DoubleToInt64Bits(Parsed(text)) == BitConverter.DoubleToInt64Bits(nearest);
            }
        );

    [Fact]
    public void Given_any_price_of_fifteen_digits_When_it_is_read_Then_its_decimal_comes_back() =>
        ForNumbers(
            30_000_000,
            price => CandleColumns.Exact(Parsed(price.ToString(CultureInfo.InvariantCulture))) == price
        );

    [SharedTheory]
    [InlineData("upbit-1h/KRW-ETH-1h-2024.csv", CandleInterval.Hour, 8771, 13, 4)]
    [InlineData("upbit-1d/KRW-BTC-1d-20170925-20260212.csv", CandleInterval.Day, 3063, 0, 0)]
    [InlineData("upbit-15m/KRW-ETH-15m-20260102-20260113.csv", CandleInterval.QuarterHour, 1127, null, null)]
    [InlineData("upbit-1m/KRW-ETH-1m-20250901-20251004.csv.gz", CandleInterval.Minute, 47_599, null, null)]
    [InlineData("speed/BTCUSDT-1m-2024.csv.gz", CandleInterval.Minute, 527_040, 0, 0)]
    public async Task Given_real_files_When_they_are_read_Then_each_candle_is_as_it_is_written(
        string name,
        CandleInterval interval,
        int count,
        int? missing,
        int? longest
    )
    {
        var path = SharedData.Path($"data/{name}");
        var series = await CandleFile.ReadAsync(path, Sheet.Market, null, CancellationToken.None);

        Assert.Equal((interval, count), (series.Interval, series.Count));
        Plainly.Same(path, series);
        var gaps = CandleGaps.Of(series);
        Assert.Equal(missing ?? gaps.Missing, gaps.Missing);
        Assert.Equal(longest ?? gaps.Longest / interval.Length(), gaps.Longest / interval.Length());
    }

    private static void ForNumbers(int most, Func<decimal, bool> holds)
    {
        var numbers =
            from high in Gen.Choose(0, most)
            from low in Gen.Choose(0, 9_999_999)
            from scale in Gen.Choose(0, 12)
            select ((high * 10_000_000m) + low) / (decimal)Math.Pow(10, scale);
        Prop.ForAll(numbers.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static double Parsed(string text)
    {
        var (line, at) = (Encoding.UTF8.GetBytes(text + "\n"), 0);
        return CandleText.TryNumber(line, ref at, out var value, out _)
            ? value
            : CandleText.Number(line.AsSpan(0, line.Length - 1), "number", isPrice: false).Value!.Value;
    }

    private static string Rows(int[] minutes) =>
        Sheet.Of([.. minutes.Select(minute => $"{At(minute):yyyy-MM-ddTHH:mm:ssZ},100,110,90,105,{minute}.5")]);

    private static DateTimeOffset At(int minute) => new DateTimeOffset(2024, 1, 1, 0, 0, 0, default).AddMinutes(minute);

    private Task<CandleFileException> RefusalAsync(string content, CandleInterval? interval = CandleInterval.Hour) =>
        Assert.ThrowsAsync<CandleFileException>(() => _sheet.ReadAsync(content, interval));
}
