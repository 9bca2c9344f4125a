namespace Bot.Host.Telegram.Texts;

/// <summary>The rungs that chat has words for.</summary>
public enum RungName
{
    State,
    LossDay,
    LossWeek,
    FrequencyPause,
    FrequencyDay,
    Data,
    RsiEntry,
    VolumeEntry,
    RsiExit,
    RsiContradiction,
    Volatility,
    Confidence,
    FakeoutAdx,
    FakeoutVolume,
    WeakVolume,
    BreakoutInput,
    Advisor,
    Cash,
    Size,
    QuickTrades,
    QuickReturn,
    QuickWinRate,
    QuickProfitFactor,
    QuickSharpe,
    QuickDrawdown,
    QuickDays,
    AboveSma50,
    Squeeze,
    Breakout,
    BreakoutVolume,
    ObvAgainstPrice,
    FakeoutExit,
    WeakeningExit,
    SlowExit,
    DayClose,
    ChannelDays,
    ChannelEntry,
    ChannelExit,
    MarketRisk,
    FlashCrash,
    Divergence,
    ExitAtr,
    SizeMode,
    SizeShare,
    SizeRisk,
    SizeNotional,
    SizeKelly,
    SizeWinRate,
    SizeWinOverLoss,
    SizeKellyShare,
    SizeShrink,
    SizeMinimum,
    SizeCash,
    SizeVolatility,
    Slippage,
}

/// <summary>From the names that the journal keeps to the ones with words.</summary>
public static class RungNames
{
    private static readonly Dictionary<string, RungName> ByText =
        Enum.GetValues<RungName>().ToDictionary(name => name.Text(), StringComparer.Ordinal);

    /// <summary>The name in kebab case, as in the journal.</summary>
    public static string Text(this RungName name) =>
        string.Concat(name.ToString().Select(Kebab)).ToLowerInvariant();

    private static string Kebab(char letter, int at) =>
        at > 0 && char.IsAsciiLetterUpper(letter) ? $"-{letter}" : $"{letter}";

    /// <summary>The words for a rung of the journal; its own name where there are none.</summary>
    public static string Of(this IWords words, string rung) =>
        ByText.TryGetValue(rung, out var name) ? words.Of(name) : Html.Escape(rung);
}
