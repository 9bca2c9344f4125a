using System.Text.Json;

namespace Bot.Host.Options;

/// <summary>Reads configuration files: JSON with comments, or <c>NAME=value</c> lines.</summary>
public static class OptionsFile
{
    private static readonly JsonDocumentOptions Lenient = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Keys and values of a JSON file. A file that cannot be read is a problem and gives nothing.</summary>
    public static IReadOnlyDictionary<string, string> Read(string path, List<string> problems)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            if (json.RootElement.ValueKind != JsonValueKind.Object)
            {
                problems.Add($"{path}: it must hold one object of sections");
                return values;
            }

            Flatten("", json.RootElement, values);
        }
        catch (JsonException exception)
        {
            problems.Add($"{path}, line {exception.LineNumber + 1}: it is not valid JSON");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path} cannot be read: {exception.Message}");
        }

        return values;
    }

    /// <summary>
    /// Names and values of an <c>.env</c> file: <c>NAME=value</c>, with or without <c>export</c>, quotes, a remark
    /// behind it.
    /// </summary>
    public static IReadOnlyDictionary<string, string> ReadEnv(string path) =>
        File.ReadLines(path)
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#' && line.Contains('=', StringComparison.Ordinal))
            .Select(line => line.Split('=', 2))
            .GroupBy(pair => Name(pair[0].Trim()), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => WithoutRemark(group.Last()[1]), StringComparer.Ordinal);

    private static string Name(string left) =>
        left.StartsWith("export ", StringComparison.Ordinal) ? left["export ".Length..].Trim() : left;

    private static string WithoutRemark(string right)
    {
        var text = right.Trim();
        if (text.Length > 1 && text[0] is '"' or '\'' && text.IndexOf(text[0], 1) is var end and > 0)
        {
            return text[..(end + 1)];
        }

        var remark = text.IndexOf(" #", StringComparison.Ordinal);
        return remark < 0 ? right : text[..remark].TrimEnd();
    }

    private static void Flatten(string prefix, JsonElement element, Dictionary<string, string> values)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            values[prefix] = element.ToString();
            return;
        }

        foreach (var property in element.EnumerateObject())
        {
            Flatten(prefix.Length == 0 ? property.Name : $"{prefix}:{property.Name}", property.Value, values);
        }
    }
}
