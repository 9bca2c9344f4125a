using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Bot.Sandbox.OpenAi;

/// <summary>An answer of the API before it goes out: a status and a body.</summary>
internal sealed record ApiAnswer(int Status, JsonObject Json)
{
    private static readonly JsonSerializerOptions Form = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Seconds in the header <c>Retry-After</c>; null leaves it out.</summary>
    public int? RetryAfter { get; init; }

    public string Body { get; } = Json.ToJsonString(Form);

    public static ApiAnswer Ok(JsonObject json) => new(StatusCodes.Status200OK, json);

    /// <summary>An error in the API's form.</summary>
    public static ApiAnswer Error(
        int status, string message, string? param = null, string? code = null, string type = "invalid_request_error") =>
        new(status, new JsonObject
        {
            ["error"] = new JsonObject
            {
                ["message"] = message,
                ["type"] = type,
                ["param"] = param,
                ["code"] = code,
            },
        });

    /// <summary>A refusal of a request that is not as it should be.</summary>
    public static ApiAnswer Wrong(string message, string? param = null, string? code = null) =>
        Error(StatusCodes.Status400BadRequest, message, param, code);

    public Task SendAsync(HttpResponse response, CancellationToken token)
    {
        response.StatusCode = Status;
        response.ContentType = "application/json";
        if (RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return response.WriteAsync(Body, token);
    }
}
