using Bot.Domain.Money;

namespace Bot.Domain.Risk;

/// <summary>How much a person dares, under one name: levels of exit, loss limits, pace and size of entries.</summary>
/// <param name="Name">As in chat and configuration, e.g. <c>balanced</c>.</param>
/// <param name="StopLoss">Below zero.</param>
/// <param name="TakeProfit">Above zero.</param>
/// <param name="DailyLossLimit">Below zero, of equity since KST midnight.</param>
/// <param name="WeeklyLossLimit">Below zero, of equity since KST midnight seven days ago.</param>
/// <param name="HoursBetweenEntries">From one entry fill to the next entry.</param>
/// <param name="EntriesPerDay">Per KST day.</param>
/// <param name="ShareOfCash">Of free KRW, per entry.</param>
/// <param name="AccountRisk">Of equity, that a stopped trade may cost when sizes follow the risk.</param>
public sealed record RiskProfile(
    string Name,
    Percent StopLoss,
    Percent TakeProfit,
    Percent DailyLossLimit,
    Percent WeeklyLossLimit,
    int HoursBetweenEntries,
    int EntriesPerDay,
    Percent ShareOfCash,
    Percent AccountRisk
)
{
    /// <summary>
    /// What a position may move in a year, of the account, where the size follows how much the market moves.
    /// </summary>
    public Percent TargetVolatility { get; init; } = new(30m);

    /// <summary>Of free KRW, the most that such an entry spends.</summary>
    public Percent ShareMost { get; init; } = new(80m);

    public static readonly RiskProfile Conservative = new(
        "conservative",
        new Percent(-3m),
        new Percent(8m),
        new Percent(-5m),
        new Percent(-10m),
        6,
        3,
        new Percent(20m),
        new Percent(1m)
    )
    {
        TargetVolatility = new Percent(20m),
        ShareMost = new Percent(60m),
    };

    public static readonly RiskProfile Balanced = new(
        "balanced",
        new Percent(-5m),
        new Percent(10m),
        new Percent(-10m),
        new Percent(-15m),
        4,
        5,
        new Percent(30m),
        new Percent(1.5m)
    );

    public static readonly RiskProfile Aggressive = new(
        "aggressive",
        new Percent(-7m),
        new Percent(15m),
        new Percent(-15m),
        new Percent(-25m),
        2,
        8,
        new Percent(40m),
        new Percent(2m)
    )
    {
        TargetVolatility = new Percent(40m),
        ShareMost = new Percent(95m),
    };

    /// <summary>The three, from careful to daring.</summary>
    public static IReadOnlyList<RiskProfile> All { get; } = [Conservative, Balanced, Aggressive];

    /// <summary>Take-profit over stop-loss, both as distances.</summary>
    public decimal RewardToRisk => TakeProfit.Value / -StopLoss.Value;

    /// <summary>The profile of that name, or null.</summary>
    public static RiskProfile? Find(string name) =>
        All.FirstOrDefault(profile => string.Equals(profile.Name, name, StringComparison.OrdinalIgnoreCase));
}
