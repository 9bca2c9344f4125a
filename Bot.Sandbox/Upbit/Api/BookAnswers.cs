using System.Globalization;
using System.Text.Json;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>Answers the order book, its instruments, and recent trades.</summary>
internal static class BookAnswers
{
    private const int MostTrades = 500;
    private const int OldestDay = 7;

    public static void WriteBooks(Utf8JsonWriter writer, QuotationParameters given, long now)
    {
        var markets = given.Markets();
        var count = given.Count(OrderLadder.Depth, OrderLadder.Depth);
        var step = StepOf(given["level"]);
        writer.WriteStartArray();
        foreach (var market in markets)
        {
            if (BookOf(market, step, now) is { } book)
            {
                WriteBook(writer, market.Code, book, count, step, now);
            }
        }

        writer.WriteEndArray();
    }

    public static void WriteInstruments(Utf8JsonWriter writer, QuotationParameters given, long now)
    {
        writer.WriteStartArray();
        foreach (var market in given.Markets())
        {
            if (market.Series.PriceAt(now) is not { } price)
            {
                continue;
            }

            writer.WriteStartObject();
            writer.WriteString("market", market.Code);
            writer.WriteString("quote_currency", "KRW");
            writer.Amount("tick_size", PriceUnits.Of(market.Code, price, now, given.HalfWonForDollars));
            writer.WriteStartArray("supported_levels");
            foreach (var step in OrderLadder.Steps(price, now))
            {
                writer.WriteStringValue(WireText.Of(step));
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <exception cref="UpbitRefusal">A parameter is wrong.</exception>
    public static void WriteTrades(Utf8JsonWriter writer, QuotationParameters given, long now)
    {
        var market = given.Market();
        var count = given.Count(MostTrades);
        var midnight = CandleUnit.Day.Floor(now) - (DaysAgo(given["days_ago"]) * TimeSpan.TicksPerDay);
        var until = midnight + (TimeOfDay(given["to"]) ?? TimeSpan.TicksPerDay);
        if (given["cursor"] is { Length: > 0 } text)
        {
            var cursor = long.TryParse(text, out var id) ? id : throw UpbitRefusal.WrongType;
            until = Math.Min(until, DateTime.UnixEpoch.Ticks + (cursor / 10_000 * TimeSpan.TicksPerMillisecond));
        }

        writer.WriteStartArray();
        foreach (var trade in TradeTape.Before(market.Series, new(midnight, until), count, now))
        {
            WriteTrade(writer, market, trade);
        }

        writer.WriteEndArray();
    }

    private static decimal StepOf(string? level)
    {
        if (level is not { Length: > 0 })
        {
            return 0;
        }

        return decimal.TryParse(level, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var step)
            ? step
            : throw UpbitRefusal.WrongType;
    }

    private static OrderLadder? BookOf(ReplayedMarket market, decimal step, long now)
    {
        if (step == 0)
        {
            return OrderLadder.At(market, now);
        }

        return market.Series.PriceAt(now) is { } price && OrderLadder.Steps(price, now).Contains(step)
            ? OrderLadder.Grouped(market, now, step)
            : null;
    }

    private static void WriteBook(
        Utf8JsonWriter writer, string market, OrderLadder book, int count, decimal step, long now)
    {
        writer.WriteStartObject();
        writer.WriteString("market", market);
        writer.WriteNumber("timestamp", Kst.UnixMilliseconds(now));
        writer.WriteNumber("total_ask_size", book.Asks.Sum(level => level.Size));
        writer.WriteNumber("total_bid_size", book.Bids.Sum(level => level.Size));
        writer.WriteStartArray("orderbook_units");
        for (var level = 0; level < Math.Min(count, Math.Min(book.Asks.Count, book.Bids.Count)); level++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("ask_price", book.Asks[level].Price);
            writer.WriteNumber("bid_price", book.Bids[level].Price);
            writer.WriteNumber("ask_size", book.Asks[level].Size);
            writer.WriteNumber("bid_size", book.Bids[level].Size);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("level", step);
        writer.WriteEndObject();
    }

    private static void WriteTrade(Utf8JsonWriter writer, ReplayedMarket market, in TapeTrade trade)
    {
        var previous = market.Series.CloseBefore(CandleUnit.Day.Floor(trade.At));
        writer.WriteStartObject();
        writer.WriteString("market", market.Code);
        writer.WriteString("trade_date_utc", WireText.Days(trade.At, "yyyy-MM-dd"));
        writer.WriteString("trade_time_utc", WireText.Days(trade.At, "HH:mm:ss"));
        writer.WriteNumber("timestamp", Kst.UnixMilliseconds(trade.At));
        writer.WriteNumber("trade_price", trade.Price);
        writer.WriteNumber("trade_volume", trade.Volume);
        writer.WriteNumber("prev_closing_price", previous);
        writer.WriteNumber("change_price", trade.Price - previous);
        writer.WriteString("ask_bid", trade.IsBid ? "BID" : "ASK");
        writer.WriteNumber("sequential_id", trade.SequentialId);
        writer.WriteEndObject();
    }

    private static int DaysAgo(string? text)
    {
        if (text is not { Length: > 0 })
        {
            return 0;
        }

        var days = int.TryParse(text, out var number) ? number : throw UpbitRefusal.WrongType;
        return days is >= 1 and <= OldestDay ? days : throw UpbitRefusal.OutOfRange;
    }

    private static long? TimeOfDay(string? text)
    {
        if (text is not { Length: > 0 })
        {
            return null;
        }

        string[] formats = ["hhmmss", @"hh\:mm\:ss"];
        return TimeSpan.TryParseExact(text, formats, CultureInfo.InvariantCulture, out var time)
            ? time.Ticks
            : throw UpbitRefusal.OutOfRange;
    }
}
