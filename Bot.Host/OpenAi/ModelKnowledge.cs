using System.Globalization;

namespace Bot.Host.OpenAi;

/// <summary>Up to when a model has read of the world: about a time before it may know how things went on.</summary>
public static class ModelKnowledge
{
    // As their maker publishes them.
    private static readonly (string Model, DateTimeOffset Until)[] Known =
    [
        ("gpt-4o", Day(2023, 10)),
        ("gpt-4o-mini", Day(2023, 10)),
        ("gpt-4.1", Day(2024, 6)),
        ("gpt-4.1-mini", Day(2024, 6)),
        ("gpt-4.1-nano", Day(2024, 6)),
    ];

    /// <summary>The models that are known, for a sentence.</summary>
    public static string Names => string.Join(", ", Known.Select(one => one.Model));

    /// <summary>Until when a model knows the world; null for a model that nothing is known of.</summary>
    /// <param name="model">Its name, or that of a dated version of it, e.g. <c>gpt-4o-mini-2024-07-18</c>.</param>
    public static DateTimeOffset? UntilOf(string model) =>
        Known.Where(one => Is(model, one.Model)).Select(one => (DateTimeOffset?)one.Until).FirstOrDefault();

    private static bool Is(string model, string known) =>
        string.Equals(model, known, StringComparison.Ordinal)
        || (
            model.StartsWith($"{known}-", StringComparison.Ordinal)
            && DateOnly.TryParseExact(
                model[(known.Length + 1)..],
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out _
            )
        );

    private static DateTimeOffset Day(int year, int month) => new(year, month, 1, 0, 0, 0, TimeSpan.Zero);
}
