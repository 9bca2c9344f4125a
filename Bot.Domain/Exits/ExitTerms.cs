using Bot.Domain.Money;

namespace Bot.Domain.Exits;

/// <summary>
/// What was agreed on the exits of a position before its entry was sent. It goes with the order, so that whatever is
/// filled has a plan, also when the program ended in between.
/// </summary>
/// <param name="StopLoss">Of the average fill price, below zero.</param>
/// <param name="TakeProfit">Of the average fill price, above zero.</param>
public sealed record ExitTerms(Percent StopLoss, Percent TakeProfit)
{
    /// <summary>Distances in ATR that go before the percentages, or null.</summary>
    public AtrLevels? Levels { get; init; }

    /// <summary>ATR 14 in KRW when the entry was decided; null where it could not be computed.</summary>
    public double? Atr { get; init; }

    /// <summary>The trailing stop, or null for none.</summary>
    public TrailingRule? Trailing { get; init; }

    /// <summary>The partial take-profit, or null for none.</summary>
    public PartialRule? Partial { get; init; }

    /// <summary>
    /// Whether the terms need an ATR and have none: then nothing may be entered, for it could not be protected as
    /// agreed.
    /// </summary>
    public bool LacksAtr => Atr is null && (Levels is not null || Trailing is { Percent: null });

    /// <summary>The terms that an account, its profile and its strategy make.</summary>
    /// <param name="rule">The account's.</param>
    /// <param name="profile">The profile's stop-loss and take-profit.</param>
    /// <param name="own">What the strategy brings of its own; it goes before the account's.</param>
    /// <param name="atr">ATR 14 in KRW of the last closed candle, or null.</param>
    public static ExitTerms Of(
        ExitRule rule,
        (Percent StopLoss, Percent TakeProfit) profile,
        AtrLevels? own,
        double? atr
    ) =>
        new(profile.StopLoss, profile.TakeProfit)
        {
            Levels = own ?? (rule.Mode == ExitMode.Atr ? rule.Atr : null),
            Atr = atr,
            Trailing = own is { Target: null } ? null : rule.Trailing,
            Partial = own is { Target: null } ? null : rule.Partial,
        };

    /// <summary>How far the stop-loss will lie from a price, in percent of it, below zero.</summary>
    /// <exception cref="InvalidOperationException">ATR is needed and absent.</exception>
    public Percent StopDistance(Price at) =>
        Levels is { } levels ? new Percent(-Distance(levels.Stop) / at.Value * 100m) : StopLoss;

    internal decimal Distance(double multiple) =>
        Atr is { } atr
            ? (decimal)(atr * multiple)
            : throw new InvalidOperationException("ATR is absent; such an entry must not be made");
}
