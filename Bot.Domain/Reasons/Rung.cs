using System.Globalization;

namespace Bot.Domain.Reasons;

/// <summary>
/// One step of the ladder that explains a decision: what was looked at, the value seen, the limit, and whether it
/// passed.
/// </summary>
/// <param name="Name">A short name in kebab case, the key of the sentence that chat shows, e.g.
/// <c>rsi-entry</c>.</param>
/// <param name="Passed">Whether the decision could go on.</param>
/// <param name="Value">The value seen, as text; <c>absent</c> where there was none.</param>
/// <param name="Limit">What was allowed, as text, e.g. <c>&lt;= 30</c>.</param>
public sealed record Rung(string Name, bool Passed, string Value, string Limit)
{
    /// <summary>What stands for a value that is not there.</summary>
    public const string Absent = "absent";

    private const double Shown = 0.00005;

    /// <summary>
    /// A rung whose value may be absent, in which case it fails: a rule without its input never passes.
    /// </summary>
    public static Rung Of(string name, double? value, string limit, Func<double, bool> passes) =>
        new(name, value is { } number && passes(number), Text(value), limit);

    /// <summary>An indicator as it is shown: at most four decimals, invariant.</summary>
    public static string Text(double? value) =>
        value is { } number ? Unsigned(number).ToString("0.####", CultureInfo.InvariantCulture) : Absent;

    /// <summary>An amount or percentage as it is shown: at most four decimals, invariant.</summary>
    public static string Text(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    // What is rounded to nothing is 0 and not -0.
    private static double Unsigned(double value) => Math.Abs(value) < Shown ? 0 : value;
}
