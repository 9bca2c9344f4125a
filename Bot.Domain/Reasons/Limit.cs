using System.Globalization;

namespace Bot.Domain.Reasons;

/// <summary>
/// A limit that a value must keep: asked while deciding, and turned into a rung where the decision is explained. An
/// absent value keeps no limit.
/// </summary>
public sealed class Limit
{
    private readonly Func<double, bool> _allows;
    private readonly string _sign;
    private readonly double? _limit;

    private Limit(string name, string sign, double? limit, Func<double, bool> allows) =>
        (Name, _sign, _limit, _allows) = (name, sign, limit, allows);

    /// <summary>The rung's name, in kebab case.</summary>
    public string Name { get; }

    /// <summary>What is allowed, as text, e.g. <c>&lt;= 30</c>.</summary>
    public string Text => _limit is { } limit ? $"{_sign} {limit.ToString(CultureInfo.InvariantCulture)}" : _sign;

    public static Limit AtMost(string name, double limit) => new(name, "<=", limit, value => value <= limit);

    public static Limit Below(string name, double limit) => new(name, "<", limit, value => value < limit);

    public static Limit AtLeast(string name, double limit) => new(name, ">=", limit, value => value >= limit);

    public static Limit Above(string name, double limit) => new(name, ">", limit, value => value > limit);

    /// <summary>A value that must be there, whatever it is.</summary>
    public static Limit Known(string name, string what) => new(name, what, null, _ => true);

    /// <summary>A limit that is not known itself: nothing keeps it.</summary>
    public static Limit Unknown(string name) => new(name, Rung.Absent, null, _ => false);

    public bool Allows(double? value) => value is { } number && _allows(number);

    public Rung Of(double? value) => Rung.Of(Name, value, Text, _allows);
}
