using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Bot.Sandbox.OpenAi;

namespace Bot.Tests.Sandbox.OpenAi;

/// <summary>What is refused, and in which form.</summary>
public sealed class RequestTests
{
    private const string Talk = "\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]";

    [Theory]
    [InlineData("not json", null, null, "We could not parse the JSON body of your request.")]
    [InlineData("[]", null, null, "We could not parse the JSON body of your request.")]
    [InlineData("""{"messages":[]}""", null, null, "you must provide a model parameter")]
    [InlineData("""{"model":3}""", "model", "invalid_type", "'model': expected a string, but got a number")]
    [InlineData("""{"model":"m"}""", "messages", "missing_required_parameter", "Missing required parameter")]
    [InlineData("""{"model":"m","messages":"a"}""", "messages", "invalid_type", "array of objects, but got a string")]
    [InlineData("""{"model":"m","messages":[]}""", "messages", "empty_array", "an array with minimum length 1")]
    [InlineData("""{"model":"m","messages":["a"]}""", "messages[0]", "invalid_type", "expected an object")]
    public async Task Given_a_request_without_model_or_messages_then_it_is_refused_in_the_form_of_the_api(
        string body, string? param, string? code, string message) => await RefusedAsync(body, param, code, message);

    [Theory]
    [InlineData("""{"content":"a"}""", "messages[0].role", "missing_required_parameter", "Missing")]
    [InlineData("""{"role":"me","content":"a"}""", "messages[0].role", "invalid_value", "'me'")]
    [InlineData("""{"role":"user"}""", "messages[0].content", "invalid_type", "expected a string, got null")]
    [InlineData("""{"role":"user","content":7}""", "messages[0].content", "invalid_type", "but got a number")]
    public async Task Given_a_wrong_message_then_it_is_refused_by_its_place(
        string given, string param, string code, string message) =>
        await RefusedAsync($"{{\"model\":\"m\",\"messages\":[{given}]}}", param, code, message);

    [Theory]
    [InlineData("\"stream\":true", "stream", "unsupported_value", "'stream'")]
    [InlineData("\"n\":2", "n", "unsupported_value", "'n'")]
    [InlineData("\"max_tokens\":0", "max_tokens", "integer_below_min_value", "Expected a value >= 1")]
    [InlineData("\"max_tokens\":\"9\"", "max_tokens", "invalid_type", "expected an integer, but got a string")]
    [InlineData("\"response_format\":\"json\"", "response_format", "invalid_type", "expected an object")]
    public async Task Given_a_wrong_field_then_it_is_refused_by_its_name(
        string field, string param, string code, string message) =>
        await RefusedAsync($"{{{Talk},{field}}}", param, code, message);

    [Theory]
    [InlineData("{}", "type", "missing_required_parameter", "Missing")]
    [InlineData(
        """{"type":"xml"}""",
        "type",
        "invalid_value",
        "Invalid value: 'xml'. Supported values are: 'json_object', 'json_schema', and 'text'.")]
    [InlineData("""{"type":"json_schema"}""", "json_schema", "missing_required_parameter", "Missing")]
    [InlineData(
        """{"type":"json_schema","json_schema":{"schema":{"type":"object"}}}""",
        "json_schema.name",
        "missing_required_parameter",
        "Missing")]
    [InlineData(
        """{"type":"json_schema","json_schema":{"name":"a"}}""",
        "json_schema.schema",
        "missing_required_parameter",
        "Missing")]
    public async Task Given_a_wrong_format_of_answers_then_it_is_refused_by_its_place(
        string format, string place, string code, string message) =>
        await RefusedAsync($"{{{Talk},\"response_format\":{format}}}", $"response_format.{place}", code, message);

