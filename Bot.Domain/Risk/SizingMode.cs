namespace Bot.Domain.Risk;

/// <summary>What decides how large an entry is.</summary>
public enum SizingMode
{
    /// <summary>The profile's share of free KRW.</summary>
    Fixed,

    /// <summary>So much that the stop costs the profile's share of equity.</summary>
    AccountRisk,

    /// <summary>Half of Kelly's fraction of equity, by the trades so far.</summary>
    Kelly,
}

/// <summary>The names of sizing modes in configuration, in chat and in the specification.</summary>
public static class SizingModes
{
    public static IReadOnlyList<SizingMode> All { get; } = Enum.GetValues<SizingMode>();

    /// <summary>The name in kebab case, e.g. <c>account-risk</c>.</summary>
    public static string Text(this SizingMode mode) =>
        mode switch
        {
            SizingMode.Fixed => "fixed",
            SizingMode.AccountRisk => "account-risk",
            SizingMode.Kelly => "kelly",
        };

    /// <summary>The mode of a name, or null.</summary>
    public static SizingMode? Find(string name) =>
        All.Where(mode => string.Equals(mode.Text(), name, StringComparison.OrdinalIgnoreCase))
            .Select(mode => (SizingMode?)mode)
            .FirstOrDefault();
}
