using Bot.Domain.Money;

namespace Bot.Domain.Exits;

/// <summary>
/// The prices at which a position is left. Set once from the average fill price, so that a later change of profile does
/// not move them.
/// </summary>
/// <param name="StopLoss">Left at or below.</param>
/// <param name="TakeProfit">Left at or above; null where no profit is too high.</param>
public sealed record ExitPlan(Price StopLoss, Price? TakeProfit)
{
    /// <summary>The trailing stop, or null for none.</summary>
    public TrailingPlan? Trailing { get; init; }

    /// <summary>The partial take-profit, or null for none.</summary>
    public PartialPlan? Partial { get; init; }

    /// <summary>
    /// Levels at fixed percentages of the average fill price, cut down to the price unit of the entry's time.
    /// </summary>
    public static ExitPlan Fixed(Price averageFill, Percent stopLoss, Percent takeProfit, DateTimeOffset at) =>
        For(averageFill, new ExitTerms(stopLoss, takeProfit), at);

    /// <summary>Levels by the terms of an entry, each cut down to the price unit of the entry's time.</summary>
    /// <exception cref="InvalidOperationException">The terms need an ATR and have none.</exception>
    public static ExitPlan For(Price averageFill, ExitTerms terms, DateTimeOffset at)
    {
        var stop = terms.Levels is { } levels
            ? averageFill.Value - terms.Distance(levels.Stop)
            : averageFill.Moved(terms.StopLoss).Value;
        Price Level(decimal percent) => PriceUnit.Down(averageFill.Moved(new Percent(percent)), at);
        return new ExitPlan(Floor(stop, at), Target(averageFill, terms) is { } target ? Floor(target, at) : null)
        {
            Trailing = terms.Trailing is { } trailing
                ? new TrailingPlan(Level(trailing.ArmPercent), trailing.Atr, trailing.Percent)
                : null,
            Partial = terms.Partial is { } partial
                ? new PartialPlan(
                    Level(partial.FirstPercent),
                    new Percent(partial.SharePercent),
                    Level(partial.RestPercent)
                )
                : null,
        };
    }

    private static decimal? Target(Price averageFill, ExitTerms terms) =>
        terms.Levels switch
        {
            { Target: { } far } => averageFill.Value + terms.Distance(far),
            { Target: null } => null,
            null => averageFill.Moved(terms.TakeProfit).Value,
        };

    // An ATR wider than the price leaves the lowest price there is.
    private static Price Floor(decimal level, DateTimeOffset at) =>
        PriceUnit.Down(new Price(Math.Max(level, PriceUnit.Of(0m, at))), at);
}

/// <summary>When the trailing stop arms and how far it stays behind.</summary>
/// <param name="ArmsAt">Armed once the price reached this.</param>
/// <param name="Atr">Distance from the highest price in ATR 14 of the last closed candle.</param>
/// <param name="Percent">Distance in percent, above zero; goes before ATR where it is set.</param>
public sealed record TrailingPlan(Price ArmsAt, double Atr, decimal? Percent);

/// <summary>When a part is sold, how much, and when the rest is.</summary>
/// <param name="First">The first part is sold at or above.</param>
/// <param name="Share">Of the position as it was entered.</param>
/// <param name="Rest">The rest is sold at or above.</param>
public sealed record PartialPlan(Price First, Percent Share, Price Rest);
