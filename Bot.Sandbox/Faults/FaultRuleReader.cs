using System.Text.Json;

namespace Bot.Sandbox.Faults;

/// <summary>Reads one rule out of JSON and notes everything that is wrong with it.</summary>
internal sealed class FaultRuleReader(JsonElement json)
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    /// <summary>The rule; null where there are problems.</summary>
    public FaultRule? Read()
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            _problems.Add($"{json.GetRawText()} is no rule; allowed is an object with path and fault");
            return null;
        }

        _problems.AddRange(json.EnumerateObject()
            .Where(field => !FaultWords.Fields.Contains(field.Name))
            .Select(field => $"{field.Name} is not known; allowed are {string.Join(", ", FaultWords.Fields)}"));
        var rule = new FaultRule
        {
            Server = Text("server"),
            Path = Required("path", Text("path") ?? ""),
            Method = Text("method"),
            Nth = Number("nth"),
            From = Number("from"),
            To = Number("to"),
            Every = Number("every"),
            Fault = Required("fault", Word("fault", FaultWords.Faults, FaultWords.Name) ?? FaultKind.DropRequest),
            Delay = Number("delay_ms") is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null,
            When = Word("when", FaultWords.Moments, FaultWords.Name),
            Status = Number("status"),
            Body = Body(),
            RetryAfter = Number("retry_after"),
            Queries = Number("queries"),
            CancelLoses = Flag("cancel_loses"),
            Percent = Number("percent"),
            Rests = Flag("rests"),
            Writes = Number("writes"),
        };

        // A rule whose fault is not known cannot be told which parameters are foreign to it.
        _problems.AddRange(FaultRuleCheck.Problems(rule).Where(problem => !IsSaid(problem)));
        return _problems.Count == 0 ? rule : null;
    }

    private T Required<T>(string name, T value)
    {
        if (Find(name) is null)
        {
            _problems.Add($"{name} is missing; allowed is {Allowed(name)}");
        }

        return value;
    }

    private static string Allowed(string name) => name == "fault"
        ? string.Join(", ", FaultWords.Faults.Select(FaultWords.Name))
        : "a path such as /v1/orders, or a Bot API method such as sendMessage";

    private bool IsSaid(string problem)
    {
        var isFaultUnknown = _problems.Exists(said => said.StartsWith("fault ", StringComparison.Ordinal));
        var name = problem[..problem.IndexOf(' ', StringComparison.Ordinal)];
        return _problems.Exists(said => said.StartsWith(name + " ", StringComparison.Ordinal))
            || (isFaultUnknown && problem.Contains(" says nothing for ", StringComparison.Ordinal));
    }

    private JsonElement? Find(string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private string? Text(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String)
        {
            return value.GetString();
        }

        _problems.Add($"{name} is {value.GetRawText()}; allowed is a text in quotes");
        return null;
    }

    private int? Number(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number))
        {
            return number;
        }

        _problems.Add($"{name} is {value.GetRawText()}; allowed is a whole number without quotes");
        return null;
    }

    private bool? Flag(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        _problems.Add($"{name} is {value.GetRawText()}; allowed is true or false");
        return null;
    }

    private T? Word<T>(string name, T[] values, Func<T, string> wording)
        where T : struct
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        var found = Array.FindIndex(
            values, one => value.ValueKind == JsonValueKind.String && wording(one) == value.GetString());
        if (found >= 0)
        {
            return values[found];
        }

        _problems.Add($"{name} is {value.GetRawText()}; allowed are {string.Join(", ", values.Select(wording))}");
        return null;
    }

    // A body may be a text or the JSON itself.
    private string? Body()
    {
        var body = Find("body");
        return body?.ValueKind == JsonValueKind.String ? body.Value.GetString() : body?.GetRawText();
    }
}
