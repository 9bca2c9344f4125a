namespace Skender.Stock.Indicators;

/// <summary>Brings every kind of input into arrays of doubles, sorted by date.</summary>
internal static class Input
{
    public static (DateTime Date, double Value)[] Closes<TQuote>(IEnumerable<TQuote> quotes)
        where TQuote : IQuote =>
        Values(Required(quotes).Select(quote => (quote.Date, (double)quote.Close)));

    public static (DateTime Date, double Value)[] Reused(IEnumerable<IReusableResult> results) =>
        Values(Required(results).Select(result => (result.Date, result.Value ?? double.NaN)));

    public static (DateTime Date, double Value)[] Values(IEnumerable<(DateTime Date, double Value)> tuples) =>
        [.. Required(tuples).OrderBy(tuple => tuple.Date)];

    public static Bar[] Bars<TQuote>(IEnumerable<TQuote> quotes)
        where TQuote : IQuote =>
        [.. Required(quotes).OrderBy(quote => quote.Date).Select(quote => new Bar(
            quote.Date, (double)quote.High, (double)quote.Low, (double)quote.Close, (double)quote.Volume))];

    public static IEnumerable<T> Required<T>(IEnumerable<T> source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source;
    }

    public static void AtLeast(int value, int least, string what, string indicator, string name)
    {
        if (value < least)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{what} must be greater than {least - 1} for {indicator}.");
        }
    }

    /// <summary>The index of the first value that is a number; chained input may begin with none.</summary>
    public static int First(double[] values)
    {
        var index = Array.FindIndex(values, value => !double.IsNaN(value));
        return index < 0 ? values.Length : index;
    }

    public static double? OrNull(double value) => double.IsNaN(value) || double.IsInfinity(value) ? null : value;
}

internal readonly record struct Bar(DateTime Date, double High, double Low, double Close, double Volume);
