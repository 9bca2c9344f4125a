namespace Bot.Domain.Money;

/// <summary>An amount of Korean won. May be negative: a loss is an amount, too. Never a price of one coin.</summary>
public readonly record struct Krw(decimal Value) : IComparable<Krw>
{
    public static readonly Krw Zero = new(0m);

    public static Krw operator +(Krw left, Krw right) => new(left.Value + right.Value);

    public static Krw operator -(Krw left, Krw right) => new(left.Value - right.Value);

    public static Krw operator -(Krw amount) => new(-amount.Value);

    public static Krw operator *(Krw amount, decimal factor) => new(amount.Value * factor);

    public static Krw operator *(Krw amount, Percent percent) => new(amount.Value * percent.Value / 100m);

    /// <summary>How many times the right amount is contained in the left.</summary>
    public static decimal operator /(Krw left, Krw right) => left.Value / right.Value;

    /// <summary>
    /// The coins that this amount buys at a price, cut to eight decimals: never more than can be paid.
    /// </summary>
    public static Volume operator /(Krw amount, Price price) => Volume.Cut(amount.Value / price.Value);

    public static bool operator <(Krw left, Krw right) => left.Value < right.Value;

    public static bool operator >(Krw left, Krw right) => left.Value > right.Value;

    public static bool operator <=(Krw left, Krw right) => left.Value <= right.Value;

    public static bool operator >=(Krw left, Krw right) => left.Value >= right.Value;

    public static Krw Min(Krw left, Krw right) => left < right ? left : right;

    /// <summary>The change from an earlier amount, in percent of it; null when that amount was zero or less.</summary>
    public Percent? ChangeFrom(Krw earlier) =>
        earlier.Value <= 0m ? null : new Percent(((Value / earlier.Value) - 1m) * 100m);

    /// <inheritdoc />
    public int CompareTo(Krw other) => Value.CompareTo(other.Value);
}
