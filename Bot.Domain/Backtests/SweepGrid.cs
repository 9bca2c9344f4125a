namespace Bot.Domain.Backtests;

/// <summary>A grid as it is written: axes with commas between them, whose values may have commas, too.</summary>
public static class SweepGrid
{
    /// <summary>The axes of a grid, each as <see cref="SweepAxis.Parse"/> takes it.</summary>
    /// <exception cref="FormatException">The same axis stands twice.</exception>
    public static IReadOnlyList<string> Split(string text)
    {
        var axes = new List<string>();
        foreach (var part in text.Split(','))
        {
            // What has no name belongs to the axis before.
            if (axes.Count > 0 && !part.Contains('=', StringComparison.Ordinal))
            {
                axes[^1] += $",{part}";
            }
            else
            {
                axes.Add(part);
            }
        }

        var names = axes.Select(axis => axis.Split('=')[0].Trim()).ToList();
        return names.Find(name => names.IndexOf(name) != names.LastIndexOf(name)) is { } twice
            ? throw new FormatException($"{twice} stands twice in '{text}'")
            : axes;
    }
}
