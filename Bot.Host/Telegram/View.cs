namespace Bot.Host.Telegram;

/// <summary>What a message shows: a text in Telegram's HTML and the keys below it, row by row.</summary>
public sealed record View(string Html, IReadOnlyList<IReadOnlyList<Key>> Rows)
{
    private const string Cut = "\n…";

    /// <summary>A text without keys.</summary>
    public static View Of(string html) => new(html, []);

    public static View Of(string html, params IReadOnlyList<IReadOnlyList<Key>> rows) => new(html, rows);

    /// <summary>
    /// The same, cut at a line where it is too long for one message. Screens open and close their tags within a line,
    /// so that nothing is left open.
    /// </summary>
    public View Fit()
    {
        if (Html.Length <= MessageSplitter.MaxLength)
        {
            return this;
        }

        var end = Html.LastIndexOf('\n', MessageSplitter.MaxLength - Cut.Length);
        return this with { Html = string.Concat(Html.AsSpan(0, Math.Max(end, 0)), Cut) };
    }

    /// <summary>Whether a reader would see the same.</summary>
    public bool LooksLike(View other) =>
        Html == other.Html && Rows.SelectMany(row => row).SequenceEqual(other.Rows.SelectMany(row => row));
}
