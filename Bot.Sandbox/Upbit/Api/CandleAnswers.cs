using System.Text.Json;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>Answers the candle endpoints.</summary>
internal static class CandleAnswers
{
    private const int MostRows = 200;
    private const int SecondsMonths = 3;
    private static readonly int[] MinuteUnits = [1, 3, 5, 10, 15, 30, 60, 240];
    private static readonly JsonEncodedText MarketName = JsonEncodedText.Encode("market");
    private static readonly JsonEncodedText Utc = JsonEncodedText.Encode("candle_date_time_utc");
    private static readonly JsonEncodedText Korean = JsonEncodedText.Encode("candle_date_time_kst");
    private static readonly JsonEncodedText Open = JsonEncodedText.Encode("opening_price");
    private static readonly JsonEncodedText High = JsonEncodedText.Encode("high_price");
    private static readonly JsonEncodedText Low = JsonEncodedText.Encode("low_price");
    private static readonly JsonEncodedText Close = JsonEncodedText.Encode("trade_price");
    private static readonly JsonEncodedText Stamp = JsonEncodedText.Encode("timestamp");
    private static readonly JsonEncodedText Value = JsonEncodedText.Encode("candle_acc_trade_price");
    private static readonly JsonEncodedText Volume = JsonEncodedText.Encode("candle_acc_trade_volume");

    /// <summary>Writes the candles of a path below <c>/v1/candles/</c>.</summary>
    /// <param name="now">The market's time, in ticks.</param>
    /// <exception cref="UpbitRefusal">There are no such candles, or a parameter is wrong.</exception>
    public static void Write(Utf8JsonWriter writer, string path, QuotationParameters given, long now)
    {
        var unit = UnitOf(path);
        var market = given.Market();
        var count = given.Count(MostRows);
        var to = given.To();
        var withPrevious = unit == CandleUnit.Day;
        var rows = market.Series.Before(unit, to, withPrevious ? count + 1 : count, now);
        if (unit == CandleUnit.Second)
        {
            var oldest = new DateTime(now, DateTimeKind.Utc).AddMonths(-SecondsMonths).Ticks;
            rows.RemoveAll(row => row.Start < oldest);
        }

        writer.WriteStartArray();
        for (var index = 0; index < Math.Min(count, rows.Count); index++)
        {
            writer.WriteStartObject();
            WriteRow(writer, market.Code, rows[index]);
            if (withPrevious)
            {
                var previous = index + 1 < rows.Count ? rows[index + 1].Close : rows[index].Open;
                WriteDay(writer, rows[index], previous, given["converting_price_unit"]);
            }
            else
            {
                WriteUnit(writer, unit, rows[index].Start);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static CandleUnit UnitOf(string path) => path switch
    {
        "seconds" => CandleUnit.Second,
        "days" => CandleUnit.Day,
        "weeks" => CandleUnit.Week,
        "months" => CandleUnit.Month,
        "years" => CandleUnit.Year,
        _ => MinutesOf(path),
    };

    private static CandleUnit MinutesOf(string path)
    {
        const string minutes = "minutes/";
        if (!path.StartsWith(minutes, StringComparison.Ordinal))
        {
            throw UpbitRefusal.NotFound;
        }

        if (!int.TryParse(path.AsSpan(minutes.Length), out var unit))
        {
            throw UpbitRefusal.WrongType;
        }

        return MinuteUnits.Contains(unit) ? CandleUnit.Minutes(unit) : throw UpbitRefusal.OutOfRange;
    }

    private static void WriteRow(Utf8JsonWriter writer, string market, in CandleRow row)
    {
        writer.WriteString(MarketName, market);
        writer.Instant(Utc, row.Start);
        writer.Instant(Korean, row.Start + Kst.Offset.Ticks);
        writer.WriteNumber(Open, row.Open);
        writer.WriteNumber(High, row.High);
        writer.WriteNumber(Low, row.Low);
        writer.WriteNumber(Close, row.Close);
        writer.WriteNumber(Stamp, Kst.UnixMilliseconds(row.LastTick));
        writer.WriteNumber(Value, row.Value);
        writer.WriteNumber(Volume, row.Volume);
    }

    private static void WriteDay(Utf8JsonWriter writer, in CandleRow row, decimal previous, string? converting)
    {
        writer.WriteNumber("prev_closing_price", previous);
        writer.WriteNumber("change_price", row.Close - previous);
        writer.WriteNumber("change_rate", decimal.Round((row.Close - previous) / previous, 10));
        if (converting is not null)
        {
            writer.WriteNull("converted_trade_price");
        }
    }

    private static void WriteUnit(Utf8JsonWriter writer, CandleUnit unit, long start)
    {
        if (unit == CandleUnit.Week || unit.Length == 0)
        {
            writer.WriteString("first_day_of_period", WireText.Days(start, "yyyy-MM-dd"));
        }
        else if (unit != CandleUnit.Second)
        {
            writer.WriteNumber("unit", unit.Length / TimeSpan.TicksPerMinute);
        }
    }
}
