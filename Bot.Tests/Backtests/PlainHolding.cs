using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;

namespace Bot.Tests.Backtests;

/// <summary>What the plain backtest holds, and where it is left.</summary>
internal sealed class PlainHolding(int at, DateTimeOffset openedAt, decimal entry, decimal volume, ExitRule exits)
{
    private const decimal Minimum = 5_000m;

    private decimal _highest = entry;
    private decimal? _trail;
    private bool _isPartSold;

    public int At => at;

    public DateTimeOffset OpenedAt => openedAt;

    public decimal Entry { get; } = entry;

    public decimal Entered { get; } = volume;

    public decimal Volume { get; private set; } = volume;

    /// <summary>Of what was sold so far, in KRW.</summary>
    public decimal Result { get; private set; }

    public required decimal Stop { get; init; }

    /// <summary>As high as a price can be where there is none.</summary>
    public required decimal Target { get; init; }

    /// <summary>The next exit within a candle, or null: stops before targets, a gap beyond a level at the open.</summary>
    public (string Reason, decimal Price, bool IsPart)? ExitIn(Candle candle, decimal slippage)
    {
        var (open, high, low) = (candle.Open.Value, candle.High.Value, candle.Low.Value);
        var stop = Math.Max(Stop, _trail ?? 0);
        if (low <= stop)
        {
            var reason = stop > Stop && open > Stop ? "exit-trailing" : "exit-stop-loss";
            return (reason, PlainUnit.Down(Math.Min(open, stop) * (100 - slippage) / 100, candle.Start), false);
        }

        var target = exits.Partial is { } rule ? Math.Min(Target, Level(rule.RestPercent)) : Target;
        var part = exits.Partial is { } one && !_isPartSold ? Level(one.FirstPercent) : decimal.MaxValue;
        if (part < target && high >= part && open < target)
        {
            return ("exit-partial", Math.Max(open, part), true);
        }

        return high >= target ? ("exit-take-profit", Math.Max(open, target), false) : null;
    }

    /// <summary>Coins of the first part at a price; all, where one of the two would be too small.</summary>
    public decimal PartAt(decimal price)
    {
        var part = Math.Floor(Volume * exits.Partial!.SharePercent / 100 * 100_000_000) / 100_000_000;
        return part * price < Minimum || (Volume - part) * price < Minimum ? Volume : part;
    }

    public void Sold(decimal coins, decimal result)
    {
        Volume -= coins;
        Result += result;
        _isPartSold = true;
    }

    /// <summary>A candle closed: the trailing stop follows the highest price and never falls.</summary>
    public void See(Candle candle, double atr)
    {
        _highest = Math.Max(_highest, candle.High.Value);
        if (exits.Trailing is not { } rule || _highest < Level(rule.ArmPercent))
        {
            return;
        }

        var behind = rule.Percent is { } percent ? _highest * percent / 100 : (decimal)(atr * rule.Atr);
        if (behind < _highest)
        {
            _trail = Math.Max(_trail ?? 0, PlainUnit.Down(_highest - behind, candle.Start));
        }
    }

    private decimal Level(decimal percent) => PlainUnit.Level(Entry * (100 + percent) / 100, openedAt);
}

/// <summary>Rounding to the price unit.</summary>
internal static class PlainUnit
{
    public static decimal Up(decimal price, DateTimeOffset at)
    {
        var unit = PriceUnit.Of(price, at);
        return Math.Ceiling(price / unit) * unit;
    }

    public static decimal Down(decimal price, DateTimeOffset at)
    {
        var unit = PriceUnit.Of(price, at);
        return Math.Max(unit, Math.Floor(price / unit) * unit);
    }

    /// <summary>A level; one at or below zero is the lowest price there is.</summary>
    public static decimal Level(decimal price, DateTimeOffset at) => Down(Math.Max(price, PriceUnit.Of(0m, at)), at);
}
