namespace Bot.Tests.Crashes;

/// <summary>Names what a write makes lasting by what of it matters most.</summary>
internal static class WriteNames
{
    private static readonly (string Change, string Name)[] Names =
    [
        ("new Orders", "the intent"),
        ("new Fills", "the execution"),
        ("changed Orders", "the outcome"),
        ("new Cycles", "the cycle"),
        ("removed Marks", "the notice"),
        ("changed Accounts", "the state"),
        ("changed Positions", "the exits' progress"),
        ("new Equity", "the equity"),
        ("new Marks", "the alarm"),
    ];

    /// <param name="changes">
    /// Tables, each with what was done to its rows; none where it is only tried whether writing works.
    /// </param>
    public static string Of(IReadOnlyCollection<string> changes)
    {
        if (changes.Count == 0)
        {
            return "write of the probe";
        }

        var known = Names.FirstOrDefault(name => changes.Contains(name.Change, StringComparer.Ordinal));
        return $"write of {known.Name ?? string.Join(", ", changes)}";
    }
}
