using System.Text.Json;
using Bot.Sandbox.Telegram.Chats;

namespace Bot.Sandbox.Telegram.Api;

/// <summary>How the bot learns what happened: long polling, one poller at a time.</summary>
internal sealed class UpdateMethods(ChatWorld world, CancellationToken stopping)
{
    private const int MaxSeconds = 50;
    private const int MaxUpdates = 100;

    private static readonly ApiRefusal OtherPoller = new(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");

    public Dictionary<string, ApiMethod> Table() => new(StringComparer.Ordinal)
    {
        ["getUpdates"] = GetUpdatesAsync,
        ["deleteWebhook"] = (arguments, _) => DeleteWebhook(arguments),
        ["getWebhookInfo"] = (_, _) => GetWebhook(),
    };

    private async Task<ApiReply> GetUpdatesAsync(CallArguments arguments, CancellationToken cancellationToken)
    {
        var offset = arguments.Number("offset") ?? 0;
        var limit = arguments.Number("limit") is { } asked and > 0 and <= MaxUpdates ? (int)asked : MaxUpdates;
        var seconds = Math.Clamp(arguments.Number("timeout") ?? 0, 0, MaxSeconds);
        var wanted = arguments.Json("allowed_updates", "can't parse allowed updates");
        if (wanted is { ValueKind: JsonValueKind.Array } kinds)
        {
            world.Updates.Allow([.. kinds.EnumerateArray().Select(kind => kind.ToString())]);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        var updates = await world.Updates.PollAsync(offset, limit, TimeSpan.FromSeconds(seconds), end.Token);
        return updates is null ? ApiReply.Refused(OtherPoller) : ApiReply.Ok(writer => Write(writer, updates));
    }

    private Task<ApiReply> DeleteWebhook(CallArguments arguments)
    {
        if (arguments.Flag("drop_pending_updates"))
        {
            world.Updates.DropPending();
        }

        return Task.FromResult(ApiReply.True);
    }

    private Task<ApiReply> GetWebhook() => Task.FromResult(ApiReply.Ok(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("url", "");
        writer.WriteBoolean("has_custom_certificate", false);
        writer.WriteNumber("pending_update_count", world.Updates.PendingCount);
        writer.WriteEndObject();
    }));

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<Update> updates)
    {
        writer.WriteStartArray();
        foreach (var update in updates)
        {
            writer.WriteStartObject();
            writer.WriteNumber("update_id", update.Id);
            writer.WritePropertyName(update.Kind);
            writer.WriteRawValue(update.Payload, skipInputValidation: true);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
