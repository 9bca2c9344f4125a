namespace Bot.Host.Settings;

/// <summary>A value that an account may have of its own: its name and what it may be.</summary>
/// <param name="Key">As in the configuration, e.g. <c>Exits:TrailingPercent</c>.</param>
/// <param name="Name">As it is typed in chat.</param>
/// <param name="Kind">What the value means.</param>
/// <param name="From">The least that is allowed; of no meaning where there are choices.</param>
/// <param name="To">The most that is allowed.</param>
public sealed record Setting(string Key, string Name, SettingKind Kind, decimal From = 0m, decimal To = 0m)
{
    private const string LimitsSection = "Limits:";

    /// <summary>All that is allowed, in order; empty where any number of the range is.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Whether the profile says it where the account does not; the configuration says the others.</summary>
    public bool IsOfProfile => Key.StartsWith(LimitsSection, StringComparison.Ordinal);

    /// <summary>Digits that a value may have behind the point.</summary>
    public int Decimals =>
        Kind switch
        {
            SettingKind.Percent or SettingKind.Times or SettingKind.Factor => 2,
            SettingKind.Count
            or SettingKind.Hours
            or SettingKind.Won
            or SettingKind.Minutes
            or SettingKind.Switch
            or SettingKind.Choice => 0,
        };

    /// <summary>Whether a number is in the range and has no more digits than it may.</summary>
    public bool Allows(decimal number) => number >= From && number <= To && Math.Round(number, Decimals) == number;
}

/// <summary>What a value means.</summary>
public enum SettingKind
{
    Percent,

    /// <summary>Multiples of ATR 14.</summary>
    Times,

    /// <summary>What something is multiplied by.</summary>
    Factor,

    Count,

    Hours,

    Won,

    /// <summary>One of few numbers of minutes.</summary>
    Minutes,

    /// <summary>On or off.</summary>
    Switch,

    /// <summary>One of few names.</summary>
    Choice,
}
