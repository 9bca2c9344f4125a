namespace Bot.Sandbox.Faults;

/// <summary>The words of a plan: names of servers, fields, faults and moments.</summary>
internal static class FaultWords
{
    public static readonly string[] Servers = ["telegram", "upbit", "openai"];

    public static readonly string[] Methods = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS"];

    public static readonly string[] Fields =
    [
        "server", "path", "method", "nth", "from", "to", "every", "fault",
        "delay_ms", "when", "status", "body", "retry_after",
    ];

    public static readonly FaultKind[] Faults = Enum.GetValues<FaultKind>();

    public static readonly FaultMoment[] Moments = Enum.GetValues<FaultMoment>();

    public static string Name(FaultKind fault) => fault switch
    {
        FaultKind.DropRequest => "drop-request",
        FaultKind.DropAnswer => "drop-answer",
        FaultKind.Delay => "delay",
        FaultKind.Duplicate => "duplicate",
        FaultKind.Status => "status",
    };

    public static string Name(FaultMoment moment) => moment switch
    {
        FaultMoment.Before => "before",
        FaultMoment.After => "after",
    };
}
