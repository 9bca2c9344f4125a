using System.Text.Json;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>
/// Reads the exchange's JSON into our words. Numbers may be numbers or texts, fields may be absent, new ones may
/// appear. A body that lacks what it must have throws a <see cref="FormatException"/> that names the field: absent
/// money is never zero.
/// </summary>
public static class UpbitJson
{
    public static Balances Balances(JsonElement body) =>
        new(
            JsonFields
                .Rows(body)
                .ToDictionary(
                    row => JsonFields.Text(row, "currency"),
                    row => new Balance(JsonFields.Number(row, "balance"), JsonFields.Number(row, "locked")),
                    StringComparer.Ordinal
                )
        );

    public static Ticker Ticker(JsonElement body)
    {
        var row = First(body);
        return new Ticker(
            new Price(JsonFields.Number(row, "trade_price")),
            new Percent(JsonFields.OptionalNumber(row, "signed_change_rate") * 100m ?? 0m),
            JsonFields.Epoch(row, "timestamp")
        );
    }

    public static OrderBook OrderBook(MarketCode market, JsonElement body)
    {
        var units = JsonFields.OptionalRows(First(body), "orderbook_units").ToList();
        return units.Count == 0
            ? throw new FormatException("the exchange's answer has no list 'orderbook_units'")
            : new OrderBook(
                market,
                [.. units.Select(unit => Level(unit, "ask")).OfType<BookLevel>()],
                [.. units.Select(unit => Level(unit, "bid")).OfType<BookLevel>()]
            );
    }

    /// <summary>Candles, turned to oldest first.</summary>
    public static IReadOnlyList<Candle> Candles(JsonElement body) =>
        [.. JsonFields.Rows(body).Select(Candle).Reverse()];

    public static OrderReport Order(JsonElement body)
    {
        var price = JsonFields.OptionalNumber(body, "price");
        var isLimit = JsonFields.OptionalText(body, "ord_type") is null or "limit";
        return new OrderReport(
            JsonFields.Text(body, "uuid"),
            JsonFields.OptionalText(body, "identifier"),
            Side(body),
            JsonFields.Text(body, "state") is "done" or "cancel",
            new Krw(JsonFields.Number(body, "paid_fee")),
            new Volume(JsonFields.Number(body, "executed_volume")),
            [.. JsonFields.OptionalRows(body, "trades").Select(Fill).OrderBy(fill => fill.At)]
        )
        {
            Market =
                JsonFields.OptionalText(body, "market") is { } market && MarketCode.IsValid(market)
                    ? new MarketCode(market)
                    : null,
            CreatedAt = JsonFields.OptionalInstant(body, "created_at"),
            Limit = isLimit && price is { } limit ? new Price(limit) : null,
            Volume = JsonFields.OptionalNumber(body, "volume") is { } volume ? new Volume(volume) : null,
            Spend = !isLimit && price is { } spend ? new Krw(spend) : null,
        };
    }

    public static IReadOnlyList<OrderReport> Orders(JsonElement body) => [.. JsonFields.Rows(body).Select(Order)];

    private static JsonElement First(JsonElement body)
    {
        var rows = JsonFields.Rows(body).Take(1).ToList();
        return rows.Count > 0 ? rows[0] : throw new FormatException("the exchange's answer is an empty list");
    }

    private static OrderSide Side(JsonElement body) =>
        JsonFields.Text(body, "side") switch
        {
            "bid" => OrderSide.Buy,
            "ask" => OrderSide.Sell,
            var other => throw new FormatException($"the exchange's answer has an unknown side '{other}'"),
        };

    private static Candle Candle(JsonElement row) =>
        new(
            JsonFields.UtcInstant(row, "candle_date_time_utc"),
            new Price(JsonFields.Number(row, "opening_price")),
            new Price(JsonFields.Number(row, "high_price")),
            new Price(JsonFields.Number(row, "low_price")),
            new Price(JsonFields.Number(row, "trade_price")),
            JsonFields.Number(row, "candle_acc_trade_volume")
        );

    private static Fill Fill(JsonElement row) =>
        new(
            JsonFields.Text(row, "uuid"),
            new Price(JsonFields.Number(row, "price")),
            new Volume(JsonFields.Number(row, "volume")),
            new Krw(JsonFields.Number(row, "funds")),
            JsonFields.Instant(row, "created_at")
        );

    private static BookLevel? Level(JsonElement unit, string side)
    {
        var price = JsonFields.Number(unit, $"{side}_price");
        var size = JsonFields.Number(unit, $"{side}_size");
        return price > 0m && size > 0m ? new BookLevel(new Price(price), new Volume(size)) : null;
    }
}
