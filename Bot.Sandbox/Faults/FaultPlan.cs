using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Sandbox.Faults;

/// <summary>The faults of a run: rules that count the calls they match and strike at their turn.</summary>
public sealed class FaultPlan
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    private static readonly string[] Servers = ["telegram", "upbit", "openai"];

    private readonly Lock _gate = new();
    private readonly List<Counted> _rules = [];
    private readonly List<string> _fired = [];

    /// <summary>What struck so far, e.g. <c>upbit POST /v1/orders: drop-answer</c>.</summary>
    public IReadOnlyList<string> Fired
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
    /// <exception cref="FormatException">It is no such list; the message names every problem.</exception>
    public static FaultPlan Parse(string json)
    {
        try
        {
            var rules = JsonSerializer.Deserialize<List<FaultRule>>(json, Form) ?? [];
            var problems = rules.SelectMany((rule, index) => Problems(rule).Select(problem => $"rule {index + 1}: {problem}")).ToList();
            if (problems.Count > 0)
            {
                throw new FormatException(string.Join(Environment.NewLine, problems));
            }

            var plan = new FaultPlan();
            rules.ForEach(plan.Add);
            return plan;
        }
        catch (JsonException exception)
        {
            throw new FormatException(
                $"a fault plan is a JSON list of rules with path and fault; line {exception.LineNumber + 1}: {exception.Message}", exception);
        }
    }

    public void Add(FaultRule rule)
    {
        lock (_gate)
        {
            _rules.Add(new Counted(rule));
        }
    }

    /// <summary>Counts a call and tells which fault strikes it, or null.</summary>
    internal FaultRule? Strike(string server, string method, string path)
    {
        lock (_gate)
        {
            FaultRule? struck = null;
            foreach (var counted in _rules.Where(one => one.Matches(server, method, path)))
            {
                counted.Calls++;
                var isDue = counted.Calls >= counted.Rule.Nth && counted.Calls < counted.Rule.Nth + counted.Rule.Count;
                struck ??= isDue ? counted.Rule : null;
            }

            if (struck is not null)
            {
                _fired.Add($"{server} {method} {path}: {struck.Fault}");
            }

            return struck;
        }
    }

    private static IEnumerable<string> Problems(FaultRule rule)
    {
        if (rule.Server is not null && !Servers.Contains(rule.Server, StringComparer.Ordinal))
        {
            yield return $"server is '{rule.Server}'; allowed are {string.Join(", ", Servers)}";
        }

        if (rule.Path.Length == 0)
        {
            yield return "path is empty";
        }

        if (rule.Nth < 1 || rule.Count < 1)
        {
            yield return $"nth is {rule.Nth} and count {rule.Count}; both are counted from 1";
        }

        if (rule.Status is < 400 or > 599)
        {
            yield return $"status is {rule.Status}; allowed are 400 to 599";
        }

        if (rule.DelayMilliseconds is < 0 or > 600_000)
        {
            yield return $"delayMilliseconds is {rule.DelayMilliseconds}; allowed are 0 to 600000";
        }
    }

    private sealed class Counted(FaultRule rule)
    {
        public FaultRule Rule { get; } = rule;

        public int Calls { get; set; }

        public bool Matches(string server, string method, string path) =>
            (Rule.Server is null || Rule.Server == server)
            && (Rule.Method is null || string.Equals(Rule.Method, method, StringComparison.OrdinalIgnoreCase))
            && string.Equals(Rule.Path.TrimStart('/'), path.TrimStart('/'), StringComparison.OrdinalIgnoreCase);
    }
}
