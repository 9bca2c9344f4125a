using Bot.Sandbox.Faults;

namespace Bot.Tests.Crashes;

/// <summary>What goes wrong at the exchange beside the kill, once, at the first order that reaches it.</summary>
/// <param name="Name">As the table's column is headed.</param>
/// <param name="Rules">What strikes.</param>
internal sealed record CrashFault(string Name, params IReadOnlyList<FaultRule> Rules)
{
    private const string Orders = "/v1/orders";

    public static IReadOnlyList<CrashFault> All { get; } =
        [
            new("none"),
            new("request lost", Post(FaultKind.DropRequest)),
            new("answer lost", Post(FaultKind.DropAnswer)),
            new("429", Post(FaultKind.Status) with { Status = 429, Body = "Too many API requests." }),
            new(
                "418",
                Post(FaultKind.Status) with
                {
                    Status = 418,
                    Body =
                        """{"error":{"name":"too_many_requests","message":"일시적으로 차단되었습니다. 10초 후 다시 시도해주세요."}}""",
                }
            ),
            new("duplicate delivery", Post(FaultKind.Duplicate)),
        ];

    public static CrashFault Find(string name) => All.Single(fault => fault.Name == name);

    private static FaultRule Post(FaultKind kind) =>
        new()
        {
            Path = Orders,
            Method = "POST",
            Nth = 1,
            Fault = kind,
        };
}
