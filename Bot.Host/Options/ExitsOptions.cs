using Bot.Domain.Exits;

namespace Bot.Host.Options;

/// <summary>How positions are left. Section <c>Exits</c>.</summary>
public sealed record ExitsOptions
{
    /// <summary><c>fixed</c>: the profile's percentages. <c>atr</c>: multiples of ATR 14 at the entry.</summary>
    public string Mode { get; init; } = "fixed";

    /// <summary>Stop-loss of mode <c>atr</c> in ATR below the fill.</summary>
    public double AtrStop { get; init; } = 1.5;

    /// <summary>Take-profit of mode <c>atr</c> in ATR above the fill.</summary>
    public double AtrTarget { get; init; } = 2.5;

    /// <summary>Whether a stop follows the price.</summary>
    public bool Trailing { get; init; }

    /// <summary>Profit in percent at which it arms.</summary>
    public decimal TrailingArmPercent { get; init; } = 3m;

    /// <summary>Its distance from the highest price in ATR.</summary>
    public double TrailingAtr { get; init; } = 2;

    /// <summary>Its distance in percent; 0 takes ATR.</summary>
    public decimal TrailingPercent { get; init; }

    /// <summary>Whether a part is sold early.</summary>
    public bool Partial { get; init; }

    /// <summary>Profit in percent at which it is.</summary>
    public decimal PartialFirstPercent { get; init; } = 5m;

    /// <summary>How much of the position it is, in percent.</summary>
    public decimal PartialSharePercent { get; init; } = 50m;

    /// <summary>Profit in percent at which the rest is sold.</summary>
    public decimal PartialRestPercent { get; init; } = 10m;

    internal ExitRule Rule() =>
        new()
        {
            Mode = string.Equals(Mode, "atr", StringComparison.OrdinalIgnoreCase) ? ExitMode.Atr : ExitMode.Fixed,
            Atr = new AtrLevels(AtrStop, AtrTarget),
            Trailing = Trailing ? Trail() : null,
            Partial = Partial
                ? new PartialRule
                {
                    FirstPercent = PartialFirstPercent,
                    SharePercent = PartialSharePercent,
                    RestPercent = PartialRestPercent,
                }
                : null,
        };

    private TrailingRule Trail() =>
        new()
        {
            ArmPercent = TrailingArmPercent,
            Atr = TrailingAtr,
            Percent = TrailingPercent > 0m ? TrailingPercent : null,
        };
}
