namespace Bot.Domain.Accounts;

/// <summary>Whose money, settings, state and journal something is. One account today, several later.</summary>
public readonly record struct AccountId
{
    /// <summary>An account by its number.</summary>
    /// <param name="value">From 1 up.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public AccountId(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        Value = value;
    }

    public int Value { get; }

    /// <inheritdoc />
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
