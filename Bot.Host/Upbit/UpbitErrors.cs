using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Bot.Host.Upbit;

/// <summary>
/// Reads error bodies. Private endpoints name an error by a text, public ones by a number, and a 429 may be no JSON at
/// all; so nothing here trusts the form.
/// </summary>
public static class UpbitErrors
{
    private const int MessageMost = 200;

    /// <summary>The error of an answer that was none of success.</summary>
    public static UpbitReply Read(HttpStatusCode status, byte[] body)
    {
        var number = ((int)status).ToString(CultureInfo.InvariantCulture);
        var text = Encoding.UTF8.GetString(body);
        try
        {
            var root = JsonElement.Parse(body);
            if (
                root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object
            )
            {
                return Named(status, Text(error, "name") ?? number, Text(error, "message") ?? "");
            }
        }
        catch (JsonException)
        {
            return Named(status, number, Short(text));
        }

        return Named(status, number, Short(text));
    }

    // A server error says nothing about whether the request was carried out.
    private static UpbitReply Named(HttpStatusCode status, string name, string message) =>
        status >= HttpStatusCode.InternalServerError
            ? new UpbitReply.Lost(Trading.FailureKind.Network, $"{(int)status} {name}: {message}")
            : new UpbitReply.Error(status, name, message);

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value) ? value.ToString() : null;

    private static string Short(string text) => text.Length <= MessageMost ? text : text[..MessageMost];
}
