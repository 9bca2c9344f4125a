using System.Collections;
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

            Flatten("", json.RootElement, new Reading(path, values, problems));
        }
        catch (JsonException exception)
        {
            problems.Add(
                $"{path}, line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}: "
                    + $"it is not valid JSON: {Reason(exception)}"
            );
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
    public static IReadOnlyDictionary<string, string> ReadEnv(string path, List<string> problems, List<string> remarks)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            foreach (var (index, line) in File.ReadLines(path).Select(line => line.Trim()).Index())
            {
                if (line.Length == 0 || line[0] == '#')
                {
                    continue;
                }

                if (line.IndexOf('=', StringComparison.Ordinal) is var at and > 0)
                {
                    values[Name(line[..at].Trim())] = WithoutRemark(line[(at + 1)..]);
                }
                else
                {
                    remarks.Add($"{path}, line {index + 1}: it sets nothing; lines are NAME=value");
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path} cannot be read: {exception.Message}");
        }

        return values;
    }

    /// <summary>The same of a file whose faults were told before.</summary>
    public static IReadOnlyDictionary<string, string> ReadEnv(string path) => ReadEnv(path, [], []);

    /// <summary>The same of an environment.</summary>
    public static IReadOnlyDictionary<string, string> Names(IDictionary environment) =>
        environment
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => entry.Value as string ?? "", StringComparer.Ordinal);

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

    private static void Flatten(string key, JsonElement element, Reading reading)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Flatten(key.Length == 0 ? property.Name : $"{key}:{property.Name}", property.Value, reading);
                }

                break;
            case JsonValueKind.Array:
                reading.Problems.Add($"{key} is a list; it must be one value ({reading.Path})");
                break;
            case JsonValueKind.Null:
                break;
            default:
                if (!reading.Values.TryAdd(key, element.ToString()))
                {
                    reading.Problems.Add($"{key} stands twice; it must stand once ({reading.Path})");
                }

                break;
        }
    }

    // What follows names the place once more.
    private static string Reason(JsonException exception)
    {
        var end = exception.Message.IndexOf(" LineNumber", StringComparison.Ordinal);
        return (end < 0 ? exception.Message : exception.Message[..end]).TrimEnd('.');
    }

    private sealed record Reading(string Path, Dictionary<string, string> Values, List<string> Problems);
}
