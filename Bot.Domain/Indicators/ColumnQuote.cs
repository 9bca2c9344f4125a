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

    // Most prices are whole won, and a whole number is many times faster to turn.
    private static decimal Decimal(double value)
    {
        var whole = Math.Floor(value);
        return whole < value || whole >= WholeBelow ? CandleColumns.Exact(value) : (long)whole;
    }
}
