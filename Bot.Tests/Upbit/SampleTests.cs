using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Host.Trading;
using Bot.Host.Upbit;

namespace Bot.Tests.Upbit;

/// <summary>The samples of the exchange's answers in its description: each is read by the reader of its endpoint.
/// </summary>
public sealed partial class SampleTests
{
    private static readonly Lazy<string> Page = new(() => File.ReadAllText(SharedData.Path("spec/upbit.md")));

    [SharedTheory]
    [InlineData(1, "KRW-BTC KRW-XRP")]
    [InlineData(2, "KRW-BTC beware of TRADING_VOLUME_SOARING")]
    [InlineData(3, "3 candles from 02:56:00, the last closed at 109868000")]
    [InlineData(5, "2 candles from 00:00:00, the last closed at 109800000")]
    [InlineData(6, "1 candles from 00:00:00, the last closed at 109868000")]
    [InlineData(7, "no candles")]
    [InlineData(8, "109868000")]
    [InlineData(10, "Buy 0.00009101, Sell 0.1")]
    [InlineData(12, "2 asks from 109869000, 2 bids from 109868000")]
    [InlineData(13, "Unreadable")]
    [InlineData(14, "KRW-BTC 1000, KRW-XRP 1")]
    [InlineData(15, "BTC 0.01 0.002, KRW 1000000.25 0")]
    [InlineData(16, "0.0500 5000 1000000000 True")]
    [InlineData(17, "open: 0 for 0, fee 0, 0 fills")]
    [InlineData(18, "open: 0.0004 for 43600, fee 21.8, 1 fills")]
    [InlineData(19, "open: 0 for 0, fee 0, 0 fills")]
    [InlineData(20, "closed: 0.33333333 for 9999.9999, fee 4.99999995, 1 fills")]
    [InlineData(21, "closed: 0.5 for 10000, fee 5, 1 fills")]
    [InlineData(22, "open: 0 for 0, fee 0, 0 fills")]
    [InlineData(23, "closed: 20 for 68240, fee 34.12, 1 fills")]
    [InlineData(24, "closed: 0.00045509 for 49999.82812, fee 24.99991406, 1 fills")]
    [InlineData(25, "closed: 0 for 0, fee 0, 0 fills")]
    [InlineData(26, "open: 0.0004 for 0, fee 21.8, 0 fills")]
    [InlineData(28, "open: 0 for 0, fee 0, 0 fills")]
    [InlineData(29, "closed: 0.00045509 for 0, fee 24.99991406, 0 fills; closed: 0.0004 for 0, fee 21.8, 0 fills")]
    [InlineData(31, "asked 66666666, failed 33333333")]
    [InlineData(32, "asked 77777777, failed ")]
    [InlineData(33, "open: 0 for 0, fee 0, 0 fills")]
    public void Given_a_sample_of_an_answer_When_it_is_read_Then_it_says_what_it_shows(int number, string said)
    {
        var body = Regex.Match(
            Page.Value,
            $@"^\*\*{number}\*\* [^\n]*\n```json\n(?<body>.*?)\n```",
            RegexOptions.Multiline | RegexOptions.Singleline,
            TimeSpan.FromSeconds(10)
        );

        var answer = UpbitAnswers.Map(
            new UpbitReply.Ok(JsonElement.Parse(body.Groups["body"].Value)),
            ReaderOf(number)
        );

        Assert.Equal(said, answer is Answer<string>.Given(var text) ? text : $"{answer.Failure()!.Value.Kind}");
    }

