using Bot.Domain.Risk;
using Bot.Host.Options;

namespace Bot.Host.Settings;

/// <summary>Everything that an account may have of its own, by the screen that sets it.</summary>
public static class SettingCatalog
{
    /// <summary>The most that the configuration allows as a budget, in KRW.</summary>
    public const decimal BudgetMost = 10_000_000m;

    public static readonly Setting StopLoss = Percent("Limits:StopLossPercent", "stop", -30m, -0.5m);
    public static readonly Setting TakeProfit = Percent("Limits:TakeProfitPercent", "target", 0.5m, 100m);
    public static readonly Setting DailyLoss = Percent("Limits:DailyLossPercent", "day", -50m, -1m);
    public static readonly Setting WeeklyLoss = Percent("Limits:WeeklyLossPercent", "week", -50m, -1m);
    public static readonly Setting Pause = new("Limits:HoursBetweenEntries", "hours", SettingKind.Hours, 0m, 72m);
    public static readonly Setting Entries = new("Limits:EntriesPerDay", "entries", SettingKind.Count, 1m, 50m);
    public static readonly Setting Share = Percent("Limits:ShareOfCashPercent", "share", 1m, 100m);
    public static readonly Setting Risk = Percent("Limits:AccountRiskPercent", "risk", 0.1m, 10m);

    public static readonly Setting ExitMode = Choice("Exits:Mode", "mode", "fixed", "atr");
    public static readonly Setting AtrStop = Ranged("Exits:AtrStop", "atrstop", SettingKind.Times);
    public static readonly Setting AtrTarget = Ranged("Exits:AtrTarget", "atrtarget", SettingKind.Times);
    public static readonly Setting Trailing = Switch("Exits:Trailing", "trailing");
    public static readonly Setting TrailingArm = Ranged("Exits:TrailingArmPercent", "arm", SettingKind.Percent);
    public static readonly Setting TrailingPercent = Ranged("Exits:TrailingPercent", "behind", SettingKind.Percent);
    public static readonly Setting TrailingAtr = Ranged("Exits:TrailingAtr", "behindatr", SettingKind.Times);
    public static readonly Setting Partial = Switch("Exits:Partial", "partial");
    public static readonly Setting PartialFirst = Ranged("Exits:PartialFirstPercent", "first", SettingKind.Percent);
    public static readonly Setting PartialShare = Ranged("Exits:PartialSharePercent", "part", SettingKind.Percent);
    public static readonly Setting PartialRest = Ranged("Exits:PartialRestPercent", "rest", SettingKind.Percent);

    public static readonly Setting SizingMode = Choice(
        "Sizing:Mode",
        "mode",
        [.. SizingModes.All.Select(SizingModes.Text)]
    );

    public static readonly Setting KellyPart = Ranged("Sizing:KellyPartPercent", "kellypart", SettingKind.Percent);
    public static readonly Setting KellyMost = Ranged("Sizing:KellyMostPercent", "kellymost", SettingKind.Percent);
    public static readonly Setting KellyFrom = Ranged("Sizing:KellyTradesLeast", "kellyfrom", SettingKind.Count);
    public static readonly Setting AfterThree = Ranged("Sizing:AfterThreeLosses", "after3", SettingKind.Factor);
    public static readonly Setting AfterFour = Ranged("Sizing:AfterFourLosses", "after4", SettingKind.Factor);
    public static readonly Setting AfterFive = Ranged("Sizing:AfterFiveLosses", "after5", SettingKind.Factor);

    public static readonly Setting Interval = new("Scheduler:IntervalMinutes", "minutes", SettingKind.Minutes)
    {
        Choices = ["5", "10", "15", "30", "60", "120", "240"],
    };

    public static readonly Setting Budget = new("OpenAI:MonthlyBudgetKrw", "krw", SettingKind.Won, 0m, BudgetMost);

    /// <summary>Own numbers over those of the profile.</summary>
    public static IReadOnlyList<Setting> Limits { get; } =
    [StopLoss, TakeProfit, DailyLoss, WeeklyLoss, Pause, Entries, Share, Risk];

    /// <summary>How positions are left.</summary>
    public static IReadOnlyList<Setting> Exits { get; } =
    [
        ExitMode,
        AtrStop,
        AtrTarget,
        Trailing,
        TrailingArm,
        TrailingPercent,
        TrailingAtr,
        Partial,
        PartialFirst,
        PartialShare,
        PartialRest,
    ];

    /// <summary>How large entries are.</summary>
    public static IReadOnlyList<Setting> Sizing { get; } =
    [SizingMode, Share, Risk, KellyPart, KellyMost, KellyFrom, AfterThree, AfterFour, AfterFive];

    /// <summary>All of them, once each.</summary>
    public static IReadOnlyList<Setting> All { get; } = [.. Limits.Union(Exits).Union(Sizing), Interval, Budget];

    /// <summary>The one with that key, or null.</summary>
    public static Setting? Find(string key) => All.FirstOrDefault(one => one.Key == key);

    private static Setting Percent(string key, string name, decimal from, decimal to) =>
        new(key, name, SettingKind.Percent, from, to);

    private static Setting Ranged(string key, string name, SettingKind kind) =>
        new(key, name, kind, RuleRanges.All[key].From, RuleRanges.All[key].To);

    private static Setting Switch(string key, string name) =>
        new(key, name, SettingKind.Switch) { Choices = ["true", "false"] };

    private static Setting Choice(string key, string name, params IReadOnlyList<string> choices) =>
        new(key, name, SettingKind.Choice) { Choices = choices };
}
