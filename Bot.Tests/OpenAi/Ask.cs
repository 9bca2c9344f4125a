using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Reasons;
using Bot.Domain.Strategies;
using Bot.Host.Trading;

namespace Bot.Tests.OpenAi;

/// <summary>Valid requests and answers, so that a test names only what it is about.</summary>
internal static class Ask
{
    public const string Usage = """{"prompt_tokens":1000,"completion_tokens":100,"total_tokens":1100}""";

    public static readonly DateTimeOffset At = new(2024, 5, 10, 5, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions Letters = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static readonly string[] Sections =
    [
        "overall",
        "trend",
        "momentum",
        "volatility_volume",
        "structure",
        "decision",
    ];

    public static readonly IReadOnlyList<TradeAction> HoldOrBuy = [TradeAction.Hold, TradeAction.Buy];

    public static readonly Candle Hour = new(
        At.AddHours(-1),
        new Price(100m),
        new Price(102m),
        new Price(99m),
        new Price(101m),
        3.5m
    );

    public static readonly MarketSnapshot Snapshot = new(
        At,
        Hour,
        new IndicatorRow { Rsi14 = 28.5, AtrPercent = 1.5 },
        new Price(101m),
        new Percent(-1.25m),
        Book([(101m, 2m), (102m, 1m)], [(100m, 4m), (99m, 1m)])
    );

    /// <summary>A request to hold or buy; the strategy wants to buy.</summary>
    public static AdviceRequest For(
        IReadOnlyList<TradeAction>? legal = null,
        DateTimeOffset? slot = null,
        MarketSnapshot? snapshot = null
    ) =>
        new(
            new AccountId(1),
            slot ?? At,
            snapshot ?? Snapshot,
            [Hour],
            new Signal(TradeAction.Buy, [new Rung("rsi-entry", true, "28.5", "<= 30")]),
            legal ?? HoldOrBuy,
            null
        );

    public static OrderBook Book((decimal Price, decimal Volume)[] asks, (decimal Price, decimal Volume)[] bids) =>
        new(new MarketCode("KRW-ETH"), Levels(asks), Levels(bids));

    /// <summary>What a model says when all is well.</summary>
    public static string Answer(string action = "1", string confidence = "\"high\"", string overall = "up") =>
        Answer(action, confidence, new JsonObject { ["overall"] = overall });

    /// <summary>The same with any sections of the rationale.</summary>
    public static string Answer(string action, string confidence, JsonObject sections)
    {
        foreach (var name in Sections.Where(name => !sections.ContainsKey(name)))
        {
            sections[name] = name[..1];
        }

        return $$"""{"action":{{action}},"confidence":{{confidence}},"rationale":{{sections.ToJsonString(Letters)}}}""";
    }

    /// <summary>The completion that an answer comes in, as the API sends it.</summary>
    public static byte[] Envelope(string content, string finish = "stop") =>
        Encoding.UTF8.GetBytes(Completion(JsonValue.Create(content).ToJsonString(), finish));

    /// <summary>The same with the content as JSON, and what else is to stand there.</summary>
    public static string Completion(string content, string finish = "stop", string more = "", string usage = Usage) =>
        $$"""{"id":"x","object":"chat.completion","created":1,"model":"m","choices":[{{Choice(content, finish, more)}}]"""
        + (usage.Length > 0 ? $",\"usage\":{usage}}}" : "}");

    public static string Choice(string content, string finish = "stop", string more = "") =>
        $$"""{"index":0,"message":{"role":"assistant","content":{{content}},"refusal":null{{more}}},"""
        + $"\"logprobs\":null,\"finish_reason\":\"{finish}\"}}";

    private static BookLevel[] Levels((decimal Price, decimal Volume)[] side) =>
        [.. side.Select(level => new BookLevel(new Price(level.Price), new Volume(level.Volume)))];
}
