using Bot.Domain.Money;
using Bot.Domain.Reasons;

namespace Bot.Domain.Risk;

/// <summary>What sizing says.</summary>
public abstract record SizedEntry
{
    private SizedEntry() { }

    /// <summary>The figures that led there, for the ladder.</summary>
    public IReadOnlyList<Rung> Rungs => [.. Why()];

    /// <summary>Writes them down when somebody asks: a backtest asks never.</summary>
    internal Func<IEnumerable<Rung>> Why { get; init; } = () => [];

    /// <summary>So many coins, within a budget that includes the fee.</summary>
    public sealed record Sized(Volume Volume, Krw Budget) : SizedEntry;

    /// <summary>The order would be worth less than the exchange's minimum.</summary>
    public sealed record TooSmall(Krw Notional) : SizedEntry;

    /// <summary>There is not even the minimum in cash.</summary>
    public sealed record NoCash(Krw Free) : SizedEntry;

    /// <summary>The trades so far speak against betting at all: Kelly's fraction is zero or less.</summary>
    public sealed record NoEdge(decimal Fraction) : SizedEntry;
}
