namespace Skender.Stock.Indicators;

/// <summary>Brings every kind of input into arrays of doubles, sorted by date.</summary>
internal static class Input
{
    public static Series Closes<TQuote>(IEnumerable<TQuote> quotes)
        where TQuote : IQuote => Values(quotes, quote => (quote.Date, (double)quote.Close));

    public static Series Reused(IEnumerable<IReusableResult> results) =>
        Values(results, result => (result.Date, result.Value ?? double.NaN));

    public static Series Values(IEnumerable<(DateTime Date, double Value)> tuples) => Values(tuples, tuple => tuple);

    /// <summary>Of each quote what an indicator asks for; what it does not ask for is left empty.</summary>
    public static Bars Bars<TQuote>(IEnumerable<TQuote> quotes, bool ranges, bool volumes)
        where TQuote : IQuote
    {
        var source = Sorted(quotes, quote => quote.Date);
        var bars = new Bars(
            index => source[index].Date,
            new double[ranges ? source.Length : 0],
            new double[ranges ? source.Length : 0],
            new double[source.Length],
            new double[volumes ? source.Length : 0]);
        for (var index = 0; index < source.Length; index++)
        {
            ref readonly var quote = ref source[index];
            bars.Close[index] = (double)quote.Close;
            if (ranges)
            {
                bars.High[index] = (double)quote.High;
                bars.Low[index] = (double)quote.Low;
            }

            if (volumes)
            {
                bars.Volume[index] = (double)quote.Volume;
            }
        }

        return bars;
    }

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

    public static double? OrNull(double value) => double.IsFinite(value) ? value : null;

    private static Series Values<T>(IEnumerable<T> source, Func<T, (DateTime Date, double Value)> read)
    {
        var sorted = Sorted(source, item => read(item).Date);
        return new Series(index => read(sorted[index]).Date, Array.ConvertAll(sorted, item => read(item).Value));
    }

    // What is in order already, as it nearly always is, costs no sorting.
    private static T[] Sorted<T>(IEnumerable<T> source, Func<T, DateTime> date)
    {
        var items = Required(source) as T[] ?? [.. source];
        var before = DateTime.MinValue;
        foreach (var item in items)
        {
            var at = date(item);
            if (at < before)
            {
                return [.. items.OrderBy(date)];
            }

            before = at;
        }

        return items;
    }
}

/// <summary>Values in order of their dates.</summary>
internal readonly record struct Series(Func<int, DateTime> DateAt, double[] Values);

/// <summary>Bars in order of their dates, one array for each part.</summary>
internal readonly record struct Bars(Func<int, DateTime> DateAt, double[] High, double[] Low, double[] Close, double[] Volume)
{
    public int Count => Close.Length;
}