    [SharedTheory]
    [InlineData(35, FailureKind.Keys)]
    [InlineData(36, FailureKind.Keys)]
    [InlineData(37, FailureKind.Keys)]
    [InlineData(38, FailureKind.Keys)]
    [InlineData(39, FailureKind.Network)]
    [InlineData(40, FailureKind.Keys)]
    [InlineData(41, FailureKind.Keys)]
    [InlineData(42, FailureKind.Keys)]
    [InlineData(43, FailureKind.Refused)]
    [InlineData(44, FailureKind.Refused)]
    [InlineData(45, FailureKind.Refused)]
    [InlineData(46, FailureKind.Refused)]
    [InlineData(47, FailureKind.Refused)]
    [InlineData(48, FailureKind.Refused)]
    [InlineData(49, FailureKind.Refused)]
    [InlineData(50, FailureKind.Refused)]
    [InlineData(51, FailureKind.Refused)]
    [InlineData(52, FailureKind.Refused)]
    [InlineData(53, FailureKind.Refused)]
    [InlineData(54, FailureKind.Refused)]
    [InlineData(55, FailureKind.Maintenance)]
    [InlineData(56, FailureKind.Refused)]
    [InlineData(57, FailureKind.Refused)]
    [InlineData(58, FailureKind.Refused)]
    [InlineData(59, FailureKind.RateLimit)]
    [InlineData(60, FailureKind.RateLimit)]
    public void Given_a_sample_of_an_error_When_it_is_read_Then_its_kind_and_name_are_known(
        int number,
        FailureKind kind
    )
    {
        var row = ErrorRows().Matches(Page.Value).Single(match => match.Groups["number"].Value == $"{number}");
        var body = row.Groups["body"].Value;

        foreach (var status in row.Groups["status"].Value.Split(" or "))
        {
            var read = UpbitErrors.Read(
                (HttpStatusCode)int.Parse(status, CultureInfo.InvariantCulture),
                Encoding.UTF8.GetBytes(body)
            );

            var error = Assert.IsType<UpbitReply.Error>(read);
            Assert.Equal((kind, body.StartsWith('{')), (error.Kind, error.IsNamed));
        }
    }

    private static Func<JsonElement, string> ReaderOf(int number) =>
        number switch
        {
            1 or 2 => body => string.Join(' ', UpbitTerms.Markets(body).Select(Market)),
            3 or 5 or 6 or 7 => body => Candles(UpbitJson.Candles(body)),
            8 => body => Text(UpbitJson.Ticker(body).Last.Value),
            10 => body =>
                string.Join(", ", UpbitTerms.Trades(body).Select(one => $"{one.Taker} {Text(one.Volume.Value)}")),
            12 or 13 => body => Book(UpbitJson.OrderBook(new MarketCode("KRW-BTC"), body)),
            14 => body =>
                string.Join(", ", UpbitTerms.PriceUnits(body).Select(one => $"{one.Key} {Text(one.Value.Value)}")),
            15 => body => Money(UpbitJson.Balances(body)),
            16 => body => Limits(UpbitTerms.Limits(body)),
            28 or 29 => body => string.Join("; ", UpbitJson.Orders(body).Select(Order)),
            31 or 32 => body => Cancelled(UpbitOrders.Cancelled(body)),
            _ => body => Order(UpbitJson.Order(body)),
        };

    private static string Market(ListedMarket listed) =>
        listed.Cautions.Count == 0
            ? $"{listed.Market}"
            : $"{listed.Market} beware of {string.Join(' ', listed.Cautions)}";

    private static string Candles(IReadOnlyList<Candle> candles) =>
        candles.Count == 0
            ? "no candles"
            : $"{candles.Count} candles from {candles[0].Start:HH:mm:ss}, the last closed at {Text(candles[^1].Close.Value)}";

    private static string Book(OrderBook book) =>
        $"{book.Asks.Count} asks from {Text(book.Asks[0].Price.Value)}, "
        + $"{book.Bids.Count} bids from {Text(book.Bids[0].Price.Value)}";

    private static string Money(Balances balances) =>
        string.Join(
            ", ",
            balances
                .ByCurrency.OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => $"{one.Key} {Text(one.Value.Free)} {Text(one.Value.Locked)}")
        );

    private static string Limits(ExchangeLimits limits) =>
        $"{Text(limits.BuyFee.Value)} {Text(limits.SellLeast.Value)} {Text(limits.Most!.Value.Value)} {limits.IsActive}";

    private static string Order(OrderReport order) =>
        $"{(order.IsClosed ? "closed" : "open")}: {Text(order.Executed.Value)} for {Text(order.Funds.Value)}, "
        + $"fee {Text(order.Fee.Value)}, {order.Fills.Count} fills";

    private static string Cancelled(CancelledOrders cancelled) =>
        $"asked {string.Join(' ', cancelled.Asked.Select(id => id[..8]))}, "
        + $"failed {string.Join(' ', cancelled.Failed.Select(id => id[..8]))}";

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^\| (?<number>\d+) \| [^|]*\| (?<status>[\d or]+) \|[^|`]*`(?<body>[^`]*)`",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex ErrorRows();
}
