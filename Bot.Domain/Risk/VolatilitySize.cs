namespace Bot.Domain.Risk;

/// <summary>A size that a strategy brings of its own: the more the market moves, the smaller.</summary>
/// <param name="DeviationPercent">
/// Annualised deviation of the market's daily returns; null where it cannot be computed, and then nothing is entered.
/// </param>
public sealed record VolatilitySize(double? DeviationPercent)
{
    /// <summary>The part of equity that moves as much as is wanted, at most all of it.</summary>
    public decimal PartFor(Money.Percent target) =>
        DeviationPercent is { } deviation ? (decimal)Math.Min(1, (double)target.Value / deviation) : 0m;
}
