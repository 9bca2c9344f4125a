using System.Globalization;

namespace Bot.Domain.Reasons;

/// <summary>
/// A limit that a value must keep: asked while deciding, and turned into a rung where the decision is explained. An
/// absent value keeps no limit.
/// </summary>
public sealed class Limit
{
    private readonly Func<double, bool> _allows;

    private Limit(string name, string sign, double limit, Func<double, bool> allows)
    {
        (Name, Text, _allows) = (name, $"{sign} {limit.ToString(CultureInfo.InvariantCulture)}", allows);
    }

    /// <summary>The rung's name, in kebab case.</summary>
    public string Name { get; }

    /// <summary>What is allowed, as text, e.g. <c>&lt;= 30</c>.</summary>
    public string Text { get; }

    public static Limit AtMost(string name, double limit) => new(name, "<=", limit, value => value <= limit);

    public static Limit Below(string name, double limit) => new(name, "<", limit, value => value < limit);

    public static Limit AtLeast(string name, double limit) => new(name, ">=", limit, value => value >= limit);

    public static Limit Above(string name, double limit) => new(name, ">", limit, value => value > limit);

    public bool Allows(double? value) => value is { } number && _allows(number);

    public Rung Of(double? value) => Rung.Of(Name, value, Text, _allows);
}
