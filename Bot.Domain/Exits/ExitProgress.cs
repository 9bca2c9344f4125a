using Bot.Domain.Money;

namespace Bot.Domain.Exits;

/// <summary>
/// How far the exits of a position have come. Persisted, so that no restart forgets the highest price, lowers a stop or
/// sells a part twice.
/// </summary>
/// <param name="Highest">The highest price since the entry.</param>
/// <param name="TrailingStop">The trailing stop as it stands, or null while it is not armed.</param>
/// <param name="PartSold">Whether the first part was sold.</param>
/// <param name="Atr">ATR 14 in KRW of the last closed candle, or null.</param>
public sealed record ExitProgress(Price Highest, Price? TrailingStop, bool PartSold, double? Atr)
{
    /// <summary>As it is when a position is opened.</summary>
    public static ExitProgress Begin(Price averageFill, double? atr) => new(averageFill, null, false, atr);

    /// <summary>
    /// After a price was seen: the highest rises with it, and the trailing stop behind it; neither ever falls, also
    /// when
    /// ATR grows.
    /// </summary>
    /// <param name="plan">The position's.</param>
    /// <param name="seen">A price that was traded.</param>
    /// <param name="atr">ATR 14 of the last closed candle; null keeps the one that is known.</param>
    /// <param name="at">When; decides the price unit.</param>
    public ExitProgress After(ExitPlan plan, Price seen, double? atr, DateTimeOffset at)
    {
        var next = this with { Highest = Price.Max(Highest, seen), Atr = atr ?? Atr };
        return next with { TrailingStop = Ratchet(TrailingStop, next.Trail(plan, at)) };
    }

    private static Price? Ratchet(Price? stands, Price? wanted) =>
        stands is { } old && wanted is { } level ? Price.Max(old, level) : stands ?? wanted;

    private Price? Trail(ExitPlan plan, DateTimeOffset at)
    {
        if (plan.Trailing is not { } trailing || Highest < trailing.ArmsAt)
        {
            return null;
        }

        return Behind(trailing) is { } behind && behind < Highest.Value
            ? PriceUnit.Down(new Price(Highest.Value - behind), at)
            : null;
    }

    private decimal? Behind(TrailingPlan trailing)
    {
        if (trailing.Percent is { } percent)
        {
            return Highest.Value * percent / 100m;
        }

        return Atr is { } atr ? (decimal)(atr * trailing.Atr) : null;
    }
}
