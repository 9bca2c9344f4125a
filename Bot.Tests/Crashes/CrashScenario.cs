using Bot.Domain.Orders;
using Bot.Domain.States;
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

    private const string Intent = "write of the intent";

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
        Begins = Intent,
    };

    public static readonly CrashScenario CancelPart = new()
    {
        Name = "cancel of a part",
        Title = "Cancel: an entry that rests, partly filled, is taken back",
        Side = OrderSide.Buy,
        Rest = CrashFault.Post(FaultKind.PartialFill) with { Percent = Part, Rests = true, Queries = Never },
        Begins = Intent,
    };

    public static readonly CrashScenario PanicSell = CancelPart with
    {
        Name = "panic with sale",
        Title = "Panic with a sale, while an entry rests partly filled",
        Sells = true,
    };

    public static readonly CrashScenario PanicKeep = CancelPart with
    {
        Name = "panic",
        Title = "Panic without a sale, while an entry rests partly filled",
        Sells = false,
    };

    public static readonly CrashScenario Unknown = new()
    {
        Name = "unknown",
        Title = "Unknown: for three minutes nobody can tell what became of an entry",
        Side = OrderSide.Buy,
        Mute = TimeSpan.FromSeconds(170),
        Step = TimeSpan.FromSeconds(40),
        Begins = Intent,
    };

    public static IReadOnlyList<CrashScenario> All { get; } =
    [Entry, Split, Exit, Cancel, CancelPart, PanicSell, PanicKeep, Unknown];

    public required string Name { get; init; }

    /// <summary>As it is headed on the page.</summary>
    public required string Title { get; init; }

    /// <summary>The side of the order that the kill is about.</summary>
    public required OrderSide Side { get; init; }

    /// <summary>Lets the first order rest until it is taken back; null where it does not.</summary>
    public FaultRule? Rest { get; init; }

    /// <summary>Whether a person panics while the order rests, and whether it is to be sold then; null for no
    /// panic.</summary>
    public bool? Sells { get; init; }

    /// <summary>How long after an order nobody can tell what became of it.</summary>
    public TimeSpan Mute { get; init; }

    /// <summary>From one look of the guard to the next.</summary>
    public TimeSpan Step { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The write or call where the kill points begin, where those before it are the entry's; null for all.
    /// </summary>
    public string? Begins { get; init; }

    /// <summary>KRW on the first levels of the book, about.</summary>
    public decimal LevelKrw { get; init; } = Deep;

    /// <summary>Start of the hour in which the price falls through the stop.</summary>
    public DateTimeOffset Fall { get; init; } = CrashMarket.Slot.AddHours(12);

    /// <summary>The request that goes wrong.</summary>
    public HttpMethod Troubled => Rest is null || Sells == true ? HttpMethod.Post : HttpMethod.Delete;

    /// <summary>Whether something is held at the end.</summary>
    public bool Holds => Side == OrderSide.Buy && Sells != true;

    /// <summary>The state at the end.</summary>
    public TradingState State => Sells is null ? TradingState.Running : TradingState.ManualHalt;

    public static CrashScenario Find(string name) => All.Single(scenario => scenario.Name == name);

    /// <summary>What strikes at the exchange, or null.</summary>
    public FaultRule? Strike(CrashFault fault)
    {
        if (Troubled == HttpMethod.Post)
        {
            return fault.Rule;
        }

        return fault.IsOfMarket || fault.Rule is not { } rule
            ? null
            : rule with
            {
                Path = "/v1/order",
                Method = "DELETE",
            };
    }

    /// <summary>
    /// How the first order rests, or null. A late fill comes while it is taken back, a partial one leaves another part.
    /// </summary>
    public FaultRule? Resting(CrashFault fault) =>
        fault.Rule?.Fault switch
        {
            _ when Rest is null || Troubled == HttpMethod.Post => Rest,
            FaultKind.LateFill => Rest with { CancelLoses = true },
            FaultKind.PartialFill => CancelPart.Rest! with { Percent = Rest.Percent is null ? Little : Much },
            _ => Rest,
        };
}
