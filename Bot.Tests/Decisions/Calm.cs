using Bot.Domain.Decisions;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Reasons;
using Bot.Domain.Warnings;

namespace Bot.Tests.Decisions;

/// <summary>A market that nothing warns of.</summary>
internal static class Calm
{
    public static readonly MarketWarnings Warnings = new(
        new FlashCrashReading(IsOn: false, new Percent(-0.4m), 0.3, null),
        DivergenceReading.None,
        new BtcRiskReading(BtcRiskLevel.Low, 1.1, 0.8, 0.2, 0.5)
    );

    /// <summary>Validation on such a market, by the specification's limits.</summary>
    public static IReadOnlyList<Rung> Check(Advice advice, Candle candle, IndicatorRow row) =>
        Validation.Check(advice, candle, row, Warnings, new ValidationRule());
}
