using Bot.Domain.Orders;

namespace Bot.Tests.Crashes;

/// <summary>What the program is doing when it dies.</summary>
internal sealed record CrashScenario
{
    private const decimal Deep = 40_000_000m;
    private const decimal Thin = 85_000m;

    public static readonly CrashScenario Entry = new()
    {
        Name = "entry",
        Title = "Entry: a cycle buys",
        Side = OrderSide.Buy,
    };

    public static readonly CrashScenario Split = new()
    {
        Name = "split",
        Title = "Split entry: a cycle buys in two slices",
        Side = OrderSide.Buy,
        LevelKrw = Thin,
    };

    public static readonly CrashScenario Exit = new()
    {
        Name = "exit",
        Title = "Exit: the guard sells at the stop-loss",
        Side = OrderSide.Sell,
        Fall = CrashMarket.Slot.AddHours(1),
    };

    public static readonly CrashScenario Cancel = new()
    {
        Name = "cancel",
        Title = "Cancel: an entry that rests is taken back, and was filled before that",
        Side = OrderSide.Buy,
        IsCancel = true,
    };

    public static IReadOnlyList<CrashScenario> All { get; } = [Entry, Split, Exit, Cancel];

    public required string Name { get; init; }

    /// <summary>As it is headed on the page.</summary>
    public required string Title { get; init; }

    /// <summary>The side of the order that the kill is about.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>Whether the order rests, and what goes wrong goes wrong with taking it back.</summary>
    public bool IsCancel { get; init; }

    /// <summary>KRW on the first levels of the book, about.</summary>
    public decimal LevelKrw { get; init; } = Deep;

    /// <summary>Start of the hour in which the price falls through the stop.</summary>
    public DateTimeOffset Fall { get; init; } = CrashMarket.Slot.AddHours(6);

    public static CrashScenario Find(string name) => All.Single(scenario => scenario.Name == name);
}
