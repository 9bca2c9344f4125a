namespace Bot.Sandbox.Upbit.Markets;

/// <summary>How wild the minutes of a generated market are; shares are of all minutes.</summary>
public sealed record WildDays
{
    /// <summary>Share of minutes in which nobody trades, and so of candles that are not there.</summary>
    public double EmptyShare { get; init; } = 0.05;

    /// <summary>Share of minutes that open away from where the last one closed.</summary>
    public double GapShare { get; init; } = 0.002;

    /// <summary>Largest gap, up or down, as a share of the price.</summary>
    public double LargestGap { get; init; } = 0.03;

    /// <summary>Crashes in a day, on average.</summary>
    public double CrashesADay { get; init; } = 0.5;

    /// <summary>What a crash takes, as a share of the price.</summary>
    public double CrashDepth { get; init; } = 0.20;

    /// <summary>Minutes that a crash lasts; half of it is won back in the hour after.</summary>
    public int CrashMinutes { get; init; } = 5;

    /// <summary>Standard deviation of a usual minute.</summary>
    public double Deviation { get; init; } = 0.0008;

    /// <summary>Average KRW on the first levels of the order book; a thin one holds less than an order wants.</summary>
    public decimal LevelKrw { get; init; } = 300_000m;
}
