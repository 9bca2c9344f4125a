namespace Bot.Domain.Strategies;

/// <summary>The candles on whose close a strategy may speak. Null marks all of them.</summary>
/// <param name="Entries">Where it may say buy when nothing is held.</param>
/// <param name="Exits">Where it may say sell when something is.</param>
public sealed record SignalMarks(MarkedCandles? Entries, MarkedCandles? Exits)
{
    /// <summary>It may speak on every candle.</summary>
    public static readonly SignalMarks Everywhere = new(null, null);

    /// <summary>Whether it does say buy on every candle that <see cref="Entries"/> marks, and need not be asked
    /// again.</summary>
    public bool EntriesAreDecided { get; init; }
}

/// <summary>Candles of a series by their place, found one after the other without looking at those between.</summary>
public sealed class MarkedCandles
{
    private const int BitsPerWord = 64;

    private readonly ulong[] _words;

    private MarkedCandles(ulong[] words) => _words = words;

    /// <summary>Those of so many candles that a rule marks.</summary>
    public static MarkedCandles Of(int count, Func<int, bool> marks)
    {
        var words = new ulong[(count + BitsPerWord - 1) / BitsPerWord];
        for (var index = 0; index < count; index++)
        {
            if (marks(index))
            {
                words[index / BitsPerWord] |= 1UL << (index % BitsPerWord);
            }
        }

        return new MarkedCandles(words);
    }

    /// <summary>Those of so many candles that lie at these places.</summary>
    public static MarkedCandles At(int count, IEnumerable<int> places)
    {
        var words = new ulong[(count + BitsPerWord - 1) / BitsPerWord];
        foreach (var index in places)
        {
            words[index / BitsPerWord] |= 1UL << (index % BitsPerWord);
        }

        return new MarkedCandles(words);
    }

    /// <summary>The first marked candle at or behind a place, or <see cref="int.MaxValue"/>.</summary>
    public int NextAt(int index)
    {
        var word = index / BitsPerWord;
        if (word >= _words.Length)
        {
            return int.MaxValue;
        }

        var bits = _words[word] & (ulong.MaxValue << (index % BitsPerWord));
        while (bits == 0)
        {
            if (++word == _words.Length)
            {
                return int.MaxValue;
            }

            bits = _words[word];
        }

        return (word * BitsPerWord) + System.Numerics.BitOperations.TrailingZeroCount(bits);
    }
}
