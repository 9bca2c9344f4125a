using Bot.Domain.Decisions;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Strategies;

namespace Bot.Domain.Ablation;

/// <summary>
/// When a piece of advice came true. Only advice to buy or to sell is judged; holding claims nothing.
/// </summary>
public sealed record Calibration
{
    public static readonly Calibration Default = new();

    /// <summary>How long after the advice the price is looked at.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How far the price must have gone the advised way: both fees, so that following it would have paid.
    /// </summary>
    public Percent Needed { get; init; } = new(2 * Costs.Fee.Value);

    /// <summary>Whether the price went beyond what is needed, the way it was advised.</summary>
    /// <exception cref="ArgumentException">Advice to hold has no direction.</exception>
    public bool IsHit(TradeAction advised, Price then, Price later)
    {
        var change = later.ChangeFrom(then).Value;
        return advised switch
        {
            TradeAction.Buy => change > Needed.Value,
            TradeAction.Sell => change < -Needed.Value,
            TradeAction.Hold => throw new ArgumentException("advice to hold is not judged", nameof(advised)),
        };
    }
}

/// <summary>How often advice given with one word of confidence came true.</summary>
/// <param name="Confidence">The word.</param>
/// <param name="Hits">Came true.</param>
/// <param name="Judged">Was measured, true or not.</param>
/// <param name="Pending">Its time has not come yet.</param>
/// <param name="Unmeasured">Its time passed and no price of that instant is known.</param>
public sealed record CalibrationLine(Confidence Confidence, int Hits, int Judged, int Pending, int Unmeasured)
{
    /// <summary>In percent of what was measured; null before anything was.</summary>
    public decimal? HitRate => Judged == 0 ? null : Hits * 100m / Judged;
}
