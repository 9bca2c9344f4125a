using Bot.Host.Demo;

namespace Bot.Tests.Demo;

public sealed class DemoMarketTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2024, 1, 10, 5, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("chattrader-market-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Given_a_generated_market_When_the_demo_begins_Then_45_days_are_behind_it_and_a_year_lies_ahead()
    {
        var market = DemoMarket.Generated("KRW-ETH");

        Assert.Equal(45, (market.Begin - market.Replayed.Start).Days);
        Assert.Equal(364, (market.Replayed.End - market.Begin).Days);
    }

    [Fact]
    public void Given_a_file_When_the_demo_begins_Then_it_is_lived_through_from_its_first_candle() =>
        Assert.Equal(Start.AddMinutes(1), DemoMarket.FromFile("KRW-ETH", Hours("eth.csv", Start, 48)).Begin);

    [Fact]
    public void Given_no_file_of_bitcoin_When_a_market_is_made_Then_a_generated_one_covers_it_and_says_so()
    {
        var traded = DemoMarket.FromFile("KRW-ETH", Hours("eth.csv", Start, 48));

        Assert.Equal("KRW-BTC", traded.Btc!.Replayed.Code);
        Assert.Equal(new DateTimeOffset(2023, 11, 26, 0, 0, 0, TimeSpan.Zero), traded.Btc.Replayed.Start);
        Assert.True(traded.Btc.Replayed.End >= traded.Replayed.End.AddDays(1));
        Assert.Contains("generated", traded.Btc.Description, StringComparison.Ordinal);
        Assert.Contains("generated", traded.Btc.Replayed.EnglishName, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_bitcoin_itself_When_it_is_traded_Then_no_second_market_stands_beside_it()
    {
        Assert.Null(DemoMarket.Generated("KRW-BTC").Btc);
        Assert.Null(DemoMarket.FromFile("KRW-BTC", Hours("btc.csv", Start, 48)).Btc);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(1_440)]
    public void Given_a_file_of_bitcoin_When_it_has_hours_or_days_Then_it_takes_the_place_of_the_generated_one(
        int minutes
    )
    {
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var file = Rows("btc.csv", start, 30 * 1_440 / minutes, TimeSpan.FromMinutes(minutes));

        var btc = DemoMarket.FromFile("KRW-ETH", Hours("eth.csv", Start, 48)).WithBtc(file).Btc!;

        Assert.Equal(TimeSpan.FromMinutes(minutes), btc.Replayed.Interval);
        Assert.EndsWith("candles of btc.csv, 2024-01-01 to 2024-01-31", btc.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "begins after KRW-ETH")]
    [InlineData(0, "ends before KRW-ETH")]
    public void Given_a_file_of_bitcoin_When_it_covers_a_part_Then_that_is_said(int hoursLater, string said)
    {
        var file = Hours("btc.csv", Start.AddHours(hoursLater), 40);

        var btc = DemoMarket.FromFile("KRW-ETH", Hours("eth.csv", Start, 48)).WithBtc(file).Btc!;

        Assert.Contains(said, btc.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-48)]
    [InlineData(48)]
    public void Given_a_file_of_bitcoin_When_it_lies_wholly_beside_the_market_Then_it_is_refused_with_both_spans(
        int hours
    )
    {
        var market = DemoMarket.FromFile("KRW-ETH", Hours("eth.csv", Start, 48));
        var file = Hours("btc.csv", Start.AddHours(hours), 48);

        var refused = Assert.Throws<InvalidDataException>(() => market.WithBtc(file));

        Assert.Contains("2024-01-10 to 2024-01-12", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_file_of_bitcoin_When_bitcoin_is_traded_Then_it_is_refused()
    {
        var file = Hours("btc.csv", Start, 48);

        Assert.Throws<InvalidDataException>(() => DemoMarket.FromFile("KRW-BTC", file).WithBtc(file));
    }

    private string Hours(string name, DateTimeOffset start, int count) =>
        Rows(name, start, count, TimeSpan.FromHours(1));

    private string Rows(string name, DateTimeOffset start, int count, TimeSpan interval)
    {
        var path = Path.Combine(_folder, name);
        var rows = Enumerable
            .Range(0, count)
            .Select(index => $"{start + (interval * index):yyyy-MM-ddTHH:mm:ssZ},100000,100000,100000,100000,1");
        File.WriteAllLines(path, ["time_utc,open,high,low,close,volume", .. rows]);
        return path;
    }
}
