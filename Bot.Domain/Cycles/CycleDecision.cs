using Bot.Domain.Money;
using Bot.Domain.Reasons;

namespace Bot.Domain.Cycles;

/// <summary>
/// What a cycle decided, before anything was sent: how the market answered is not part of it, so that it can be decided
/// again.
/// </summary>
/// <param name="Outcome">What was to be done or why nothing was, in the words of the terminal reasons.</param>
public sealed record CycleDecision(string Outcome)
{
    /// <summary>Coins to buy or to sell; null where nothing was.</summary>
    public Volume? Volume { get; init; }

    /// <summary>The highest price of an entry; null for anything else.</summary>
    public Price? Limit { get; init; }

    public IReadOnlyList<Rung> Gate { get; init; } = [];

    public IReadOnlyList<Rung> Quick { get; init; } = [];

    public IReadOnlyList<Rung> Signal { get; init; } = [];

    public IReadOnlyList<Rung> Validation { get; init; } = [];

    public IReadOnlyList<Rung> Size { get; init; } = [];

    /// <summary>
    /// What is different in another decision, each in a sentence that names the rule with both its values; empty where
    /// nothing is.
    /// </summary>
    public IReadOnlyList<string> DifferencesTo(CycleDecision other) =>
        [
            .. Ladder("gate", Gate, other.Gate),
            .. Ladder("quick backtest", Quick, other.Quick),
            .. Ladder("signal", Signal, other.Signal),
            .. Ladder("validation", Validation, other.Validation),
            .. Ladder("size", Size, other.Size),
            .. Value("volume", Volume?.Value, other.Volume?.Value),
            .. Value("limit", Limit?.Value, other.Limit?.Value),
            .. Value("outcome", Outcome, other.Outcome),
        ];

    private static IEnumerable<string> Ladder(string step, IReadOnlyList<Rung> these, IReadOnlyList<Rung> others)
    {
        foreach (var name in these.Concat(others).Select(rung => rung.Name).Distinct(StringComparer.Ordinal))
        {
            var (one, two) = (Find(these, name), Find(others, name));
            if (one != two)
            {
                yield return $"{step}, {name}: {Words(one)} became {Words(two)}";
            }
        }
    }

    private static Rung? Find(IReadOnlyList<Rung> rungs, string name) =>
        rungs.FirstOrDefault(rung => string.Equals(rung.Name, name, StringComparison.Ordinal));

    private static string Words(Rung? rung)
    {
        if (rung is null)
        {
            return "not looked at";
        }

        return $"{rung.Value} ({rung.Limit}) {(rung.Passed ? "passed" : "failed")}";
    }

    private static IEnumerable<string> Value<T>(string name, T one, T two)
    {
        if (!EqualityComparer<T>.Default.Equals(one, two))
        {
            yield return $"{name}: {one?.ToString() ?? "none"} became {two?.ToString() ?? "none"}";
        }
    }
}
