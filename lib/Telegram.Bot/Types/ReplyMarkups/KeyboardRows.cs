namespace Telegram.Bot.Types.ReplyMarkups;

/// <summary>Rows of keys that grow; only a keyboard made of lists does.</summary>
internal static class KeyboardRows
{
    public static List<List<TKey>> Of<TKey>(IEnumerable<TKey> row) => [[.. row]];

    public static void Continue<TKey>(IEnumerable<IEnumerable<TKey>> keyboard, params IEnumerable<TKey> keys)
    {
        var rows = Growing(keyboard);
        if (rows.Count == 0)
        {
            rows.Add([]);
        }
        rows[^1].AddRange(keys);
    }

    public static void Begin<TKey>(IEnumerable<IEnumerable<TKey>> keyboard, IEnumerable<TKey> row) =>
        Growing(keyboard).Add([.. row]);

    private static List<List<TKey>> Growing<TKey>(IEnumerable<IEnumerable<TKey>> keyboard) =>
        keyboard as List<List<TKey>> ?? throw new InvalidOperationException(
            $"This method works only with a List<List<{typeof(TKey).Name}>> keyboard");
}
