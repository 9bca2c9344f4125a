using System.Text.Json;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;

namespace Bot.Host.Upbit;

/// <summary>Reads what the exchange says of markets, terms and keys. Bodies that lack what they must have throw a
/// <see cref="FormatException"/>.</summary>
public static class UpbitTerms
{
    public static ExchangeLimits Limits(JsonElement body)
    {
        var market = JsonFields.Object(body, "market");
        return new ExchangeLimits(
            new Percent(JsonFields.Number(body, "bid_fee") * 100m),
            new Percent(JsonFields.Number(body, "ask_fee") * 100m),
            new Krw(JsonFields.Number(JsonFields.Object(market, "bid"), "min_total")),
            new Krw(JsonFields.Number(JsonFields.Object(market, "ask"), "min_total")),
            JsonFields.OptionalNumber(market, "max_total") is { } most ? new Krw(most) : null,
            JsonFields.Text(market, "state") == "active"
        );
    }

    /// <summary>KRW markets; those of other currencies are left out.</summary>
    public static IReadOnlyList<ListedMarket> Markets(JsonElement body) =>
        [
            .. JsonFields
                .Rows(body)
                .Where(row => MarketCode.IsValid(JsonFields.Text(row, "market")))
                .Select(row => new ListedMarket(
                    new MarketCode(JsonFields.Text(row, "market")),
                    IsWarned(row),
                    [.. Cautions(row)]
                )),
        ];

    /// <summary>Price units by market; the exchange's own word, where tables grow old.</summary>
    public static IReadOnlyDictionary<MarketCode, Price> PriceUnits(JsonElement body) =>
        JsonFields
            .Rows(body)
            .Where(row => MarketCode.IsValid(JsonFields.Text(row, "market")))
            .ToDictionary(
                row => new MarketCode(JsonFields.Text(row, "market")),
                row => new Price(JsonFields.Number(row, "tick_size"))
            );

    /// <summary>Trades, newest first as they are told.</summary>
    public static IReadOnlyList<MarketTrade> Trades(JsonElement body) =>
        [
            .. JsonFields
                .Rows(body)
                .Select(row => new MarketTrade(
                    (long?)JsonFields.OptionalNumber(row, "sequential_id"),
                    JsonFields.Epoch(row, "timestamp"),
                    new Price(JsonFields.Number(row, "trade_price")),
                    new Volume(JsonFields.Number(row, "trade_volume")),
                    JsonFields.Text(row, "ask_bid") switch
                    {
                        "BID" => OrderSide.Buy,
                        "ASK" => OrderSide.Sell,
                        var other => throw new FormatException($"the exchange's answer has an unknown side '{other}'"),
                    }
                )),
        ];

    /// <summary>Prices of markets by code, those of other currencies left out.</summary>
    public static IReadOnlyDictionary<MarketCode, Price> Prices(JsonElement body) =>
        JsonFields
            .Rows(body)
            .Where(row => MarketCode.IsValid(JsonFields.Text(row, "market")))
            .ToDictionary(
                row => new MarketCode(JsonFields.Text(row, "market")),
                row => new Price(JsonFields.Number(row, "trade_price"))
            );

    /// <summary>KRW traded in 24 hours by market; nothing where it is not told.</summary>
    public static IReadOnlyDictionary<MarketCode, Krw> Turnovers(JsonElement body) =>
        JsonFields
            .Rows(body)
            .Where(row => MarketCode.IsValid(JsonFields.Text(row, "market")))
            .ToDictionary(
                row => new MarketCode(JsonFields.Text(row, "market")),
                row => new Krw(JsonFields.OptionalNumber(row, "acc_trade_price_24h") ?? 0m)
            );

    public static IReadOnlyList<ListedKey> Keys(JsonElement body) =>
        [
            .. JsonFields
                .Rows(body)
                .Select(row => new ListedKey(JsonFields.Text(row, "access_key"), JsonFields.Instant(row, "expire_at"))),
        ];

    // The field "market_warning" is the older form of the two.
    private static bool IsWarned(JsonElement row) =>
        (JsonFields.OptionalObject(row, "market_event") is { } told && JsonFields.OptionalFlag(told, "warning") == true)
        || JsonFields.OptionalText(row, "market_warning") is not (null or "NONE");

    private static IEnumerable<string> Cautions(JsonElement row) =>
        JsonFields.OptionalObject(row, "market_event") is { } told
        && JsonFields.OptionalObject(told, "caution") is { } cautions
            ? cautions.EnumerateObject().Where(one => one.Value.ValueKind == JsonValueKind.True).Select(one => one.Name)
            : [];
}
