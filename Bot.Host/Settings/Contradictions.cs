using Bot.Domain.Exits;
using Bot.Domain.Orders;

namespace Bot.Host.Settings;

/// <summary>Values that are each allowed and do not go together.</summary>
public static class Contradictions
{
    /// <summary>Take-profit over stop-loss below this is refused.</summary>
    public const decimal RewardLeast = 1.5m;

    /// <summary>What a trade pays in fees on both sides, in percent.</summary>
    public static decimal Fees => 2m * Costs.Fee.Value;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Contradiction> In(AccountTerms terms) =>
        [.. Levels(terms).Concat(Limits(terms)).Concat(Parts(terms)).Where(one => one.Depth > 0m)];

    /// <summary>Those that a change brings or deepens; what was there before hinders nobody from mending it.</summary>
    public static IReadOnlyList<Contradiction> Brought(AccountTerms before, AccountTerms after)
    {
        var old = In(before).ToDictionary(one => one.Kind, one => one.Depth);
        return [.. In(after).Where(one => one.Depth > old.GetValueOrDefault(one.Kind))];
    }

    private static IEnumerable<Contradiction> Levels(AccountTerms terms)
    {
        var profile = terms.Profile;
        if (terms.Rules.Exits.Mode == ExitMode.Atr)
        {
            yield return new Contradiction(
                ContradictionKind.RewardTooLow,
                RewardLeast - Judgement.RewardOf(terms),
                [SettingCatalog.AtrStop, SettingCatalog.AtrTarget, SettingCatalog.ExitMode]
            );
            yield break;
        }

        yield return new Contradiction(
            ContradictionKind.RewardTooLow,
            RewardLeast - Judgement.RewardOf(terms),
            [SettingCatalog.StopLoss, SettingCatalog.TakeProfit, SettingCatalog.ExitMode]
        );
        yield return new Contradiction(
            ContradictionKind.TargetBelowFees,
            AtMost(profile.TakeProfit.Value, Fees),
            [SettingCatalog.TakeProfit]
        );
    }

    private static IEnumerable<Contradiction> Limits(AccountTerms terms) =>
        [
            new(
                ContradictionKind.WeekTighterThanDay,
                terms.Profile.WeeklyLossLimit.Value - terms.Profile.DailyLossLimit.Value,
                [SettingCatalog.DailyLoss, SettingCatalog.WeeklyLoss]
            ),
        ];

    private static IEnumerable<Contradiction> Parts(AccountTerms terms) =>
        terms.Rules.Exits.Partial is { } partial
            ?
            [
                new(
                    ContradictionKind.PartBelowFees,
                    AtMost(partial.FirstPercent, Fees),
                    [SettingCatalog.PartialFirst, SettingCatalog.Partial]
                ),
                new(
                    ContradictionKind.RestBelowPart,
                    AtMost(partial.RestPercent, partial.FirstPercent),
                    [SettingCatalog.PartialRest, SettingCatalog.PartialFirst, SettingCatalog.Partial]
                ),
            ]
            : [];

    // Above zero where a number is not above another, also where they are equal.
    private static decimal AtMost(decimal number, decimal other) => number <= other ? other - number + 0.0001m : 0m;
}

/// <summary>Values that do not go together.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Depth">How wrong, above zero.</param>
/// <param name="Between">The values that cause it; changing one of them ends it.</param>
public sealed record Contradiction(ContradictionKind Kind, decimal Depth, IReadOnlyList<Setting> Between);

/// <summary>What does not go together.</summary>
public enum ContradictionKind
{
    /// <summary>Too little is to be won for what is risked.</summary>
    RewardTooLow,

    /// <summary>A gain would not even pay the fees.</summary>
    TargetBelowFees,

    /// <summary>The week would end before the day.</summary>
    WeekTighterThanDay,

    /// <summary>The first part would be sold at a loss.</summary>
    PartBelowFees,

    /// <summary>The rest would be sold before the first part.</summary>
    RestBelowPart,
}
