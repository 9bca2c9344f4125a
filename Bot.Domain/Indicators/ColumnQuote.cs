using Bot.Domain.Market;
using Skender.Stock.Indicators;

namespace Bot.Domain.Indicators;

/// <summary>A candle of a column as the indicators ask for it; nothing is made before it is asked for.</summary>
internal readonly struct ColumnQuote(CandleColumns columns, int index) : IQuote
{
    private const double WholeBelow = 1e15;

    public DateTime Date => new(columns.Starts[index], DateTimeKind.Utc);

    public decimal Open => Decimal(columns.Opens[index]);

    public decimal High => Decimal(columns.Highs[index]);

    public decimal Low => Decimal(columns.Lows[index]);

    public decimal Close => Decimal(columns.Closes[index]);

    public decimal Volume => Decimal(columns.Volumes[index]);

    public static ColumnQuote[] All(CandleColumns columns)
    {
        var quotes = new ColumnQuote[columns.Count];
        for (var index = 0; index < quotes.Length; index++)
        {
            quotes[index] = new ColumnQuote(columns, index);
        }

        return quotes;
    }

    // Most numbers are whole, or have few places behind the point, and those are many times faster to turn: a double
    // that is the nearest to a short decimal stands for it.
    internal static decimal Decimal(double value)
    {
        var whole = Math.Floor(value);
        if (whole >= value && whole < WholeBelow)
        {
            return (long)whole;
        }

        return Short(value, 1e2, 2) ?? Short(value, 1e8, 8) ?? CandleColumns.Exact(value);
    }

    private static decimal? Short(double value, double scale, byte places)
    {
        var number = Math.Round(value * scale);
        if (number is not (> 0 and < WholeBelow) || value.CompareTo(number / scale) != 0)
        {
            return null;
        }

        var bits = (long)number;
        return unchecked(new decimal((int)bits, (int)(bits >> 32), 0, isNegative: false, places));
    }
}
