using System.Globalization;
using System.Text.Json;

namespace Bot.Host.Http.Api;

/// <summary>How values are written: decimals as texts, which every reader keeps exact; instants in UTC.</summary>
internal static class ApiJson
{
    private const string Exact = "0.############################";
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    public static void Write(this Utf8JsonWriter json, string name, decimal? value) =>
        json.WriteString(name, value?.ToString(Exact, CultureInfo.InvariantCulture));

    public static void Write(this Utf8JsonWriter json, string name, DateTimeOffset? value) =>
        json.WriteString(name, value?.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture));

    public static void Write(this Utf8JsonWriter json, string name, string? value) => json.WriteString(name, value);

    public static void Write(this Utf8JsonWriter json, string name, long value) => json.WriteNumber(name, value);

    public static void Write(this Utf8JsonWriter json, string name, bool value) => json.WriteBoolean(name, value);

    /// <summary>A figure that is no money; null where it has no value.</summary>
    public static void Figure(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            json.WriteNumber(name, Math.Round(number, 6));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    /// <summary>An object, or null.</summary>
    public static void Object<T>(this Utf8JsonWriter json, string name, T? value, Action<T> write)
        where T : class
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        write(value);
        json.WriteEndObject();
    }

    /// <summary>A list of objects.</summary>
    public static void List<T>(this Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            write(value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Which part of a longer list this is.</summary>
    public static void Paging(this Utf8JsonWriter json, ApiQuery query, int total)
    {
        json.Write("page", query.Page);
        json.Write("size", query.Size);
        json.Write("total", total);
    }
}
