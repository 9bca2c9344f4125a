using Bot.Domain.Money;
using Bot.Domain.Risk;

namespace Bot.Host.Options;

/// <summary>How large entries are. Section <c>Sizing</c>.</summary>
public sealed record SizingOptions
{
    /// <summary><c>fixed</c>, <c>account-risk</c> or <c>kelly</c>.</summary>
    public string Mode { get; init; } = "fixed";

    /// <summary>Closed trades before <c>kelly</c> is believed.</summary>
    public int KellyTradesLeast { get; init; } = 20;

    /// <summary>How much of Kelly's fraction is used, in percent.</summary>
    public decimal KellyPartPercent { get; init; } = 50m;

    /// <summary>The most of equity that <c>kelly</c> spends, in percent.</summary>
    public decimal KellyMostPercent { get; init; } = 30m;

    /// <summary>Times the size after three losing trades in a row.</summary>
    public decimal AfterThreeLosses { get; init; } = 0.7m;

    /// <summary>Times the size after four.</summary>
    public decimal AfterFourLosses { get; init; } = 0.6m;

    /// <summary>Times the size after five or more.</summary>
    public decimal AfterFiveLosses { get; init; } = 0.5m;

    internal SizingMode ModeOf() => SizingModes.Find(Mode) ?? SizingMode.Fixed;

    internal SizingRule Rule() =>
        new()
        {
            KellyTradesLeast = KellyTradesLeast,
            KellyPart = new Percent(KellyPartPercent),
            KellyMost = new Percent(KellyMostPercent),
            Shrinks = [new(3, AfterThreeLosses), new(4, AfterFourLosses), new(5, AfterFiveLosses)],
        };
}

/// <summary>How orders meet the book. Section <c>Orders</c>.</summary>
public sealed record OrdersOptions
{
    /// <summary>How far above the best ask an entry may pay, in percent.</summary>
    public decimal EntryCapPercent { get; init; } = 1m;

    /// <summary>Slippage above this is told, in percent.</summary>
    public decimal NotedPercent { get; init; } = 0.3m;

    /// <summary>Slippage above this cuts an order into slices, one for each such step, in percent.</summary>
    public decimal SplitPercent { get; init; } = 0.5m;

    /// <summary>Slippage above this enters nothing, in percent.</summary>
    public decimal MostPercent { get; init; } = 1m;

    /// <summary>Slices at most.</summary>
    public int SlicesMost { get; init; } = 10;

    /// <summary>Seconds between two slices.</summary>
    public decimal PauseSeconds { get; init; } = 2m;

    internal Bot.Domain.Orders.SlippageRule Rule() =>
        new()
        {
            Noted = new Percent(NotedPercent),
            Split = new Percent(SplitPercent),
            Most = new Percent(MostPercent),
            SlicesMost = SlicesMost,
        };
}
