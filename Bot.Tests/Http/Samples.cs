using System.Globalization;

namespace Bot.Tests.Http;

/// <summary>Reads Prometheus' text.</summary>
internal static class Samples
{
    /// <summary>Each sample's value by its name and labels.</summary>
    public static IReadOnlyDictionary<string, double> Read(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .ToDictionary(
                line => line[..line.LastIndexOf(' ')],
                line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );
}
