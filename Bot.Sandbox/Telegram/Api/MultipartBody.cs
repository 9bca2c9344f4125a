using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Bot.Sandbox.Telegram.Api;

/// <summary>
/// Reads a multipart body as leniently as the Bot API does: some clients send file names bare,
/// with blanks and Korean in them.
/// </summary>
internal static class MultipartBody
{
    private const string EncodedPrefix = "utf-8''";

    /// <summary>Hands each part on: its field, its file name if it has one, its content type and its content.</summary>
    /// <exception cref="ApiRefusal">The body has no boundary or ends too early.</exception>
    public static async Task ReadAsync(
        HttpRequest request, Action<string, string?, string?, byte[]> take, CancellationToken cancellationToken)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        if (string.IsNullOrEmpty(boundary))
        {
            throw ApiRefusal.BadRequest("can't parse multipart body: there is no boundary");
        }

        var reader = new MultipartReader(boundary, request.Body);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                var parameters = Parameters(section.ContentDisposition ?? "");
                using var content = new MemoryStream();
                await section.Body.CopyToAsync(content, cancellationToken);
                var field = parameters.GetValueOrDefault("name", "");
                take(field, FileName(parameters), section.ContentType, content.ToArray());
            }
        }
        catch (Exception error) when (
            error is InvalidDataException || (error is IOException and not BadHttpRequestException))
        {
            throw ApiRefusal.BadRequest("can't parse multipart body");
        }
    }

    private static string? FileName(Dictionary<string, string> parameters) =>
        parameters.TryGetValue("filename*", out var encoded)
        && encoded.StartsWith(EncodedPrefix, StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(encoded[EncodedPrefix.Length..])
            : parameters.GetValueOrDefault("filename");

    private static Dictionary<string, string> Parameters(string header)
    {
        var parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in Parts(header))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                parameters[part[..equals].Trim()] = part[(equals + 1)..].Trim();
            }
        }

        return parameters;
    }

    /// <summary>Splits at semicolons outside quotes and takes the quotes off.</summary>
    private static IEnumerable<string> Parts(string header)
    {
        var part = new StringBuilder();
        var isQuoted = false;
        var isEscaped = false;
        foreach (var c in header)
        {
            if (isEscaped || (c is not ('"' or '\\') && (c != ';' || isQuoted)) || (c == '\\' && !isQuoted))
            {
                part.Append(c);
                isEscaped = false;
            }
            else if (c == ';')
            {
                yield return part.ToString();
                part.Clear();
            }
            else
            {
                isEscaped = c == '\\';
                isQuoted ^= c == '"';
            }
        }

        yield return part.ToString();
    }
}
