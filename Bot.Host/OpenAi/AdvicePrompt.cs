using System.Buffers;
using System.Text;
using System.Text.Json;
using Bot.Domain.Market;
using Bot.Domain.Strategies;
using Bot.Host.Trading;

namespace Bot.Host.OpenAi;

/// <summary>
/// What the advisor is told: a fixed instruction, and a message that holds numbers and nothing from outside but them.
/// </summary>
public static class AdvicePrompt
{
    private const string Task =
        "You advise a trading bot on a KRW spot market. You are given one JSON object of measured numbers. "
        + "Choose exactly one of legal_actions by its index, say how confident you are, and give short reasons in six "
        + "sections. Do not name sizes or prices to trade at. Where the numbers do not speak clearly, choose hold.";

    /// <summary>
    /// The instruction. It asks for a choice and reasons; sizes and prices are not the advisor's business.
    /// </summary>
    /// <param name="language">What the reasons are written in, as stored with a person; English where null.</param>
    public static string Instruction(string? language) =>
        language == "ko" ? $"{Task} Write the reasons in Korean, one short sentence a section." : Task;

    /// <summary>The message: one JSON object.</summary>
    public static string Message(AdviceRequest request)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            Write(json, request);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>How an action is named to the advisor.</summary>
    public static string Name(TradeAction action) =>
        action switch
        {
            TradeAction.Hold => "hold",
            TradeAction.Buy => "buy",
            TradeAction.Sell => "sell",
        };

    private static void Write(Utf8JsonWriter json, AdviceRequest request)
    {
        json.WriteString("at", request.Snapshot.At);
        json.WriteStartArray("legal_actions");
        foreach (var action in request.Legal)
        {
            json.WriteStringValue(Name(action));
        }

        json.WriteEndArray();
        json.WriteString("signal", Name(request.Signal.Action));
        json.WriteNumber("last_price", request.Snapshot.Last.Value);
        json.WriteNumber("change_24h_percent", request.Snapshot.ChangeDay.Value);
        Book(json, request.Snapshot.Book);
        if (request.OpenProfitPercent is { } profit)
        {
            json.WriteNumber("open_profit_percent", profit);
        }

        json.WritePropertyName("indicators");
        JsonSerializer.Serialize(json, request.Snapshot.Row, AdviceSchema.Snake);
        FactsPrompt.Write(json, request.Facts, request.Snapshot.Warnings);
        Candles(json, "hourly_candles", request.Recent);
        if (request.Facts.Days.Count > 0)
        {
            Candles(json, "daily_candles", request.Facts.Days);
        }
    }

    private static void Book(Utf8JsonWriter json, OrderBook book)
    {
        if (BookFigures.Of(book) is not { } figures)
        {
            return;
        }

        json.WriteNumber("best_bid", book.Bids[0].Price.Value);
        json.WriteNumber("best_ask", book.Asks[0].Price.Value);
        json.WritePropertyName("order_book");
        JsonSerializer.Serialize(json, figures, AdviceSchema.Snake);
    }

    private static void Candles(Utf8JsonWriter json, string name, IReadOnlyList<Candle> candles)
    {
        json.WriteStartArray(name);
        foreach (var candle in candles)
        {
            json.WriteStartObject();
            json.WriteString("start", candle.Start);
            json.WriteNumber("open", candle.Open.Value);
            json.WriteNumber("high", candle.High.Value);
            json.WriteNumber("low", candle.Low.Value);
            json.WriteNumber("close", candle.Close.Value);
            json.WriteNumber("volume", candle.Volume);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
