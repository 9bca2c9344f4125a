using System.Text.Json;

namespace Bot.Sandbox.Faults;

/// <summary>
/// The faults of a run: rules that count the calls they speak of and strike at their turn. Rules may be added while
/// servers run; one plan may serve several servers.
/// </summary>
public sealed class FaultPlan
{
    private const int FiredKept = 10_000;

    private static readonly JsonDocumentOptions Form = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private readonly Lock _gate = new();
    private readonly Queue<FiredFault> _fired = new();
    private volatile Counted[] _rules = [];

    /// <summary>The rules, in the order in which they were added.</summary>
    public IReadOnlyList<FaultRule> Rules => [.. _rules.Select(counted => counted.Rule)];

    /// <summary>The newest 10,000 faults that struck, oldest first.</summary>
    public IReadOnlyList<FiredFault> Fired
    {
        get
        {
            lock (_gate)
            {
                return [.. _fired];
            }
        }
    }

    /// <summary>Reads a plan: a JSON list of rules.</summary>
    /// <exception cref="FormatException">It is no such list; the message names every problem, one a line.</exception>
    public static FaultPlan Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Form);
            return Read(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}: this is no JSON; "
                + """allowed is a list of rules, e.g. [{ "path": "/v1/orders", "fault": "drop-answer" }] """
                + $"({exception.Message})",
                exception);
        }
    }

    /// <summary>Reads a plan from a file.</summary>
    /// <exception cref="FormatException">It holds no plan; the message names the file and every problem.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<FaultPlan> ReadAsync(string file, CancellationToken cancellationToken = default)
    {
        var text = await File.ReadAllTextAsync(file, cancellationToken);
        try
        {
            return Parse(text);
        }
        catch (FormatException exception)
        {
            throw new FormatException($"{file}:{Environment.NewLine}{exception.Message}", exception);
        }
    }

    /// <summary>Adds a rule, that counts from now on.</summary>
    /// <exception cref="ArgumentException">The rule is wrong; the message names every problem.</exception>
    public void Add(FaultRule rule)
    {
        var problems = FaultRuleCheck.Problems(rule).ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(Environment.NewLine, problems), nameof(rule));
        }

        lock (_gate)
        {
            _rules = [.. _rules, new Counted(rule)];
        }
    }

    /// <summary>Takes all rules away; what struck stays known.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rules = [];
        }
    }

    internal bool IsEmpty => _rules.Length == 0;

    /// <summary>Counts a call and tells which fault strikes it, or null. Of several the first strikes.</summary>
    internal FaultRule? Strike(string server, string method, string path)
    {
        lock (_gate)
        {
            FiredFault? struck = null;
            foreach (var counted in _rules.Where(one => one.Rule.Matches(server, method, path)))
            {
                counted.Calls++;
                struck ??= counted.Rule.IsTurn(counted.Calls)
                    ? new FiredFault(counted.Rule, counted.Calls, server, method, path)
                    : null;
            }

            if (struck is not null)
            {
                Keep(struck);
            }

            return struck?.Rule;
        }
    }

    private static FaultPlan Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException($"the plan is of kind {json.ValueKind}; allowed is a list of rules");
        }

        var plan = new FaultPlan();
        var problems = new List<string>();
        foreach (var (index, element) in json.EnumerateArray().Index())
        {
            var reader = new FaultRuleReader(element);
            if (reader.Read() is { } rule)
            {
                plan.Add(rule);
            }

            problems.AddRange(reader.Problems.Select(problem => $"rule {index + 1}: {problem}"));
        }

        return problems.Count == 0 ? plan : throw new FormatException(string.Join(Environment.NewLine, problems));
    }

    private void Keep(FiredFault fault)
    {
        _fired.Enqueue(fault);
        if (_fired.Count > FiredKept)
        {
            _fired.Dequeue();
        }
    }

    private sealed class Counted(FaultRule rule)
    {
        public FaultRule Rule { get; } = rule;

        public long Calls { get; set; }
    }
}
