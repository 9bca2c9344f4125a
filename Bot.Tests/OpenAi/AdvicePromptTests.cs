using System.Text.Json.Nodes;
using Bot.Host.OpenAi;

namespace Bot.Tests.OpenAi;

public sealed class AdvicePromptTests
{
    [Fact]
    public void Given_a_request_when_it_is_put_into_a_message_then_each_number_has_its_name()
    {
        var message = Message();

        Assert.Equal("""["hold","buy"]""", message["legal_actions"]!.ToJsonString());
        Assert.Equal("buy", message["signal"]!.ToString());
        Assert.Equal(101m, message["last_price"]!.GetValue<decimal>());
        Assert.Equal(28.5, message["indicators"]!["rsi14"]!.GetValue<double>());
        Assert.Equal(3.5m, message["hourly_candles"]![0]!["volume"]!.GetValue<decimal>());
    }

    [Fact]
    public void Given_what_is_absent_when_the_message_is_written_then_it_is_left_out_and_never_null_or_zero()
    {
        var message = Message();

        Assert.Equal(["rsi14", "atr_percent"], message["indicators"]!.AsObject().Select(pair => pair.Key));
        Assert.DoesNotContain("open_profit_percent", message.Select(pair => pair.Key));
        Assert.DoesNotContain("null", message.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Given_a_book_when_it_is_told_then_spread_imbalance_and_depth_are_there()
    {
        var book = Message()["order_book"]!;

        // Bids 4 × 100 + 99 = 499, asks 2 × 101 + 102 = 304.
        Assert.Equal(1m, book["spread_percent"]!.GetValue<decimal>());
        Assert.Equal(499m, book["bid_depth_krw"]!.GetValue<decimal>());
        Assert.Equal(304m, book["ask_depth_krw"]!.GetValue<decimal>());
        Assert.Equal(0.2428m, book["imbalance"]!.GetValue<decimal>());
    }

    [Fact]
    public void Given_more_than_five_levels_when_depth_is_told_then_the_nearest_five_count()
    {
        (decimal, decimal)[] asks = [.. Enumerable.Range(0, 9).Select(step => (101m + step, 1m))];
        (decimal, decimal)[] bids = [.. Enumerable.Range(0, 9).Select(step => (100m - step, 1m))];

        var figures = BookFigures.Of(Ask.Book(asks, bids))!;

        Assert.Equal((515m, 490m), (figures.AskDepthKrw, figures.BidDepthKrw));
    }

    [Fact]
    public void Given_a_book_that_is_empty_on_a_side_when_it_is_told_then_there_are_no_figures() =>
        Assert.Null(BookFigures.Of(Ask.Book([], [(100m, 1m)])));

    [Theory]
    [InlineData(4, 0, 1)]
    [InlineData(0, 4, -1)]
    [InlineData(4, 4, 0)]
    public void Given_volumes_when_the_imbalance_is_told_then_it_lies_between_all_asks_and_all_bids(
        int bid,
        int ask,
        int imbalance
    ) => Assert.Equal(imbalance, BookFigures.Of(Ask.Book([(100m, ask)], [(100m, bid)]))!.Imbalance);

    private static JsonObject Message() => JsonNode.Parse(AdvicePrompt.Message(Ask.For()))!.AsObject();
}
