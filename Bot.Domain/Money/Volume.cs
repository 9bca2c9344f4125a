namespace Bot.Domain.Money;

/// <summary>A number of coins of the base currency. Never negative; the exchange knows eight decimals.</summary>
public readonly record struct Volume : IComparable<Volume>
{
    public static readonly Volume None = new(0m);

    private const decimal Resolution = 100_000_000m;

    /// <summary>A number of coins.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public Volume(decimal value)
    {
        // Not by ThrowIfNegative, to which the -0.00000000 that is left of a sum is negative.
        if (value < 0m)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "coins cannot be fewer than none");
        }

        Value = value;
    }

    public decimal Value { get; }

    public static Volume operator +(Volume left, Volume right) => new(left.Value + right.Value);

    public static Volume operator -(Volume left, Volume right) => new(left.Value - right.Value);

    public static bool operator <(Volume left, Volume right) => left.Value < right.Value;

    public static bool operator >(Volume left, Volume right) => left.Value > right.Value;

    public static bool operator <=(Volume left, Volume right) => left.Value <= right.Value;

    public static bool operator >=(Volume left, Volume right) => left.Value >= right.Value;

    public static Volume Min(Volume left, Volume right) => left < right ? left : right;

    /// <summary>Cuts to eight decimals, the exchange's resolution.</summary>
    public static Volume Cut(decimal coins) => new(decimal.Floor(coins * Resolution) / Resolution);

    /// <inheritdoc />
    public int CompareTo(Volume other) => Value.CompareTo(other.Value);
}
