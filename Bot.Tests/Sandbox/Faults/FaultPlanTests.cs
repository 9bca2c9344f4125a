using Bot.Sandbox.Faults;

namespace Bot.Tests.Sandbox.Faults;

/// <summary>Reading plans of faults, and whose turn it is.</summary>
public sealed class FaultPlanTests
{
    private const string Kinds =
        "drop-request, drop-answer, delay, duplicate, status, status-after, late-fill, "
        + "partial-fill, stale-read, reorder, cut, silence";

    [Fact]
    public void Given_a_plan_with_every_field_when_read_then_its_rules_say_what_was_written()
    {
        var plan = FaultPlan.Parse(
            """
            [
              // Upbit loses the third order's answer.
              { "server": "upbit", "path": "/v1/orders", "method": "POST", "nth": 3, "fault": "drop-answer" },
              { "path": "*", "from": 2, "to": 6, "every": 2, "fault": "delay", "delay_ms": 250, "when": "after" },
              { "path": "sendMessage", "fault": "status", "status": 429, "retry_after": 7,
                "body": { "ok": false }, },
            ]
            """
        );
        Assert.Equal(
            [
                new FaultRule
                {
                    Server = "upbit",
                    Path = "/v1/orders",
                    Method = "POST",
                    Nth = 3,
                    Fault = FaultKind.DropAnswer,
                },
                new FaultRule
                {
                    Path = "*",
                    From = 2,
                    To = 6,
                    Every = 2,
                    Fault = FaultKind.Delay,
                    Delay = TimeSpan.FromMilliseconds(250),
                    When = FaultMoment.After,
                },
                new FaultRule
                {
                    Path = "sendMessage",
                    Fault = FaultKind.Status,
                    Status = 429,
                    RetryAfter = 7,
                    Body = """{ "ok": false }""",
                },
            ],
            plan.Rules
        );
    }

    [Theory]
    [InlineData("", "1")]
    [InlineData(""", "nth": 3""", "3")]
    [InlineData(""", "from": 3""", "3 4 5 6 7 8 9")]
    [InlineData(""", "to": 2""", "1 2")]
    [InlineData(""", "from": 2, "to": 4""", "2 3 4")]
    [InlineData(""", "every": 1""", "1 2 3 4 5 6 7 8 9")]
    [InlineData(""", "every": 3""", "3 6 9")]
    [InlineData(""", "from": 2, "every": 3""", "2 5 8")]
    [InlineData(""", "from": 2, "every": 3, "to": 7""", "2 5")]
    public void Given_turns_when_nine_calls_are_made_then_those_are_struck(string turns, string struck)
    {
        var plan = FaultPlan.Parse($$"""[{ "path": "/a", "fault": "drop-request"{{turns}} }]""");
        var calls = Enumerable.Range(1, 9).Where(_ => plan.Strike("upbit", "GET", "/a") is not null);
        Assert.Equal(struck, string.Join(' ', calls));
    }

    [Theory]
    [InlineData("/v1/orders", "POST", "upbit", "POST", "/v1/orders", true)]
    [InlineData("/v1/orders", "post", "upbit", "POST", "/v1/orders", true)]
    [InlineData("v1/orders", "POST", "upbit", "POST", "/v1/orders", true)]
    [InlineData("/v1/orders", "POST", "upbit", "GET", "/v1/orders", false)]
    [InlineData("/v1/orders", "POST", "openai", "POST", "/v1/orders", false)]
    [InlineData("/v1/orders", "POST", "upbit", "POST", "/v1/orders/open", false)]
    [InlineData("/v1/orders*", "POST", "upbit", "POST", "/v1/orders/open", true)]
    [InlineData("*", "POST", "upbit", "POST", "/v1/order", true)]
    public void Given_a_rule_of_upbit_then_it_speaks_of_these_calls(
        string rulePath,
        string ruleMethod,
        string server,
        string method,
        string path,
        bool isStruck
    )
    {
        var plan = new FaultPlan();
        plan.Add(
            new()
            {
                Server = "upbit",
                Path = rulePath,
                Method = ruleMethod,
                Fault = FaultKind.DropRequest,
            }
        );
        Assert.Equal(isStruck, plan.Strike(server, method, path) is not null);
    }

    [Fact]
    public void Given_two_rules_of_one_path_then_each_counts_every_call_and_the_first_of_two_due_ones_strikes()
    {
        var plan = new FaultPlan();
        plan.Add(
            new()
            {
                Path = "/a",
                Nth = 2,
                Fault = FaultKind.DropAnswer,
            }
        );
        plan.Add(
            new()
            {
                Path = "/a",
                From = 2,
                To = 3,
                Fault = FaultKind.Duplicate,
            }
        );
        var faults = Enumerable.Range(1, 4).Select(_ => plan.Strike("upbit", "GET", "/a")?.Fault).ToList();
        Assert.Equal([null, FaultKind.DropAnswer, FaultKind.Duplicate, null], faults);
        Assert.Equal(
            ["upbit GET /a, call 2: drop-answer", "upbit GET /a, call 3: duplicate"],
            plan.Fired.Select(fired => fired.ToString())
        );
    }

