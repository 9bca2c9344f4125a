using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bot.Host.Http;

/// <summary>Writes what could not be answered as <c>application/problem+json</c>, RFC 9457.</summary>
public static class Problems
{
    /// <summary>The longest value that is repeated to whoever sent it.</summary>
    private const int ShownMost = 60;

    /// <summary>A value as a sentence repeats it: short, without anything that is not to be seen.</summary>
    public static string Shown(string value)
    {
        var visible = string.Concat(value.Take(ShownMost).Select(letter => IsVisible(letter) ? letter : '?'));
        return value.Length > ShownMost ? $"{visible}…" : visible;
    }

    /// <summary>Writes a problem, where nothing was written yet.</summary>
    public static async Task WriteAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        if (response.HasStarted)
        {
            context.Abort();
            return;
        }

        response.StatusCode = problem.Status;
        response.ContentType = "application/problem+json";
        if (problem.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = $"{Math.Max(1, Math.Ceiling(wait.TotalSeconds))}";
        }

        using var body = new MemoryStream();
        await using (var json = new Utf8JsonWriter(body))
        {
            Write(json, problem);
        }

        response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length), context.RequestAborted);
        }
    }

    private static void Write(Utf8JsonWriter json, Problem problem)
    {
        json.WriteStartObject();
        json.WriteString("type", "about:blank");
        json.WriteString("title", Title(problem.Status));
        json.WriteNumber("status", problem.Status);
        json.WriteString("detail", problem.Detail);
        if (problem.Wrong is { } wrong)
        {
            json.WriteString("parameter", wrong.Parameter);
            json.WriteString("value", wrong.Value);
            json.WriteString("allowed", wrong.Allowed);
        }

        json.WriteEndObject();
    }

    private static bool IsVisible(char letter) => !char.IsControl(letter) && !char.IsSurrogate(letter);

    private static string Title(int status) =>
        status switch
        {
            400 => "Bad request",
            401 => "Token needed",
            403 => "Forbidden",
            404 => "Not found",
            405 => "Method not allowed",
            409 => "Not possible now",
            413 => "Too large",
            415 => "Not JSON",
            421 => "Misdirected",
            429 => "Too many requests",
            503 => "Not available now",
            _ => $"Status {status}",
        };
}

/// <summary>Why a request is not answered.</summary>
/// <param name="Status">Of HTTP.</param>
/// <param name="Detail">A sentence.</param>
public sealed record Problem(int Status, string Detail)
{
    /// <summary>What was wrong of the request, or null.</summary>
    public WrongValue? Wrong { get; init; }

    /// <summary>When asking again may help, or null.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>A parameter that cannot be taken.</summary>
/// <param name="Parameter">Its name.</param>
/// <param name="Value">As it was given, shortened.</param>
/// <param name="Allowed">What may stand there.</param>
public sealed record WrongValue(string Parameter, string Value, string Allowed);

/// <summary>A request that is not answered; it becomes a problem on the wire.</summary>
public sealed class HttpRefusalException : Exception
{
    public HttpRefusalException()
        : this(new Problem(StatusCodes.Status400BadRequest, "Bad request.")) { }

    public HttpRefusalException(string message)
        : this(new Problem(StatusCodes.Status400BadRequest, message)) { }

    public HttpRefusalException(string message, Exception innerException)
        : base(message, innerException) => Problem = new Problem(StatusCodes.Status400BadRequest, message);

    public HttpRefusalException(Problem problem)
        : base(problem.Detail) => Problem = problem;

    /// <summary>What is told.</summary>
    public Problem Problem { get; }
}
