using System.Collections;

namespace Bot.Domain.Indicators;

/// <summary>
/// One indicator over a series, a value for each candle. What cannot be computed, and what lies outside of the series,
/// is null: looking back beyond the beginning finds nothing instead of failing.
/// </summary>
public sealed class Column : IReadOnlyList<double?>
{
    private readonly double[] _values;

    internal Column(double[] values) => _values = values;

    public int Count => _values.Length;

    /// <summary>The values as they are kept: NaN where there is none. A comparison with NaN is never true.</summary>
    internal ReadOnlySpan<double> Raw => _values;

    /// <summary>The value of a candle by its place.</summary>
    public double? this[int index] =>
        index >= 0 && index < _values.Length && !double.IsNaN(_values[index]) ? _values[index] : null;

    /// <summary>The values of so many candles up to one, oldest first; empty where one of them is absent.</summary>
    /// <param name="index">The last candle's place.</param>
    /// <param name="count">How many, above zero.</param>
    public ReadOnlySpan<double> Back(int index, int count)
    {
        if (index >= _values.Length || index - count < -1)
        {
            return [];
        }

        var span = _values.AsSpan(index - count + 1, count);
        foreach (var value in span)
        {
            if (double.IsNaN(value))
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
            sum += value;
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
            least = Math.Min(least, value);
        }

        return least;
    }

    /// <inheritdoc />
    public IEnumerator<double?> GetEnumerator() =>
        Enumerable.Range(0, Count).Select(index => this[index]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