    [Fact]
    public void Given_a_rule_added_later_then_it_counts_from_there_and_a_cleared_plan_strikes_nothing()
    {
        var plan = new FaultPlan();
        Assert.Null(plan.Strike("upbit", "GET", "/a"));
        plan.Add(
            new()
            {
                Path = "/a",
                From = 1,
                Fault = FaultKind.DropRequest,
            }
        );
        Assert.NotNull(plan.Strike("upbit", "GET", "/a"));
        plan.Clear();
        Assert.Null(plan.Strike("upbit", "GET", "/a"));
        Assert.Single(plan.Fired);
    }

    [Fact]
    public void Given_many_threads_when_calls_are_counted_then_exactly_the_named_ones_are_struck()
    {
        var plan = new FaultPlan();
        plan.Add(
            new()
            {
                Path = "/a",
                Every = 10,
                Fault = FaultKind.DropRequest,
            }
        );
        Parallel.For(0, 5_000, _ => plan.Strike("upbit", "GET", "/a"));
        Assert.Equal(Enumerable.Range(1, 500).Select(turn => turn * 10L), plan.Fired.Select(fired => fired.Call));
    }

    [Fact]
    public void Given_a_plan_with_many_mistakes_when_read_then_all_are_named_with_their_place_and_what_is_allowed()
    {
        var problems = Problems(
            """
            [
              { "server": "binance", "path": "/a", "fault": "drop-request", "delai": 3 },
              { "path": "/a", "fault": "delay" },
              "drop",
              { "fault": "explode", "nth": 0 },
              { "path": "/a", "nth": "3", "fault": "status", "status": 99, "when": "later" },
              { "path": "/a", "nth": 3, "to": 2, "fault": "duplicate", "status": 500 },
              { "path": 7, "method": "FETCH", "from": 5, "to": 4 }
            ]
            """
        );
        Assert.Equal(
            [
                "rule 1: delai is not known; allowed are server, path, method, nth, from, to, every, "
                    + "fault, delay_ms, when, status, body, retry_after, queries, cancel_loses, percent, rests, writes",
                "rule 1: server is 'binance'; allowed are telegram, upbit, openai, or none for any",
                "rule 2: delay_ms is missing; a delay needs 1 to 600000",
                """rule 3: "drop" is no rule; allowed is an object with path and fault""",
                "rule 4: path is missing; allowed is a path such as /v1/orders, "
                    + "or a Bot API method such as sendMessage",
                $"""rule 4: fault is "explode"; allowed are {Kinds}""",
                "rule 4: nth is 0; allowed is 1 or more",
                """rule 5: nth is "3"; allowed is a whole number without quotes""",
                """rule 5: when is "later"; allowed are before, after""",
                "rule 5: status is 99; allowed is 200 to 599",
                "rule 6: nth stands beside from, to or every; allowed is nth alone, or any of the others",
                "rule 6: status says nothing for duplicate; it is allowed for status, status-after",
                "rule 7: path is 7; allowed is a text in quotes",
                $"rule 7: fault is missing; allowed is {Kinds}",
                "rule 7: method is 'FETCH'; allowed are GET, POST, PUT, DELETE, PATCH, HEAD, OPTIONS, "
                    + "MESSAGE, or none for any",
                "rule 7: to is 4; allowed is 5 or more, where the rule begins",
            ],
            problems
        );
    }

