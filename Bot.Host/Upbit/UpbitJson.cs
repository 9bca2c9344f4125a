using System.Globalization;
using System.Text.Json;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>
/// Reads the exchange's JSON into our words. Numbers may be numbers or texts, fields may be absent, new ones may
/// appear.
/// A body that lacks what it must have throws a <see cref="FormatException"/> that names the field.
/// </summary>
public static class UpbitJson
{
    public static Balances Balances(JsonElement body) =>
        new(
            body.EnumerateArray()
                .ToDictionary(
                    row => Text(row, "currency"),
                    row => new Balance(Number(row, "balance"), Number(row, "locked")),
                    StringComparer.Ordinal
                )
        );

    public static Ticker Ticker(JsonElement body)
    {
        var row = body.EnumerateArray().First();
        return new Ticker(
            new Price(Number(row, "trade_price")),
            new Percent(OptionalNumber(row, "signed_change_rate") * 100m ?? 0m),
            DateTimeOffset.FromUnixTimeMilliseconds((long)Number(row, "timestamp"))
        );
    }

    public static OrderBook OrderBook(MarketCode market, JsonElement body)
    {
        var units = body.EnumerateArray().First().GetProperty("orderbook_units").EnumerateArray().ToList();
        return new OrderBook(
            market,
            [.. units.Select(unit => Level(unit, "ask")).OfType<BookLevel>()],
            [.. units.Select(unit => Level(unit, "bid")).OfType<BookLevel>()]
        );
    }

    /// <summary>Candles, turned to oldest first.</summary>
    public static IReadOnlyList<Candle> Candles(JsonElement body) =>
        [.. body.EnumerateArray().Select(Candle).Reverse()];

    public static OrderReport Order(JsonElement body)
    {
        var fills =
            body.TryGetProperty("trades", out var trades) && trades.ValueKind == JsonValueKind.Array
                ? trades.EnumerateArray().Select(Fill).OrderBy(fill => fill.At).ToList()
                : [];
        return new OrderReport(
            Text(body, "uuid"),
            body.TryGetProperty("identifier", out var identifier) ? identifier.GetString() : null,
            Text(body, "side") == "bid" ? OrderSide.Buy : OrderSide.Sell,
            Text(body, "state") is "done" or "cancel",
            new Krw(OptionalNumber(body, "paid_fee") ?? 0m),
            new Volume(OptionalNumber(body, "executed_volume") ?? 0m),
            fills
        );
    }

    public static IReadOnlyList<OrderReport> Orders(JsonElement body) => [.. body.EnumerateArray().Select(Order)];

    private static Candle Candle(JsonElement row) =>
        new(
            DateTimeOffset.Parse(
                Text(row, "candle_date_time_utc"),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal
            ),
            new Price(Number(row, "opening_price")),
            new Price(Number(row, "high_price")),
            new Price(Number(row, "low_price")),
            new Price(Number(row, "trade_price")),
            Number(row, "candle_acc_trade_volume")
        );

    private static Fill Fill(JsonElement row) =>
        new(
            Text(row, "uuid"),
            new Price(Number(row, "price")),
            new Volume(Number(row, "volume")),
            new Krw(Number(row, "funds")),
            DateTimeOffset.Parse(Text(row, "created_at"), CultureInfo.InvariantCulture).ToUniversalTime()
        );

    private static BookLevel? Level(JsonElement unit, string side)
    {
        var (price, size) = (OptionalNumber(unit, $"{side}_price"), OptionalNumber(unit, $"{side}_size"));
        return price > 0m && size > 0m ? new BookLevel(new Price(price.Value), new Volume(size.Value)) : null;
    }

    private static string Text(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : throw new FormatException($"the exchange's answer has no text '{name}'");

    private static decimal Number(JsonElement row, string name) =>
        OptionalNumber(row, name) ?? throw new FormatException($"the exchange's answer has no number '{name}'");

    private static decimal? OptionalNumber(JsonElement row, string name)
    {
        if (!row.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.String => value.GetString(),
            _ => null,
        };
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
