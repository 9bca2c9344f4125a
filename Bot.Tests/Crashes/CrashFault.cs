using Bot.Sandbox.Faults;

namespace Bot.Tests.Crashes;

/// <summary>What goes wrong at the exchange beside the kill, once.</summary>
/// <param name="Name">As the table's column is headed.</param>
internal sealed record CrashFault(string Name)
{
    private const string Blocked =
        """{"error":{"name":"too_many_requests","message":"일시적으로 차단되었습니다. 10초 후 다시 시도해주세요."}}""";

    private const string Later = """{"error":{"name":"server_error","message":"later"}}""";

    // After the program has stopped waiting for it, before it takes the order back.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<CrashFault> All { get; } =
    [
        new("none"),
        new("request lost") { Rule = Post(FaultKind.DropRequest) },
        new("answer lost") { Rule = Post(FaultKind.DropAnswer) },
        new("500 after acting") { Rule = Post(FaultKind.StatusAfter) with { Status = 500, Body = Later } },
        new("429") { Rule = Post(FaultKind.Status) with { Status = 429, Body = "Too many API requests." } },
        new("418") { Rule = Post(FaultKind.Status) with { Status = 418, Body = Blocked } },
        new("late fill") { Rule = Post(FaultKind.LateFill) with { Delay = Late } },
        new("partial fill") { Rule = Post(FaultKind.PartialFill) with { Percent = 40 } },
        new("duplicate delivery") { Rule = Post(FaultKind.Duplicate) },
        new("stale read") { IsStale = true },
    ];

    /// <summary>What strikes at the exchange, at an order; or null.</summary>
    public FaultRule? Rule { get; init; }

    /// <summary>Whether for some seconds order and balances are read as they were before.</summary>
    public bool IsStale { get; init; }

    /// <summary>Whether it is about how an order meets the market.</summary>
    public bool IsOfMarket => Rule?.Fault is FaultKind.LateFill or FaultKind.PartialFill;

    public static CrashFault Find(string name) => All.Single(fault => fault.Name == name);

    /// <summary>A rule about the next order.</summary>
    public static FaultRule Post(FaultKind kind) =>
        new()
        {
            Path = "/v1/orders",
            Method = "POST",
            Nth = 1,
            Fault = kind,
        };
}
