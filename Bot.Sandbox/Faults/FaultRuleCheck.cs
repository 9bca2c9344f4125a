namespace Bot.Sandbox.Faults;

/// <summary>Tells all that is wrong with a rule, each with what is allowed.</summary>
internal static class FaultRuleCheck
{
    private const int LongestDelayMilliseconds = 600_000;
    private const int LongestRetryAfterSeconds = 86_400;
    private const int LeastStatus = 200;
    private const int MostStatus = 599;
    private const int MostPercent = 99;
    private const int MostCount = 1000;

    public static IEnumerable<string> Problems(FaultRule rule) =>
        [.. Addressed(rule), .. Places(rule), .. Turns(rule), .. Parameters(rule), .. Fills(rule), .. Strangers(rule)];

    private static IEnumerable<string> Addressed(FaultRule rule)
    {
        if (rule.Server is { } server && !FaultWords.Servers.Contains(server))
        {
            yield return $"server is '{server}'; allowed are {string.Join(", ", FaultWords.Servers)}, or none for any";
        }

        if (string.IsNullOrWhiteSpace(rule.Path))
        {
            yield return "path is empty; allowed is a path such as /v1/orders, or a Bot API method such as sendMessage";
        }

        if (rule.Method is { } method && !FaultWords.Methods.Contains(method, StringComparer.OrdinalIgnoreCase))
        {
            yield return $"method is '{method}'; allowed are {string.Join(", ", FaultWords.Methods)}, or none for any";
        }
    }

    private static IEnumerable<string> Places(FaultRule rule)
    {
        var name = FaultWords.Name(rule.Fault);
        var isOfMessage = FaultWords.Message.Equals(rule.Method, StringComparison.OrdinalIgnoreCase);
        if (FaultWords.OfExchange.Contains(rule.Fault) && rule.Server is "telegram" or "openai")
        {
            yield return $"server is '{rule.Server}'; {name} is allowed for upbit";
        }

        if (isOfMessage && !FaultWords.OfMessages.Contains(rule.Fault))
        {
            var allowed = string.Join(", ", FaultWords.OfMessages.Select(FaultWords.Name));
            yield return $"method is '{rule.Method}', of which {name} says nothing; allowed are {allowed}";
        }

        if (!isOfMessage && FaultWords.OfMessagesOnly.Contains(rule.Fault))
        {
            yield return $"method is '{rule.Method}'; {name} is allowed for {FaultWords.Message}";
        }
    }

    private static IEnumerable<string> Fills(FaultRule rule)
    {
        if (rule.Fault == FaultKind.LateFill && rule.Queries is null && rule.Delay is null)
        {
            yield return "queries is missing; late-fill needs queries or delay_ms";
        }

        if (rule.Fault == FaultKind.PartialFill && rule.Percent is null)
        {
            yield return $"percent is missing; partial-fill needs 1 to {MostPercent}";
        }

        if (rule.Percent is < 1 or > MostPercent)
        {
            yield return $"percent is {rule.Percent}; allowed is 1 to {MostPercent}";
        }

        (string Name, int? Value)[] counts = [("queries", rule.Queries), ("writes", rule.Writes)];
        foreach (var (name, value) in counts.Where(one => one.Value is < 1 or > MostCount))
        {
            yield return $"{name} is {value}; allowed is 1 to {MostCount}";
        }
    }

    private static IEnumerable<string> Turns(FaultRule rule)
    {
        (string Name, int? Value)[] turns =
            [("nth", rule.Nth), ("from", rule.From), ("to", rule.To), ("every", rule.Every)];
        foreach (var (name, value) in turns)
        {
            if (value < 1)
            {
                yield return $"{name} is {value}; allowed is 1 or more";
            }
        }

        if (rule.Nth is not null && (rule.From ?? rule.To ?? rule.Every) is not null)
        {
            yield return "nth stands beside from, to or every; allowed is nth alone, or any of the others";
        }

        if (rule.To < (rule.From ?? rule.Every ?? 1))
        {
            yield return $"to is {rule.To}; allowed is {rule.From ?? rule.Every ?? 1} or more, where the rule begins";
        }
    }

    private static IEnumerable<string> Parameters(FaultRule rule)
    {
        if (rule.Fault == FaultKind.Delay && rule.Delay is null)
        {
            yield return $"delay_ms is missing; a delay needs 1 to {LongestDelayMilliseconds}";
        }

        if (rule.Delay is { TotalMilliseconds: < 1 or > LongestDelayMilliseconds } delay)
        {
            yield return $"delay_ms is {delay.TotalMilliseconds}; allowed is 1 to {LongestDelayMilliseconds}";
        }

        if (rule.Status is < LeastStatus or > MostStatus)
        {
            yield return $"status is {rule.Status}; allowed is {LeastStatus} to {MostStatus}";
        }

        if (rule.RetryAfter is < 0 or > LongestRetryAfterSeconds)
        {
            yield return $"retry_after is {rule.RetryAfter}; allowed is 0 to {LongestRetryAfterSeconds} seconds";
        }
    }

    private static IEnumerable<string> Strangers(FaultRule rule)
    {
        FaultKind[] statuses = [FaultKind.Status, FaultKind.StatusAfter];
        FaultKind[] fills = [FaultKind.LateFill, FaultKind.PartialFill];
        (string Name, bool IsGiven, FaultKind[] Owners)[] parameters =
        [
            ("delay_ms", rule.Delay is not null, [FaultKind.Delay, .. fills]),
            ("when", rule.When is not null, [FaultKind.Delay]),
            ("status", rule.Status is not null, statuses),
            ("body", rule.Body is not null, statuses),
            ("retry_after", rule.RetryAfter is not null, statuses),
            ("queries", rule.Queries is not null, fills),
            ("cancel_loses", rule.CancelLoses is not null, fills),
            ("percent", rule.Percent is not null, [FaultKind.PartialFill]),
            ("rests", rule.Rests is not null, [FaultKind.PartialFill]),
            ("writes", rule.Writes is not null, [FaultKind.StaleRead]),
        ];
        return parameters
            .Where(one => one.IsGiven && !one.Owners.Contains(rule.Fault))
            .Select(one => $"{one.Name} says nothing for {FaultWords.Name(rule.Fault)}; "
                + $"it is allowed for {string.Join(", ", one.Owners.Select(FaultWords.Name))}");
    }
}
