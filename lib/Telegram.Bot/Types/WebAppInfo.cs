using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace Telegram.Bot.Types;

/// <summary>A page that opens inside the chat.</summary>
public class WebAppInfo
{
    public WebAppInfo()
    {
    }

    [SetsRequiredMembers]
    public WebAppInfo(string url) => Url = url;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required string Url { get; set; }

    public static implicit operator string(WebAppInfo self) => self.Url;

    public static implicit operator WebAppInfo(string url) => new(url);
}

/// <summary>What such a page sent back.</summary>
public class WebAppData
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string Data { get; set; } = default!;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string ButtonText { get; set; } = default!;
}
