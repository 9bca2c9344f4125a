namespace Bot.Domain.Money;

/// <summary>Won for one coin. Always above zero; not yet a multiple of the price unit.</summary>
public readonly record struct Price : IComparable<Price>
{
    /// <summary>A price.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is zero or less.</exception>
    public Price(decimal value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        Value = value;
    }

    public decimal Value { get; }

    public static Krw operator *(Price price, Volume volume) => new(price.Value * volume.Value);

    public static Price operator *(Price price, decimal factor) => new(price.Value * factor);

    public static bool operator <(Price left, Price right) => left.Value < right.Value;

    public static bool operator >(Price left, Price right) => left.Value > right.Value;

    public static bool operator <=(Price left, Price right) => left.Value <= right.Value;

    public static bool operator >=(Price left, Price right) => left.Value >= right.Value;

    public static Price Max(Price left, Price right) => left > right ? left : right;

    /// <summary>The price moved by a percentage: -5 gives 95 % of it.</summary>
    public Price Moved(Percent percent) => new(Value * (100m + percent.Value) / 100m);

    /// <summary>The change from another price, in percent of that one.</summary>
    public Percent ChangeFrom(Price other) => new(((Value / other.Value) - 1m) * 100m);

    /// <inheritdoc />
    public int CompareTo(Price other) => Value.CompareTo(other.Value);
}
