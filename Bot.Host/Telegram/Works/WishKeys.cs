using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Works;

/// <summary>Keys by which a choice is made step by step: each carries the whole choice as it will be.</summary>
public sealed class WishKeys(CommandName command, Func<Wish, string> text, Wish wish, ITexts texts)
{
    private const int MarketsMost = 8;

    /// <summary>Rows of keys, one for each value; the one that is chosen is marked.</summary>
    public IEnumerable<IReadOnlyList<Key>> Rows<T>(
        IEnumerable<T> values, Func<T, string> label, Func<Wish, T> chosen, Func<T, Wish> choose)
        where T : notnull
    {
        var keys = values.Distinct().Select(value => Key.To(
            (EqualityComparer<T>.Default.Equals(value, chosen(wish)) ? "✔ " : "") + label(value),
            command,
            $"{Wish.Open} {text(choose(value))}")).ToList();
        return keys.Chunk(SideBySide(keys.Max(key => key.Label.Length)));
    }

    // As many as a phone shows without cutting their labels.
    private static int SideBySide(int longest) => longest switch
    {
        < 8 => 4,
        < 13 => 3,
        _ => 2,
    };

    /// <summary>Periods to choose from.</summary>
    public IEnumerable<IReadOnlyList<Key>> Periods() => Rows(
        [30, 90, Wish.DaysUsual, 3 * Wish.DaysUsual, wish.Days],
        texts.Keys.Days, one => one.Days, days => wish with { Days = days });

    /// <summary>Markets to choose from, what is chosen first.</summary>
    public IEnumerable<IReadOnlyList<Key>> Markets(IEnumerable<string> others) => Rows(
        others.Prepend(wish.Market).Distinct(StringComparer.Ordinal).Take(MarketsMost),
        market => market, one => one.Market, market => wish with { Market = market });

    /// <summary>The key that starts what is chosen.</summary>
    public IReadOnlyList<Key> Start() => [Key.To(texts.Works.Start, command, text(wish))];
}
