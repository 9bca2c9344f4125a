using Bot.Domain.Orders;
using Bot.Host.Options;

namespace Bot.Tests.Crashes;

/// <summary>What the program is doing when it dies.</summary>
internal sealed record CrashScenario
{
    private const decimal Deep = 40_000_000m;
    private const decimal Thin = 85_000m;

    public static readonly CrashScenario Entry = new() { Name = "entry", Side = OrderSide.Buy };

    public static readonly CrashScenario Split = new()
    {
        Name = "split entry",
        Side = OrderSide.Buy,
        LevelKrw = Thin,
    };

    public static readonly CrashScenario Exit = new()
    {
        Name = "exit",
        Side = OrderSide.Sell,
        Fall = CrashMarket.Slot.AddHours(1),
    };

    public static IReadOnlyList<CrashScenario> All { get; } = [Entry, Split, Exit];

    public required string Name { get; init; }

    /// <summary>The side of the order that the kill is about.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>KRW on the first levels of the book, about.</summary>
    public decimal LevelKrw { get; init; } = Deep;

    /// <summary>Start of the hour in which the price falls through the stop.</summary>
    public DateTimeOffset Fall { get; init; } = CrashMarket.Slot.AddHours(6);

    public static CrashScenario Find(string name) => All.Single(scenario => scenario.Name == name);
}
