using Bot.Sandbox.Faults;

namespace Bot.Tests.Crashes;

/// <summary>What goes wrong at the exchange beside the kill, once, with the first order that is sent.</summary>
/// <param name="Name">As the table's column is headed.</param>
internal sealed record CrashFault(string Name)
{
    private const string Blocked =
        """{"error":{"name":"too_many_requests","message":"일시적으로 차단되었습니다. 10초 후 다시 시도해주세요."}}""";

    public static IReadOnlyList<CrashFault> All { get; } =
    [
        new("none"),
        new("request lost") { Rule = Post(FaultKind.DropRequest) },
        new("answer lost") { Rule = Post(FaultKind.DropAnswer) },
        new("500 after acting") { Trouble = LineTrouble.ServerErrorAfter },
        new("429") { Rule = Post(FaultKind.Status) with { Status = 429, Body = "Too many API requests." } },
        new("418") { Rule = Post(FaultKind.Status) with { Status = 418, Body = Blocked } },
        new("late fill") { Trouble = LineTrouble.LateFill },
        new("partial fill") { Trouble = LineTrouble.DeeperBook, LevelKrw = 60_000m },
        new("duplicate delivery") { Rule = Post(FaultKind.Duplicate) },
        new("stale read") { Trouble = LineTrouble.StaleRead },
    ];

    /// <summary>What strikes at the exchange, or null.</summary>
    public FaultRule? Rule { get; init; }

    /// <summary>What the line does.</summary>
    public LineTrouble Trouble { get; init; }

    /// <summary>KRW on the first levels of the book, or null for those of the scenario.</summary>
    public decimal? LevelKrw { get; init; }

    public static CrashFault Find(string name) => All.Single(fault => fault.Name == name);

    private static FaultRule Post(FaultKind kind) =>
        new()
        {
            Path = "/v1/orders",
            Method = "POST",
            Nth = 1,
            Fault = kind,
        };
}
