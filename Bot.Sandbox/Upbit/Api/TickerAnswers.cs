using System.Text.Json;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>Answers ticker, ticker/all and market/all.</summary>
internal static class TickerAnswers
{
    private const string Day = "yyyyMMdd";
    private const string Time = "HHmmss";

    private static readonly string[] Cautions =
    [
        "PRICE_FLUCTUATIONS", "TRADING_VOLUME_SOARING", "DEPOSIT_AMOUNT_SOARING", "GLOBAL_PRICE_DIFFERENCES",
        "CONCENTRATION_OF_SMALL_ACCOUNTS",
    ];

    public static void WriteMarkets(Utf8JsonWriter writer, IEnumerable<ReplayedMarket> markets, bool withDetails)
    {
        writer.WriteStartArray();
        foreach (var market in markets)
        {
            writer.WriteStartObject();
            writer.WriteString("market", market.Code);
            writer.WriteString("korean_name", market.KoreanName);
            writer.WriteString("english_name", market.EnglishName);
            if (withDetails)
            {
                WriteDetails(writer);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    /// <summary>Writes a row for each market that has begun.</summary>
    public static void WriteTickers(Utf8JsonWriter writer, IEnumerable<ReplayedMarket> markets, long now)
    {
        writer.WriteStartArray();
        foreach (var market in markets)
        {
            if (DayView.At(market, now) is { } view)
            {
                writer.WriteStartObject();
                writer.WriteString("market", market.Code);
                WriteTimes(writer, view.LastTick);
                WritePrices(writer, view);
                WriteSums(writer, view, now);
                writer.WriteEndObject();
            }
        }

        writer.WriteEndArray();
    }

    private static void WriteDetails(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("market_event");
        writer.WriteBoolean("warning", false);
        writer.WriteStartObject("caution");
        foreach (var caution in Cautions)
        {
            writer.WriteBoolean(caution, false);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteTimes(Utf8JsonWriter writer, long at)
    {
        writer.WriteString("trade_date", WireText.Days(at, Day));
        writer.WriteString("trade_time", WireText.Days(at, Time));
        writer.WriteString("trade_date_kst", WireText.Days(at + Kst.Offset.Ticks, Day));
        writer.WriteString("trade_time_kst", WireText.Days(at + Kst.Offset.Ticks, Time));
        writer.WriteNumber("trade_timestamp", Kst.UnixMilliseconds(at));
    }

    private static void WritePrices(Utf8JsonWriter writer, DayView view)
    {
        var change = view.Price - view.PreviousClose;
        var rate = decimal.Round(change / view.PreviousClose, 10);
        writer.WriteNumber("opening_price", view.Today.Open);
        writer.WriteNumber("high_price", view.Today.High);
        writer.WriteNumber("low_price", view.Today.Low);
        writer.WriteNumber("trade_price", view.Price);
        writer.WriteNumber("prev_closing_price", view.PreviousClose);
        writer.WriteString("change", Math.Sign(change) switch { 0 => "EVEN", > 0 => "RISE", _ => "FALL" });
        writer.WriteNumber("change_price", Math.Abs(change));
        writer.WriteNumber("change_rate", Math.Abs(rate));
        writer.WriteNumber("signed_change_price", change);
        writer.WriteNumber("signed_change_rate", rate);
    }

    private static void WriteSums(Utf8JsonWriter writer, DayView view, long now)
    {
        writer.WriteNumber("trade_volume", view.LastVolume);
        writer.WriteNumber("acc_trade_price", view.Today.Value);
        writer.WriteNumber("acc_trade_price_24h", view.Value24);
        writer.WriteNumber("acc_trade_volume", view.Today.Volume);
        writer.WriteNumber("acc_trade_volume_24h", view.Volume24);
        writer.WriteNumber("highest_52_week_price", view.Highest.High);
        writer.WriteString("highest_52_week_date", WireText.Days(view.Highest.Start, "yyyy-MM-dd"));
        writer.WriteNumber("lowest_52_week_price", view.Lowest.Low);
        writer.WriteString("lowest_52_week_date", WireText.Days(view.Lowest.Start, "yyyy-MM-dd"));
        writer.WriteNumber("timestamp", Kst.UnixMilliseconds(now));
    }
}
