using System.Globalization;
using Bot.Domain.Reasons;
using Bot.Domain.Warnings;

namespace Bot.Domain.Decisions;

/// <summary>The market's warnings at an instant. One that could not be read is null, and blocks an entry.</summary>
/// <param name="FlashCrash">From candles of a minute.</param>
/// <param name="Divergence">From the candles that are decided on.</param>
/// <param name="Btc">From daily candles.</param>
public sealed record MarketWarnings(FlashCrashReading? FlashCrash, DivergenceReading? Divergence, BtcRiskReading? Btc)
{
    /// <summary>Nothing could be read.</summary>
    public static readonly MarketWarnings Absent = new(null, null, null);

    /// <summary>
    /// Whether the flash crash and the risk by KRW-BTC are asked at all: a backtest without their candles does without
    /// them, and says so.
    /// </summary>
    public (bool FlashCrash, bool Btc) Asked { get; init; } = (true, true);

    /// <summary>Whether the divergence is asked: it is one of hours and says nothing about days.</summary>
    public bool AsksDivergence { get; init; } = true;

    /// <summary>Whether every rule of an entry holds.</summary>
    internal bool AllowEntry =>
        (!Asked.Btc || IsRiskFine) && (!Asked.FlashCrash || IsCrashOff) && (!AsksDivergence || Agrees);

    private bool IsRiskFine => Btc?.Level is BtcRiskLevel.Low or BtcRiskLevel.Medium;

    private bool IsCrashOff => FlashCrash is { IsOn: false };

    private bool Agrees => Divergence?.Kind is DivergenceKind.None or DivergenceKind.Bullish;

    /// <summary>The rules of an entry.</summary>
    public IEnumerable<Rung> Rungs()
    {
        if (Asked.Btc)
        {
            yield return new Rung("market-risk", IsRiskFine, Btc?.Level.ToString() ?? Rung.Absent, "Low, Medium");
        }

        if (Asked.FlashCrash)
        {
            yield return new Rung("flash-crash", IsCrashOff, Text(FlashCrash), "off");
        }

        if (AsksDivergence)
        {
            yield return new Rung("divergence", Agrees, Divergence?.Kind.ToString() ?? Rung.Absent, "None, Bullish");
        }
    }

    private static string Text(FlashCrashReading? reading)
    {
        if (reading is null)
        {
            return Rung.Absent;
        }

        var drop = reading.Drop.Value.ToString("0.##", CultureInfo.InvariantCulture);
        return $"{(reading.IsOn ? "on" : "off")}, {drop} %";
    }
}
