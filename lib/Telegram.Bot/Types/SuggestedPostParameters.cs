using System.Text.Json.Serialization;
using Telegram.Bot.Serialization;

namespace Telegram.Bot.Types;

/// <summary>Conditions of a suggested post.</summary>
public class SuggestedPostParameters
{
    public SuggestedPostPrice? Price { get; set; }

    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTime? SendDate { get; set; }
}

/// <summary>What a suggested post costs, in the smallest unit of its currency.</summary>
public class SuggestedPostPrice
{
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string Currency { get; set; } = default!;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public long Amount { get; set; }
}
