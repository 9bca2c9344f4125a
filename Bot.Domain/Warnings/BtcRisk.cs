using Bot.Domain.Market;

namespace Bot.Domain.Warnings;

/// <summary>How dangerous a falling KRW-BTC is for a market, by how the two moved together on common days.</summary>
public static class BtcRisk
{
    /// <summary>Below this variance of returns in percent only rounding moves; nothing can be divided by it.</summary>
    private const double NoVariance = 1e-18;

    /// <summary>
    /// Reads the risk from the last common days; days that one of the two lacks are left out. KRW-BTC itself is read
    /// from its own last day.
    /// </summary>
    /// <param name="marketDays">Closed daily candles of the traded market.</param>
    /// <param name="btcDays">Closed daily candles of KRW-BTC; its market decides whether it is traded itself.</param>
    /// <param name="rule">The numbers.</param>
    /// <returns>Unknown with too few common days, or where one of the two did not move at all.</returns>
    public static BtcRiskReading Read(CandleSeries marketDays, CandleSeries btcDays, BtcRiskRule rule)
    {
        if (marketDays.Market == btcDays.Market)
        {
            return Itself(marketDays, rule);
        }

        var (market, btc) = CommonReturns(marketDays, btcDays, rule.Returns);
        if (market.Length < rule.Returns)
        {
            return BtcRiskReading.Unknown(btc.Length == 0 ? null : btc[^1]);
        }

        var (variance, spread) = (Covariance(btc, btc), Covariance(market, market));
        if (variance < NoVariance || spread < NoVariance)
        {
            return BtcRiskReading.Unknown(btc[^1]);
        }

        var covariance = Covariance(market, btc);
        var beta = covariance / variance;
        var correlation = Math.Clamp(covariance / Math.Sqrt(variance * spread), -1, 1);
        var alpha = market[^1] - (beta * btc[^1]);
        return new BtcRiskReading(Judge(beta, correlation, alpha, btc[^1], rule), beta, correlation, alpha, btc[^1]);
    }

    /// <summary>The table of the rule; returns in percent.</summary>
    public static BtcRiskLevel Judge(double beta, double correlation, double alpha, double btcLast, BtcRiskRule rule)
    {
        if (btcLast < rule.CrashPercent && correlation > rule.CrashCorrelation)
        {
            return BtcRiskLevel.High;
        }

        if (btcLast >= rule.FallPercent)
        {
            return BtcRiskLevel.Low;
        }

        if (beta > rule.HighBeta && alpha < 0)
        {
            return BtcRiskLevel.High;
        }

        return beta > rule.MediumBeta ? BtcRiskLevel.Medium : BtcRiskLevel.Low;
    }

    private static BtcRiskReading Itself(CandleSeries days, BtcRiskRule rule)
    {
        if (days.Count < 2)
        {
            return BtcRiskReading.Unknown(null);
        }

        var last = Return(days.Candles[^2], days.Candles[^1]);
        var level = last < rule.CrashPercent ? BtcRiskLevel.High : BtcRiskLevel.Low;
        return new BtcRiskReading(level, null, null, null, last);
    }

    // As many returns as there are, at most so many; the last of both belong to the same day.
    private static (double[] Market, double[] Btc) CommonReturns(
        CandleSeries marketDays,
        CandleSeries btcDays,
        int most
    )
    {
        var btc = btcDays.Candles.ToDictionary(day => day.Start);
        var common = marketDays.Candles.Where(day => btc.ContainsKey(day.Start)).TakeLast(most + 1).ToList();
        return (Returns(common), Returns([.. common.Select(day => btc[day.Start])]));
    }

    private static double[] Returns(List<Candle> days) => [.. days.Zip(days.Skip(1), Return)];

    // In decimal first, so that a limit is met exactly.
    private static double Return(Candle before, Candle day) => (double)day.Close.ChangeFrom(before.Close).Value;

    // Sample over sample: both sides of beta are divided by one less than their count.
    private static double Covariance(double[] left, double[] right)
    {
        var (meanLeft, meanRight) = (left.Average(), right.Average());
        return left.Zip(right, (one, other) => (one - meanLeft) * (other - meanRight)).Sum() / (left.Length - 1);
    }
}

/// <summary>The numbers of <see cref="BtcRisk"/>; limits are exceeded, not met.</summary>
public sealed record BtcRiskRule
{
    public static readonly BtcRiskRule Default = new();

    /// <summary>Daily returns compared; one close more is needed.</summary>
    public int Returns { get; init; } = 30;

    /// <summary>Below this last day of KRW-BTC the market's habits matter.</summary>
    public double FallPercent { get; init; } = -1;

    /// <summary>Below this last day of KRW-BTC whatever follows it is in danger.</summary>
    public double CrashPercent { get; init; } = -5;

    /// <summary>Above this correlation a market follows a crash.</summary>
    public double CrashCorrelation { get; init; } = 0.7;

    /// <summary>Above this beta, with an alpha below zero, a fall is a high risk.</summary>
    public double HighBeta { get; init; } = 1.2;

    /// <summary>Above this beta a fall is a medium risk.</summary>
    public double MediumBeta { get; init; } = 0.8;
}

/// <summary>How dangerous KRW-BTC is now.</summary>
public enum BtcRiskLevel
{
    Low,
    Medium,
    High,
    Unknown,
}

/// <summary>How a market moves with KRW-BTC, and what that means today.</summary>
/// <param name="Level">Unknown where the figures cannot be computed.</param>
/// <param name="Beta">Sample covariance over sample variance; null for KRW-BTC itself and when unknown.</param>
/// <param name="Correlation">Pearson's; null where beta is.</param>
/// <param name="Alpha">What the last day was beyond beta, in percent points; null where beta is.</param>
/// <param name="BtcLastReturnPercent">The last common day of KRW-BTC; null without two closes.</param>
public sealed record BtcRiskReading(
    BtcRiskLevel Level,
    double? Beta,
    double? Correlation,
    double? Alpha,
    double? BtcLastReturnPercent
)
{
    /// <summary>What cannot be judged.</summary>
    public static BtcRiskReading Unknown(double? btcLast) => new(BtcRiskLevel.Unknown, null, null, null, btcLast);
}
