namespace Bot.Domain.Indicators;

/// <summary>
/// One indicator over a series, a value for each candle. What cannot be computed, and what lies outside of the series,
/// is null: looking back beyond the beginning finds nothing instead of failing.
/// </summary>
public sealed class Column
{
    private readonly double?[] _values;

    internal Column(double?[] values) => _values = values;

    /// <summary>All values, one for each candle.</summary>
    public IReadOnlyList<double?> Values => _values;

    public int Count => _values.Length;

    /// <summary>The value of a candle by its place.</summary>
    public double? this[int index] => index >= 0 && index < _values.Length ? _values[index] : null;

    /// <summary>The values of so many candles up to one, oldest first; null where one of them is absent.</summary>
    /// <param name="index">The last candle's place.</param>
    /// <param name="count">How many, above zero.</param>
    public ReadOnlySpan<double?> Back(int index, int count)
    {
        if (index >= _values.Length || index - count < -1)
        {
            return [];
        }

        var span = _values.AsSpan(index - count + 1, count);
        foreach (var value in span)
        {
            if (value is null)
            {
                return [];
            }
        }

        return span;
    }

    /// <summary>The mean of so many values up to a candle; null where one of them is absent.</summary>
    public double? Mean(int index, int count)
    {
        var span = Back(index, count);
        if (span.IsEmpty)
        {
            return null;
        }

        var sum = 0.0;
        foreach (var value in span)
        {
            sum += value!.Value;
        }

        return sum / count;
    }

    /// <summary>The least of so many values up to a candle; null where one of them is absent.</summary>
    public double? Least(int index, int count)
    {
        var span = Back(index, count);
        if (span.IsEmpty)
        {
            return null;
        }

        var least = double.PositiveInfinity;
        foreach (var value in span)
        {
            least = Math.Min(least, value!.Value);
        }

        return least;
    }
}
