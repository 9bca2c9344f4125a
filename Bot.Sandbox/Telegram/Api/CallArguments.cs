using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Bot.Sandbox.Telegram.Api;

/// <summary>
/// The parameters of a call, from query, JSON, form or multipart alike; nested values are their JSON text.
/// </summary>
internal sealed class CallArguments
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UploadedFile> _files = new(StringComparer.Ordinal);

    private CallArguments(long botId) => BotId = botId;

    /// <summary>The digits of the token.</summary>
    public long BotId { get; }

    /// <exception cref="ApiRefusal">The body is not what its content type says.</exception>
    public static async Task<CallArguments> ReadAsync(
        long botId, HttpRequest request, CancellationToken cancellationToken)
    {
        var arguments = new CallArguments(botId);
        foreach (var (name, value) in request.Query)
        {
            arguments._values[name] = value.ToString();
        }

        if (request.ContentType?.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase) == true)
        {
            await MultipartBody.ReadAsync(request, arguments.Take, cancellationToken);
        }
        else if (request.HasFormContentType)
        {
            await arguments.ReadFormAsync(request, cancellationToken);
        }
        else if (request.HasJsonContentType())
        {
            await arguments.ReadJsonAsync(request, cancellationToken);
        }

        return arguments;
    }

    /// <summary>The parameter as text; null where it is missing.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <exception cref="ApiRefusal">It is there but no number.</exception>
    public long? Number(string name)
    {
        if (Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw ApiRefusal.BadRequest($"invalid parameter \"{name}\" value specified");
    }

    public bool Flag(string name) => Text(name) is "true" or "True" or "1" or "yes";

    public UploadedFile? File(string name) => _files.GetValueOrDefault(name);

    /// <summary>The parameter as JSON; null where it is missing or empty.</summary>
    /// <exception cref="ApiRefusal">It is no JSON; says <paramref name="complaint"/>.</exception>
    public JsonElement? Json(string name, string complaint)
    {
        if (Text(name) is not { Length: > 0 } text)
        {
            return null;
        }

        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            throw ApiRefusal.BadRequest(complaint);
        }
    }

    /// <summary>All parameters as texts, for the log.</summary>
    public IReadOnlyDictionary<string, string> AsTexts()
    {
        foreach (var (name, file) in _files)
        {
            _values.TryAdd(name, $"{file.Name} ({file.Content.Length} bytes)");
        }

        return _values;
    }

    private void Take(string field, string? fileName, string? contentType, byte[] content)
    {
        if (fileName is null)
        {
            _values[field] = Encoding.UTF8.GetString(content);
        }
        else
        {
            _files[field] = new(Path.GetFileName(fileName), contentType, content);
        }
    }

    private async Task ReadFormAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in await request.ReadFormAsync(cancellationToken))
        {
            _values[name] = value.ToString();
        }
    }

    private async Task ReadJsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(request.Body, default, cancellationToken);
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.Null)
                {
                    continue;
                }

                _values[property.Name] = property.Value.ValueKind == JsonValueKind.String
                    ? property.Value.GetString()!
                    : property.Value.GetRawText();
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw ApiRefusal.BadRequest("can't parse JSON object");
        }
    }
}

/// <summary>A file as it came with a call.</summary>
internal sealed record UploadedFile(string Name, string? ContentType, byte[] Content);
