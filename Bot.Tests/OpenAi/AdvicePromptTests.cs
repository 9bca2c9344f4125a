using System.Text.Json.Nodes;
using Bot.Domain.Decisions;
using Bot.Domain.Money;
using Bot.Domain.Reasons;
using Bot.Domain.Warnings;
using Bot.Host.OpenAi;
using Bot.Host.Trading;

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

    [Fact]
    public void Given_warnings_days_and_a_quick_backtest_when_they_are_told_then_each_number_has_its_name()
    {
        var message = Message(
            new AdviceFacts
            {
                Days = [Ask.Hour],
                Quick =
                [
                    new Rung("quick-trades", true, "7", ">= 3"),
                    new Rung("quick-profit-factor", true, "∞", ">= 1.1"),
                    new Rung("quick-sharpe", false, Rung.Absent, ">= 0"),
                ],
            },
            new MarketWarnings(
                new FlashCrashReading(true, new Percent(-5.25m), null, Ask.At),
                new DivergenceReading(DivergenceKind.Bearish, DivergenceConfidence.High, null, null),
                new BtcRiskReading(BtcRiskLevel.Medium, 0.91234567, 0.8, null, -1.5)
            )
        );

        Assert.Equal("""{"trades":7,"passed":false}""", message["quick_backtest"]!.ToJsonString());
        Assert.Equal("""{"on":true,"drop_percent":-5.25}""", message["flash_crash"]!.ToJsonString());
        Assert.Equal("""{"kind":"bearish","confidence":"high"}""", message["rsi_divergence"]!.ToJsonString());
        Assert.Equal(
            """{"risk":"medium","beta":0.9123,"correlation":0.8,"last_day_percent":-1.5}""",
            message["btc"]!.ToJsonString()
        );
        Assert.Equal(101m, message["daily_candles"]![0]!["close"]!.GetValue<decimal>());
    }

    [Theory]
    [InlineData("daily_candles")]
    [InlineData("quick_backtest")]
    [InlineData("flash_crash")]
    [InlineData("rsi_divergence")]
    [InlineData("btc")]
    [InlineData("position")]
    public void Given_a_fact_that_is_not_known_when_the_message_is_written_then_it_is_not_told(string name) =>
        Assert.DoesNotContain(name, Message().Select(pair => pair.Key));

    [Theory]
    [InlineData("ko", true)]
    [InlineData("en", false)]
    [InlineData(null, false)]
    public void Given_a_language_when_the_instruction_is_written_then_korean_reasons_are_asked_for_in_it(
        string? language,
        bool isKorean
    ) =>
        Assert.Equal(
            isKorean,
            AdvicePrompt.Instruction(language).Contains("reasons in Korean", StringComparison.Ordinal)
        );

    private static JsonObject Message(AdviceFacts? facts = null, MarketWarnings? warnings = null)
    {
        var snapshot = Ask.Snapshot with { Warnings = warnings ?? MarketWarnings.Absent };
        var request = Ask.For(snapshot: snapshot) with { Facts = facts ?? AdviceFacts.None };
        return JsonNode.Parse(AdvicePrompt.Message(request))!.AsObject();
    }
}
