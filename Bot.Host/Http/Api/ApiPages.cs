using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Bot.Host.Http.Api;

/// <summary>The API's document, and a page that shows it. Neither says anything of the bot.</summary>
internal static class ApiPages
{
    // The page runs its own script alone and speaks with nobody else.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'";

    private static readonly FrozenDictionary<string, (string File, string Type)> Files = new Dictionary<
        string,
        (string File, string Type)
    >(StringComparer.Ordinal)
    {
        ["/openapi/v1.json"] = ("openapi.json", "application/json; charset=utf-8"),
        ["/api"] = ("page.html", "text/html; charset=utf-8"),
        ["/api/page.js"] = ("page.js", "text/javascript; charset=utf-8"),
        ["/api/page.css"] = ("page.css", "text/css; charset=utf-8"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>One for each file.</summary>
    public static IEnumerable<HttpRoute> Routes =>
        Files.Select(file => new HttpRoute("GET", file.Key, context => AnswerAsync(context, file.Value)));

    /// <summary>The document as it is served.</summary>
    public static byte[] Document => Read(Files["/openapi/v1.json"].File);

    private static Task AnswerAsync(HttpContext context, (string File, string Type) file)
    {
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return Answers.WriteAsync(context, (StatusCodes.Status200OK, file.Type), Read(file.File));
    }

    private static byte[] Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Bot.Host.Http.Api.{file}")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
