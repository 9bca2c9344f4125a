namespace Bot.Sandbox.Faults;

/// <summary>The words of a plan: names of servers, fields, faults and moments.</summary>
internal static class FaultWords
{
    public static readonly string[] Servers = ["telegram", "upbit", "openai"];

    /// <summary>In place of a method: a message that goes out on a WebSocket.</summary>
    public const string Message = "MESSAGE";

    public static readonly string[] Methods =
        ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", Message];

    /// <summary>What can go wrong with a message; anything else can go wrong with requests only.</summary>
    public static readonly FaultKind[] OfMessages =
        [FaultKind.DropAnswer, FaultKind.Duplicate, FaultKind.Reorder, FaultKind.Cut, FaultKind.Silence];

    /// <summary>What can go wrong with messages only.</summary>
    public static readonly FaultKind[] OfMessagesOnly = [FaultKind.Reorder, FaultKind.Cut, FaultKind.Silence];

    /// <summary>What only the exchange can do wrong.</summary>
    public static readonly FaultKind[] OfExchange =
        [FaultKind.LateFill, FaultKind.PartialFill, FaultKind.StaleRead, .. OfMessagesOnly];

    public static readonly string[] Fields =
    [
        "server", "path", "method", "nth", "from", "to", "every", "fault",
        "delay_ms", "when", "status", "body", "retry_after", "queries", "cancel_loses", "percent", "rests", "writes",
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
        FaultKind.StatusAfter => "status-after",
        FaultKind.LateFill => "late-fill",
        FaultKind.PartialFill => "partial-fill",
        FaultKind.StaleRead => "stale-read",
        FaultKind.Reorder => "reorder",
        FaultKind.Cut => "cut",
        FaultKind.Silence => "silence",
    };

    public static string Name(FaultMoment moment) => moment switch
    {
        FaultMoment.Before => "before",
        FaultMoment.After => "after",
    };
}
