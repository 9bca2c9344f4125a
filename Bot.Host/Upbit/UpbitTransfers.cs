using System.Text.Json;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>Reads deposits and withdrawals, which the exchange tells in two lists of one form.</summary>
public static class UpbitTransfers
{
    /// <summary>A list's transfers, and when each was asked for; what failed or was called off is left out.</summary>
    public static IReadOnlyList<(DateTimeOffset CreatedAt, Transfer? Transfer)> Read(JsonElement body) =>
        [.. JsonFields.Rows(body).Select(row => (JsonFields.Instant(row, "created_at"), One(row)))];

    private static Transfer? One(JsonElement row)
    {
        var isDone = IsDone(JsonFields.Text(row, "state"));
        if (isDone is null)
        {
            return null;
        }

        var amount = JsonFields.Number(row, "amount");
        var fee = JsonFields.OptionalNumber(row, "fee") ?? 0m;
        return new Transfer(
            JsonFields.Text(row, "uuid"),
            JsonFields.Text(row, "currency"),
            JsonFields.Text(row, "type") == "withdraw" ? -(amount + fee) : amount,
            JsonFields.OptionalInstant(row, "done_at") ?? JsonFields.Instant(row, "created_at"),
            isDone.Value
        );
    }

    // A state that is not known yet may still come to its end; null is one that never will.
    private static bool? IsDone(string state) =>
        state.ToUpperInvariant() switch
        {
            "ACCEPTED" or "DONE" => true,
            "FAILED" or "CANCELLED" or "CANCELED" or "REJECTED" or "REFUNDED" => null,
            _ => false,
        };
}
