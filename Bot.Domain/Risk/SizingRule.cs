using Bot.Domain.Money;

namespace Bot.Domain.Risk;

/// <summary>The numbers of sizing.</summary>
public sealed record SizingRule
{
    /// <summary>The most that any venue may lend on.</summary>
    public const decimal LeverageMost = 10m;

    public static readonly SizingRule Default = new();

    /// <summary>
    /// Notional over margin, 1 to 10, for <c>account-risk</c>; on a spot market nothing is lent and it is 1.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1 or above the cap.</exception>
    public decimal Leverage
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1m);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LeverageMost);
            field = value;
        }
    } = 1m;

    /// <summary>Fewer closed trades than these say nothing about an edge: <c>kelly</c> sizes as <c>fixed</c>.</summary>
    public int KellyTradesLeast { get; init; } = 20;

    /// <summary>How much of Kelly's fraction is used.</summary>
    public Percent KellyPart { get; init; } = new(50m);

    /// <summary>The most of equity that <c>kelly</c> spends on an entry.</summary>
    public Percent KellyMost { get; init; } = new(30m);

    /// <summary>What losing trades in a row do to every size; the longest run that was reached counts.</summary>
    public IReadOnlyList<Shrink> Shrinks { get; init; } = [new(3, 0.7m), new(4, 0.6m), new(5, 0.5m)];

    /// <summary>The factor for a number of losing trades in a row, 1 where there are too few.</summary>
    public decimal FactorAfter(int losses) =>
        Shrinks.Where(shrink => losses >= shrink.Losses).MaxBy(shrink => shrink.Losses)?.Factor ?? 1m;
}

/// <summary>From so many losing trades in a row an entry is only this part of its size.</summary>
public sealed record Shrink(int Losses, decimal Factor);
