using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Risk;

namespace Bot.Host.Settings;

/// <summary>What the numbers of an account mean: is what is to be won worth what is risked?</summary>
/// <param name="Reward">Take-profit over stop-loss, both as distances.</param>
/// <param name="WinsLeast">Of 100 trades, so many must win to pay for the others and all fees.</param>
/// <param name="DayWorst">What the daily limit lets a day lose, in KRW, below zero; null without a measurement.</param>
/// <param name="TradeWorst">What a stopped trade costs, in KRW, below zero; null where it cannot be known.</param>
/// <param name="Warnings">What to think about; none of it is refused.</param>
public sealed record Judgement(
    decimal Reward,
    decimal WinsLeast,
    Krw? DayWorst,
    Krw? TradeWorst,
    IReadOnlyList<SettingWarning> Warnings
)
{
    private const decimal Whole = 100m;

    /// <summary>The judgement of a reading.</summary>
    /// <param name="terms">What is judged.</param>
    /// <param name="equity">What the account is worth, or null.</param>
    /// <param name="atrPercent">ATR 14 of the last closed candle in percent of its close, or null.</param>
    public static Judgement Of(AccountTerms terms, Krw? equity, decimal? atrPercent)
    {
        var (stop, target) = Distances(terms, atrPercent);
        var trade = TradePercent(terms, atrPercent);
        return new Judgement(
            RewardOf(terms),
            (stop + Contradictions.Fees) / (stop + target) * Whole,
            equity * terms.Profile.DailyLossLimit,
            trade is { } percent ? equity * new Percent(percent) : null,
            [.. Warned(terms, atrPercent, trade)]
        );
    }

    /// <summary>Take-profit over stop-loss, by the way that positions are left.</summary>
    public static decimal RewardOf(AccountTerms terms) =>
        terms.Rules.Exits.Mode == ExitMode.Atr
            ? (decimal)((terms.Rules.Exits.Atr.Target ?? 0) / terms.Rules.Exits.Atr.Stop)
            : terms.Profile.RewardToRisk;

    /// <summary>The grade of a reward over risk.</summary>
    public static RewardGrade Grade(decimal reward) =>
        reward switch
        {
            < Contradictions.RewardLeast => RewardGrade.TooLow,
            < 2m => RewardGrade.Minimum,
            < 3m => RewardGrade.Recommended,
            _ => RewardGrade.Ideal,
        };

    // In percent of the entry. In multiples of an unknown ATR, one per cent stands for it.
    private static (decimal Stop, decimal Target) Distances(AccountTerms terms, decimal? atrPercent)
    {
        if (terms.Rules.Exits.Mode != ExitMode.Atr)
        {
            return (-terms.Profile.StopLoss.Value, terms.Profile.TakeProfit.Value);
        }

        var (atr, levels) = (atrPercent is > 0m and var known ? known : 1m, terms.Rules.Exits.Atr);
        return ((decimal)levels.Stop * atr, (decimal)(levels.Target ?? 0) * atr);
    }

    // Of equity, below zero. What Kelly's fraction will be, nobody knows.
    private static decimal? TradePercent(AccountTerms terms, decimal? atrPercent)
    {
        if (terms.Rules.Exits.Mode == ExitMode.Atr && atrPercent is null)
        {
            return terms.Rules.SizingMode == SizingMode.AccountRisk ? -terms.Profile.AccountRisk.Value : null;
        }

        var stop = Distances(terms, atrPercent).Stop;
        decimal? spent = terms.Rules.SizingMode switch
        {
            SizingMode.Fixed => terms.Profile.ShareOfCash.Value,
            SizingMode.AccountRisk => Math.Min(Whole, terms.Profile.AccountRisk.Value / stop * Whole),
            SizingMode.Kelly => null,
        };
        return spent is { } share ? -share * (stop + Contradictions.Fees) / Whole : null;
    }

    private static IEnumerable<SettingWarning> Warned(AccountTerms terms, decimal? atrPercent, decimal? trade)
    {
        var (profile, exits) = (terms.Profile, terms.Rules.Exits);
        if (exits.Mode == ExitMode.Fixed && atrPercent is { } atr && -profile.StopLoss.Value < atr)
        {
            yield return new SettingWarning(SettingWarningKind.StopInNoise, atr);
        }

        if (trade is { } percent && percent <= profile.DailyLossLimit.Value)
        {
            yield return new SettingWarning(SettingWarningKind.TradeTripsDay, percent);
        }

        if (exits.Trailing is { Percent: { } behind } trailing && behind > trailing.ArmPercent)
        {
            yield return new SettingWarning(SettingWarningKind.TrailingBelowEntry, behind - trailing.ArmPercent);
        }

        if (exits is not { Mode: ExitMode.Fixed, Partial: { } partial })
        {
            yield break;
        }

        if (partial.FirstPercent >= profile.TakeProfit.Value)
        {
            yield return new SettingWarning(SettingWarningKind.PartNeverSold, partial.FirstPercent);
        }
        else if (AverageReward(profile, partial) is < Contradictions.RewardLeast and var average)
        {
            yield return new SettingWarning(SettingWarningKind.PartThinsReward, average);
        }
    }

    private static decimal AverageReward(RiskProfile profile, PartialRule partial)
    {
        var part = partial.SharePercent / Whole;
        var rest = Math.Min(partial.RestPercent, profile.TakeProfit.Value);
        return ((part * partial.FirstPercent) + ((1m - part) * rest)) / -profile.StopLoss.Value;
    }
}

/// <summary>How good a reward over risk is.</summary>
public enum RewardGrade
{
    /// <summary>Below 1.5, refused.</summary>
    TooLow,

    /// <summary>From 1.5.</summary>
    Minimum,

    /// <summary>From 2.</summary>
    Recommended,

    /// <summary>From 3.</summary>
    Ideal,
}

/// <summary>Something to think about, with its figure.</summary>
public sealed record SettingWarning(SettingWarningKind Kind, decimal Figure);

/// <summary>What there is to think about.</summary>
public enum SettingWarningKind
{
    /// <summary>The stop is nearer than what an ordinary hour moves; the figure is ATR in percent.</summary>
    StopInNoise,

    /// <summary>One stopped trade alone reaches the daily limit; the figure is what it costs of equity.</summary>
    TradeTripsDay,

    /// <summary>When the trailing stop arms it lies below the entry; the figure is how far in percent.</summary>
    TrailingBelowEntry,

    /// <summary>The take-profit comes before the first part; the figure is where that would be sold.</summary>
    PartNeverSold,

    /// <summary>Selling a part early leaves little reward on average; the figure is over risk.</summary>
    PartThinsReward,
}
