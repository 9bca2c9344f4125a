using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>
/// Reads answers that are no success. Private endpoints name an error by a text, public ones by a number, and a 429 may
/// be no JSON at all; so nothing here trusts the form.
/// </summary>
public static class UpbitErrors
{
    private const int MessageMost = 200;

    /// <summary>
    /// The error, or a lost answer: only a refusal (400 to 499) says that nothing was done. A server error, a time-out
    /// on the way, a redirection or a conflict says nothing about it.
    /// </summary>
    public static UpbitReply Read(HttpStatusCode status, byte[] body)
    {
        var (name, message) = Named(body);
        var number = ((int)status).ToString(CultureInfo.InvariantCulture);
        message = Short(message ?? Encoding.UTF8.GetString(body));
        return IsRefusal(status)
            ? new UpbitReply.Error(status, name ?? number, message) { IsNamed = name is not null }
            : new UpbitReply.Lost(FailureKind.Network, $"{number} {name}: {message}");
    }

    private static bool IsRefusal(HttpStatusCode status) =>
        (int)status is >= 400 and < 499
        && status is not (HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict or (HttpStatusCode)425);

    // Mostly under "error"; a 429 was seen with its name at the top.
    private static (string? Name, string? Message) Named(byte[] body)
    {
        try
        {
            var root = JsonElement.Parse(body);
            if (root.ValueKind != JsonValueKind.Object)
            {
                return (null, null);
            }

            var error =
                root.TryGetProperty("error", out var inner) && inner.ValueKind == JsonValueKind.Object ? inner : root;
            return (Text(error, "name"), Text(error, "message") ?? "");
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static string? Text(JsonElement error, string name) =>
        error.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
        && value.ToString() is { Length: > 0 } text
            ? text
            : null;

    private static string Short(string text) => text.Length <= MessageMost ? text : text[..MessageMost];
}
