namespace Bot.Domain.Money;

/// <summary>
/// A percentage as people write it: 5 is five per cent, -5 a loss of five per cent. Never a fraction.
/// </summary>
public readonly record struct Percent(decimal Value) : IComparable<Percent>
{
    public static bool operator <(Percent left, Percent right) => left.Value < right.Value;

    public static bool operator >(Percent left, Percent right) => left.Value > right.Value;

    public static bool operator <=(Percent left, Percent right) => left.Value <= right.Value;

    public static bool operator >=(Percent left, Percent right) => left.Value >= right.Value;

    /// <inheritdoc />
    public int CompareTo(Percent other) => Value.CompareTo(other.Value);
}
