using System.Text.Json;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Host.Trading;

namespace Bot.Host.Upbit.Stream;

/// <summary>Reads messages of the stream, in the long form of their fields. Fields that a hint does not need are not
/// looked at, so that their absence or a null does no harm.</summary>
internal static class StreamJson
{
    /// <summary>What a message says; null where it cannot be read.</summary>
    public static StreamWord? Read(ReadOnlyMemory<byte> message)
    {
        try
        {
            using var document = JsonDocument.Parse(message);
            return Word(document.RootElement);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static StreamWord Word(JsonElement root)
    {
        if (JsonFields.OptionalObject(root, "error") is { } error)
        {
            return new StreamWord.Refusal(
                JsonFields.OptionalText(error, "name") ?? "",
                JsonFields.OptionalText(error, "message") ?? ""
            );
        }

        return JsonFields.OptionalText(root, "type") switch
        {
            "myOrder" => new StreamWord.Hint(Order(root)),
            "myAsset" => new StreamWord.Hint(new StreamHint.Balances()),
            "ticker" or "trade" => Last(root, JsonFields.OptionalNumber(root, "trade_price")),
            "orderbook" => Last(
                root,
                JsonFields
                    .OptionalRows(root, "orderbook_units")
                    .Select(unit => JsonFields.OptionalNumber(unit, "bid_price"))
                    .FirstOrDefault()
            ),
            _ => new StreamWord.Nothing(),
        };
    }

    private static StreamHint.Order Order(JsonElement root) =>
        new(
            JsonFields.OptionalText(root, "identifier"),
            JsonFields.Text(root, "uuid"),
            JsonFields.OptionalText(root, "state") is "done" or "cancel" or "prevented"
        );

    private static StreamWord Last(JsonElement root, decimal? price) =>
        price is > 0m && JsonFields.OptionalText(root, "code") is { } code && MarketCode.IsValid(code)
            ? new StreamWord.Hint(new StreamHint.Moved(new MarketCode(code), new Price(price.Value)))
            : new StreamWord.Nothing();
}
