using System.Collections;

namespace Skender.Stock.Indicators;

/// <summary>
/// Results that are made when they are read: a million of them that are read once never lie in memory together.
/// </summary>
internal sealed class Rows<T>(int count, Func<int, T> make) : IReadOnlyList<T>
{
    public int Count => count;

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
            return make(index);
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var index = 0; index < count; index++)
        {
            yield return make(index);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