    [Theory]
    [InlineData("delay_ms", 0, false)]
    [InlineData("delay_ms", 1, true)]
    [InlineData("delay_ms", 600_000, true)]
    [InlineData("delay_ms", 600_001, false)]
    [InlineData("status", 199, false)]
    [InlineData("status", 200, true)]
    [InlineData("status", 599, true)]
    [InlineData("status", 600, false)]
    [InlineData("retry_after", -1, false)]
    [InlineData("retry_after", 0, true)]
    [InlineData("retry_after", 86_400, true)]
    [InlineData("retry_after", 86_401, false)]
    [InlineData("nth", 0, false)]
    [InlineData("nth", 1, true)]
    public void Given_a_number_at_a_bound_then_it_is_taken_or_refused(string name, int value, bool isAllowed)
    {
        var fault = name == "delay_ms" ? "delay" : "status";
        var problems = Problems($$"""[{ "path": "/a", "fault": "{{fault}}", "{{name}}": {{value}} }]""");
        Assert.Equal(isAllowed, problems.Count == 0);
        var told = $"rule 1: {name} is {value}; allowed is";
        Assert.All(problems, problem => Assert.StartsWith(told, problem, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "path": "/v1/orders", "fault": "late-fill", "queries": 3, "cancel_loses": true }""", null)]
    [InlineData("""{ "path": "/v1/orders", "fault": "late-fill", "delay_ms": 5000 }""", null)]
    [InlineData("""{ "path": "/v1/orders", "fault": "late-fill" }""", "queries is missing; late-fill needs queries or")]
    [InlineData("""{ "path": "/v1/orders", "fault": "partial-fill", "percent": 99, "rests": true }""", null)]
    [InlineData(
        """{ "path": "/v1/orders", "fault": "partial-fill", "percent": 100 }""",
        "percent is 100; allowed is 1 to"
    )]
    [InlineData(
        """{ "path": "/v1/orders", "fault": "partial-fill", "percent": 0 }""",
        "percent is 0; allowed is 1 to 99"
    )]
    [InlineData(
        """{ "path": "/v1/orders", "fault": "partial-fill" }""",
        "percent is missing; partial-fill needs 1 to 99"
    )]
    [InlineData("""{ "path": "/v1/order", "fault": "stale-read", "writes": 1000 }""", null)]
    [InlineData(
        """{ "path": "/v1/order", "fault": "stale-read", "writes": 1001 }""",
        "writes is 1001; allowed is 1 to 1000"
    )]
    [InlineData(
        """{ "path": "/v1/order", "fault": "stale-read", "percent": 5 }""",
        "percent says nothing for stale-read"
    )]
    [InlineData(
        """{ "path": "/a", "fault": "stale-read", "server": "openai" }""",
        "server is 'openai'; stale-read is allowed"
    )]
    [InlineData("""{ "path": "/a", "fault": "status-after", "status": 502, "body": "x" }""", null)]
    [InlineData("""{ "path": "/a", "fault": "cut", "method": "MESSAGE", "nth": 3 }""", null)]
    [InlineData("""{ "path": "/a", "fault": "cut" }""", "method is ''; cut is allowed for MESSAGE")]
    [InlineData(
        """{ "path": "/a", "fault": "status", "method": "MESSAGE" }""",
        "method is 'MESSAGE', of which status says"
    )]
    [InlineData(
        """{ "path": "/a", "fault": "late-fill", "queries": 1, "cancel_loses": 1 }""",
        "cancel_loses is 1; allowed is"
    )]
    public void Given_a_fault_of_the_exchange_then_its_parameters_are_taken_or_refused(string rule, string? problem)
    {
        var problems = Problems($"[{rule}]");
        Assert.Equal(problem is null ? 0 : 1, problems.Count);
        Assert.All(problems, told => Assert.StartsWith($"rule 1: {problem}", told, StringComparison.Ordinal));
    }

    [Fact]
    public void Given_a_rule_without_a_method_then_it_does_not_speak_of_messages()
    {
        var plan = new FaultPlan();
        plan.Add(new() { Path = "*", Fault = FaultKind.Duplicate });
        Assert.Null(plan.Strike("upbit", "MESSAGE", "/websocket/v1"));
        Assert.NotNull(plan.Strike("upbit", "GET", "/websocket/v1"));
    }

    [Theory]
    [InlineData("", "line 1, byte 1: this is no JSON")]
    [InlineData("[\n  { path }\n]", "line 2, byte 5: this is no JSON")]
    [InlineData("{}", "the plan is of kind Object; allowed is a list of rules")]
    [InlineData("""[{ "path": "/a", "path": "/b", "fault": "delay" }]""", "path")]
    public void Given_a_text_that_is_no_plan_when_read_then_it_says_where_and_what_is_allowed(
        string text,
        string problem
    ) => Assert.Contains(problem, Assert.Single(Problems(text)), StringComparison.Ordinal);

    [Fact]
    public async Task Given_a_file_with_a_mistake_when_read_then_the_file_is_named_too()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """[{ "path": "/a", "fault": "none" }]""");
        var error = await Assert.ThrowsAsync<FormatException>(() => FaultPlan.ReadAsync(file));
        Assert.StartsWith($"{file}:{Environment.NewLine}rule 1: fault is", error.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public void Given_a_wrong_rule_from_code_then_it_is_refused_with_every_problem()
    {
        var error = Assert.Throws<ArgumentException>(() =>
            new FaultPlan().Add(
                new()
                {
                    Path = "",
                    Nth = 0,
                    Fault = FaultKind.Delay,
                }
            )
        );
        Assert.Contains("path is empty", error.Message, StringComparison.Ordinal);
        Assert.Contains("nth is 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("delay_ms is missing", error.Message, StringComparison.Ordinal);
    }

    private static List<string> Problems(string json)
    {
        try
        {
            FaultPlan.Parse(json);
            return [];
        }
        catch (FormatException error)
        {
            return [.. error.Message.Split(Environment.NewLine)];
        }
    }
}