    [Theory]
    [InlineData("a", HttpStatusCode.BadRequest)]
    [InlineData("a Json please", HttpStatusCode.OK)]
    public async Task Given_json_objects_are_asked_for_then_a_message_must_say_so(string words, HttpStatusCode status)
    {
        await using var server = await OpenAiServer.StartAsync(new());
        var messages = $$"""{"model":"m","messages":[{"role":"user","content":"{{words}}"}]""";
        var answer = await PostAsync(server, messages + ",\"response_format\":{\"type\":\"json_object\"}}");
        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("""{"type":"string"}""", "schema must be a JSON Schema of 'type: \"object\"', got 'type: \"string\"'.")]
    [InlineData("""{"type":"object","properties":{}}""", "In context=(), 'additionalProperties' is required")]
    [InlineData(
        """{"type":"object","additionalProperties":false,"properties":{"a":{"type":"string"}},"required":[]}""",
        "Missing 'a'.")]
    [InlineData(
        """
        {"type":"object","additionalProperties":false,"required":["a"],
         "properties":{"a":{"type":"array","items":{"type":"object"}}}}
        """,
        "In context=('properties', 'a', 'items'), 'additionalProperties' is required")]
    public async Task Given_a_schema_that_strictness_forbids_then_only_the_strict_request_is_refused(
        string schema, string problem)
    {
        await using var server = await OpenAiServer.StartAsync(new());
        var (status, error) = await PostAsync(server, Body(schema, "true"));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        var message = error.GetProperty("message").GetString();
        Assert.StartsWith("Invalid schema for response_format 'thing': ", message, StringComparison.Ordinal);
        Assert.Contains(problem, message, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await PostAsync(server, Body(schema, "false"))).Status);
    }

    [Theory]
    [InlineData("POST", "/v1/chat/completions", HttpStatusCode.BadRequest)]
    [InlineData("POST", "/chat/completions", HttpStatusCode.BadRequest)]
    [InlineData("GET", "/v1/chat/completions", HttpStatusCode.MethodNotAllowed)]
    [InlineData("GET", "/v1/models", HttpStatusCode.OK)]
    [InlineData("GET", "/models", HttpStatusCode.OK)]
    [InlineData("POST", "/v1/models", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/v1/responses", HttpStatusCode.NotFound)]
    [InlineData("GET", "/", HttpStatusCode.NotFound)]
    public async Task Given_a_path_then_it_is_known_or_not(string method, string path, HttpStatusCode status)
    {
        await using var server = await OpenAiServer.StartAsync(new());
        using var http = Client();
        using var request = new HttpRequestMessage(new(method), new Uri(server.Address, path));
        using var response = await http.SendAsync(request);
        Assert.Equal(status, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Basic YTpi")]
    [InlineData("Bearer ")]
    public async Task Given_no_key_then_401_says_how_to_give_one(string? authorization)
    {
        await using var server = await OpenAiServer.StartAsync(new());
        using var http = new HttpClient();
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        using var response = await http.GetAsync(new Uri(server.Address, "/v1/models"));
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync();
        Assert.Contains("You didn't provide an API key", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_a_rate_limit_then_the_header_tells_when_to_come_back()
    {
        await using var server = await OpenAiServer.StartAsync(new() { RetryAfter = TimeSpan.FromSeconds(1.5) });
        server.Next(OpenAiFault.RateLimit);
        using var http = Client();
        using var content = new StringContent($"{{{Talk}}}");
        using var response = await http.PostAsync($"{server.Address}/chat/completions", content);
        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter?.Delta);
        Assert.Contains("rate_limit_exceeded", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task RefusedAsync(string body, string? param, string? code, string message)
    {
        await using var server = await OpenAiServer.StartAsync(new());
        var (status, error) = await PostAsync(server, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal("invalid_request_error", error.GetProperty("type").GetString());
        Assert.Equal((param, code), (error.GetProperty("param").GetString(), error.GetProperty("code").GetString()));
    }

    private static string Body(string schema, string strict) =>
        $"{{{Talk},\"response_format\":{{\"type\":\"json_schema\",\"json_schema\":"
        + $"{{\"name\":\"thing\",\"strict\":{strict},\"schema\":{schema}}}}}}}";

    private static async Task<(HttpStatusCode Status, JsonElement Error)> PostAsync(OpenAiServer server, string body)
    {
        using var http = Client();
        using var content = new StringContent(body);
        using var response = await http.PostAsync($"{server.Address}/chat/completions", content);
        var json = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        return (response.StatusCode, json.TryGetProperty("error", out var error) ? error : json);
    }

    private static HttpClient Client() => new()
    {
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "sk-test") },
    };
}
