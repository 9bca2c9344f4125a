namespace Bot.Domain.Exits;

/// <summary>How an account leaves its positions, and the numbers of it.</summary>
public sealed record ExitRule
{
    public ExitMode Mode { get; init; } = ExitMode.Fixed;

    /// <summary>Levels of <see cref="ExitMode.Atr"/>.</summary>
    public AtrLevels Atr { get; init; } = new(1.5, 2.5);

    /// <summary>The trailing stop, or null for none.</summary>
    public TrailingRule? Trailing { get; init; }

    /// <summary>The partial take-profit, or null for none.</summary>
    public PartialRule? Partial { get; init; }
}

/// <summary>Where stop-loss and take-profit come from.</summary>
public enum ExitMode
{
    /// <summary>The profile's percentages of the average fill price.</summary>
    Fixed,

    /// <summary>Multiples of ATR 14 at the entry.</summary>
    Atr,
}

/// <summary>Distances from the average fill price in ATR 14 at the entry, above zero.</summary>
/// <param name="Stop">Below the fill.</param>
/// <param name="Target">
/// Above the fill; null for no take-profit at all. Such levels stand alone: neither a trailing stop nor a partial
/// take-profit of the account is added.
/// </param>
public sealed record AtrLevels(double Stop, double? Target);

/// <summary>A stop that follows the highest price since the entry, and never moves down.</summary>
public sealed record TrailingRule
{
    /// <summary>Profit at which it arms, in percent of the average fill price.</summary>
    public decimal ArmPercent { get; init; } = 3m;

    /// <summary>Distance from the highest price in ATR 14.</summary>
    public double Atr { get; init; } = 2;

    /// <summary>Distance from the highest price in percent of it, above zero; set, it goes before ATR.</summary>
    public decimal? Percent { get; init; }
}

/// <summary>Selling a part early and the rest later.</summary>
public sealed record PartialRule
{
    /// <summary>Profit at which the first part is sold, in percent of the average fill price.</summary>
    public decimal FirstPercent { get; init; } = 5m;

    /// <summary>How much of the position the first part is, in percent.</summary>
    public decimal SharePercent { get; init; } = 50m;

    /// <summary>Profit at which the rest is sold, in percent of the average fill price.</summary>
    public decimal RestPercent { get; init; } = 10m;
}
