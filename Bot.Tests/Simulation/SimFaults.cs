using Bot.Sandbox.Faults;

namespace Bot.Tests.Simulation;

/// <summary>What can go wrong with the three services, drawn from a seed.</summary>
internal static class SimFaults
{
    private const string Telegram = "telegram";
    private const string Upbit = "upbit";
    private const string OpenAi = "openai";

    private static readonly (string Server, string? Method, string Path)[] Calls =
    [
        (Upbit, "POST", "/v1/orders"),
        (Upbit, "POST", "/v1/orders"),
        (Upbit, "POST", "/v1/orders"),
        (Upbit, "GET", "/v1/order"),
        (Upbit, "GET", "/v1/orders/open"),
        (Upbit, "GET", "/v1/orders/closed"),
        (Upbit, "GET", "/v1/accounts"),
        (Upbit, "GET", "/v1/ticker"),
        (Upbit, "GET", "/v1/orderbook"),
        (Upbit, "GET", "/v1/candles/*"),
        (Telegram, null, "sendMessage"),
        (Telegram, null, "editMessageText"),
        (Telegram, null, "getUpdates"),
        (OpenAi, null, "/v1/*"),
    ];

    /// <summary>A fault that strikes once, or three times in a row, soon.</summary>
    public static FaultRule Draw(Random random)
    {
        var (server, method, path) = Calls[random.Next(Calls.Length)];
        var first = random.Next(1, 4);
        var rule = new FaultRule
        {
            Server = server,
            Method = method,
            Path = path,
            From = first,
            To = first + (random.NextDouble() < 0.3 ? 2 : 0),
            Fault = FaultKind.DropRequest,
        };
        return random.Next(7) switch
        {
            0 => rule,
            1 or 2 => rule with { Fault = FaultKind.DropAnswer },
            // What arrives twice at Telegram is shown twice, and nobody could know.
            3 when server != Telegram => rule with { Fault = FaultKind.Duplicate },
            4 => rule with { Fault = FaultKind.Delay, Delay = TimeSpan.FromMilliseconds(20) },
            5 => Refused(rule, 429),
            _ => Refused(rule, 500),
        };
    }

    private static FaultRule Refused(FaultRule rule, int status) =>
        rule with
        {
            Fault = FaultKind.Status,
            Status = status,
            Body = rule.Server == Telegram ? Body(status) : null,
        };

    private static string Body(int status) =>
        $$$"""{"ok":false,"error_code":{{{status}}},"description":"no","parameters":{"retry_after":1}}""";
}
