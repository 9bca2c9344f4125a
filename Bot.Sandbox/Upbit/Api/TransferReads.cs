using System.Text.Json;
using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>Answers what came from outside and left, which keys there are, and the state of wallets.</summary>
internal static class TransferReads
{
    private const int Most = 100;

    public static void WriteDeposits(Utf8JsonWriter writer, Pocket pocket, CallParameters given) =>
        WriteList(writer, pocket, given, isWithdrawal: false);

    public static void WriteWithdrawals(Utf8JsonWriter writer, Pocket pocket, CallParameters given) =>
        WriteList(writer, pocket, given, isWithdrawal: true);

    /// <summary>Writes the key of a pocket; one that names no end lives for a year.</summary>
    public static void WriteKey(Utf8JsonWriter writer, Pocket pocket, UpbitKey key)
    {
        writer.WriteStartArray();
        writer.WriteStartObject();
        writer.WriteString("access_key", key.AccessKey);
        writer.WriteString("expire_at", WireText.Kst(key.Expires ?? pocket.Transfers[0].At.AddYears(1)));
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    /// <summary>Writes a wallet for each coin that is traded; all of them work.</summary>
    public static void WriteWallets(Utf8JsonWriter writer, IEnumerable<string> coins, DateTimeOffset now)
    {
        writer.WriteStartArray();
        foreach (var coin in coins.Distinct(StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteString("currency", coin);
            writer.WriteString("wallet_state", "working");
            writer.WriteString("block_state", "normal");
            writer.WriteNumber("block_height", now.ToUnixTimeSeconds() / 600);
            writer.WriteString("block_updated_at", WireText.Kst(now));
            writer.WriteNumber("block_elapsed_minutes", 0);
            writer.WriteString("net_type", coin);
            writer.WriteString("network_name", coin);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    // The first transfer is what the pocket began with, and nothing that anybody sent.
    private static void WriteList(Utf8JsonWriter writer, Pocket pocket, CallParameters given, bool isWithdrawal)
    {
        var uuids = given.List("uuids");
        var state = isWithdrawal ? "DONE" : "ACCEPTED";
        var isStateAsked = given["state"] is null || given["state"]!.Equals(state, StringComparison.OrdinalIgnoreCase);
        var rows = pocket.Transfers.Index().Skip(1)
            .Select(one => (Transfer: one.Item, Uuid: OrderIds.Of(pocket.Key, "transfer", one.Index)))
            .Where(one => isStateAsked && one.Transfer.Amount < 0 == isWithdrawal
                && (given["currency"] is not { } currency || one.Transfer.Currency == currency)
                && (uuids.Count == 0 || uuids.Contains(one.Uuid, StringComparer.Ordinal)));
        var limit = OrderReads.Number(given["limit"], Most, Most);
        var page = OrderReads.Number(given["page"], usual: 1, most: int.MaxValue);
        writer.WriteStartArray();
        foreach (var (transfer, uuid) in (given["order_by"] == "asc" ? rows : rows.Reverse())
            .Skip((page - 1) * limit).Take(limit))
        {
            WriteRow(writer, transfer, uuid, isWithdrawal);
        }

        writer.WriteEndArray();
    }

    private static void WriteRow(Utf8JsonWriter writer, Transferred transfer, string uuid, bool isWithdrawal)
    {
        writer.WriteStartObject();
        writer.WriteString("type", isWithdrawal ? "withdraw" : "deposit");
        writer.WriteString("uuid", uuid);
        writer.WriteString("currency", transfer.Currency);
        writer.WriteString("net_type", transfer.Currency == Pocket.Krw ? null : transfer.Currency);
        writer.WriteString("txid", $"tx-{uuid}");
        writer.WriteString("state", isWithdrawal ? "DONE" : "ACCEPTED");
        writer.WriteString("created_at", WireText.Kst(transfer.At));
        writer.WriteString("done_at", WireText.Kst(transfer.At));
        writer.Amount("amount", Math.Abs(transfer.Amount) - transfer.Fee);
        writer.Amount("fee", transfer.Fee);
        writer.WriteString("transaction_type", "default");
        if (isWithdrawal)
        {
            writer.WriteBoolean("is_cancelable", value: false);
        }

        writer.WriteEndObject();
    }
}
