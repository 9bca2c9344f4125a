using System.Text.Json;
using Telegram.Bot.Requests;

namespace Bot.Host.Telegram;

/// <summary>Asks for one update as it lies, to learn the number of one that cannot be understood.</summary>
public sealed class RawUpdatesRequest() : RequestBase<JsonElement[]>("getUpdates")
{
    public int? Offset { get; set; }

    public int? Limit { get; set; }

    public int? Timeout { get; set; }
}
