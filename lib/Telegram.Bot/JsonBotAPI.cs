using System.Text.Json;
using System.Text.Json.Serialization;

namespace Telegram.Bot;

/// <summary>How the Bot API's JSON is written and read.</summary>
public static class JsonBotAPI
{
    static JsonBotAPI() => Configure(Options = new JsonSerializerOptions());

    public static JsonSerializerOptions Options { get; }

    public static void Configure(JsonSerializerOptions options)
    {
        options.NumberHandling = JsonNumberHandling.AllowReadingFromString;
        options.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault;
    }
}
