using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Tests.Libraries.TelegramBot;

/// <summary>A call as it came over the wire.</summary>
internal sealed record Call(string Verb, string Path, string? ContentType, long? Length, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>The method of the Bot API.</summary>
    public string Method => Path.Split('/')[^1];

    /// <summary>The parts of a form by name: headers in order, and body.</summary>
    public Dictionary<string, (string Headers, string Body)> Parts()
    {
        var boundary = Named(ContentType!, "boundary=\"(?<named>.+)\"");
        return Text.Split("--" + boundary)[1..^1]
            .Select(part => part.Trim('\r', '\n').Split("\r\n\r\n", 2))
            .ToDictionary(part => NameIn(part[0]), part => (Sorted(part[0]), part.ElementAtOrDefault(1) ?? ""));
    }

    private static string NameIn(string headers) => Named(headers, "[ ;]name=\"?(?<named>[^\";\r]+)\"?");

    private static string Named(string text, string pattern) =>
        Regex.Match(text, pattern, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["named"].Value;

    private static string Sorted(string headers) =>
        string.Join('\n', headers.Split("\r\n").Order(StringComparer.Ordinal));
}
