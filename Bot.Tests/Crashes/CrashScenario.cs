using Bot.Domain.Orders;
using Bot.Sandbox.Faults;

namespace Bot.Tests.Crashes;

/// <summary>What the program is doing when it dies.</summary>
internal sealed record CrashScenario
{
    private const decimal Deep = 40_000_000m;
    private const decimal Thin = 85_000m;

    // Looks at an order after which it meets the market; nobody looks as often.
    private const int Never = 1000;

    // Share of an order that is there at once, in percent.
    private const int Little = 5;
    private const int Part = 40;
    private const int Much = 80;

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
        Title = "Cancel: an entry that rests is taken back unfilled; the next hour buys",
        Side = OrderSide.Buy,
        Rest = CrashFault.Post(FaultKind.LateFill) with { Queries = Never },
    };

    public static readonly CrashScenario CancelPart = new()
    {
        Name = "cancel of a part",
        Title = "Cancel: an entry that rests, partly filled, is taken back",
        Side = OrderSide.Buy,
        Rest = CrashFault.Post(FaultKind.PartialFill) with { Percent = Part, Rests = true, Queries = Never },
    };

    public static IReadOnlyList<CrashScenario> All { get; } = [Entry, Split, Exit, Cancel, CancelPart];

    public required string Name { get; init; }

    /// <summary>As it is headed on the page.</summary>
    public required string Title { get; init; }

    /// <summary>The side of the order that the kill is about.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>Lets the first order rest until it is taken back; null where it does not.</summary>
    public FaultRule? Rest { get; init; }

    /// <summary>KRW on the first levels of the book, about.</summary>
    public decimal LevelKrw { get; init; } = Deep;

    /// <summary>Start of the hour in which the price falls through the stop.</summary>
    public DateTimeOffset Fall { get; init; } = CrashMarket.Slot.AddHours(12);

    /// <summary>The request that goes wrong.</summary>
    public HttpMethod Troubled => Rest is null ? HttpMethod.Post : HttpMethod.Delete;

    public static CrashScenario Find(string name) => All.Single(scenario => scenario.Name == name);

    /// <summary>
    /// What strikes at the exchange. Where an order rests, a late fill comes while it is taken back, and a partial one
    /// leaves another part.
    /// </summary>
    public IEnumerable<FaultRule> Rules(CrashFault fault)
    {
        if (Resting(fault) is { } rest)
        {
            yield return rest;
        }

        if (fault.Rule is { } rule && (Rest is null || !fault.IsOfMarket))
        {
            yield return Rest is null ? rule : rule with { Path = "/v1/order", Method = "DELETE" };
        }
    }

    /// <summary>How the first order rests, or null.</summary>
    public FaultRule? Resting(CrashFault fault) =>
        fault.Rule?.Fault switch
        {
            FaultKind.LateFill => Rest is null ? null : Rest with { CancelLoses = true },
            FaultKind.PartialFill when Rest is not null => CancelPart.Rest! with
            {
                Percent = Rest.Percent is null ? Little : Much,
            },
            _ => Rest,
        };
}
