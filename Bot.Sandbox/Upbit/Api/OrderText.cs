using System.Text.Json;
using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>
/// Writes orders and balances as private endpoints show them: amounts are texts, absent values are left out.
/// </summary>
internal sealed class OrderText(UpbitQuirks quirks)
{
    public static string StateOf(OrderState state) => state switch
    {
        OrderState.Wait => "wait",
        OrderState.Done => "done",
        OrderState.Cancel => "cancel",
    };

    public static void WriteAccount(Utf8JsonWriter writer, string currency, Balance balance)
    {
        writer.WriteStartObject();
        writer.WriteString("currency", currency);
        writer.Amount("balance", balance.Free);
        writer.Amount("locked", balance.Locked);
        writer.Amount("avg_buy_price", balance.AverageBuyPrice);
        writer.WriteBoolean("avg_buy_price_modified", value: false);
        writer.WriteString("unit_currency", Pocket.Krw);
        writer.WriteEndObject();
    }

    public void WriteOrder(Utf8JsonWriter writer, Order order, bool withTrades = false)
    {
        writer.WriteStartObject();
        WriteFields(writer, order);
        if (withTrades)
        {
            WriteTrades(writer, order);
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes the members of an order into an object that is open.</summary>
    public void WriteFields(Utf8JsonWriter writer, Order order)
    {
        var ticket = order.Ticket;
        writer.WriteString("market", ticket.Market);
        writer.WriteString("uuid", ticket.Uuid);
        writer.WriteString("side", ticket.IsBid ? "bid" : "ask");
        writer.WriteString("ord_type", ticket.Type);
        writer.Amount("price", ticket.Price);
        writer.WriteString("state", StateOf(order.State));
        writer.WriteString("created_at", WireText.Kst(order.CreatedAt));
        writer.Amount("volume", ticket.Volume);
        if (order.RemainingVolume is null && quirks.NullRemainingVolume)
        {
            writer.WriteNull("remaining_volume");
        }

        writer.Amount("remaining_volume", order.RemainingVolume);
        writer.Amount("executed_volume", order.ExecutedVolume);
        writer.Amount("reserved_fee", order.ReservedFee);
        writer.Amount("remaining_fee", order.RemainingFee);
        writer.Amount("paid_fee", order.PaidFee);
        writer.Amount("locked", ShownLocked(order, quirks));
        writer.Amount("prevented_volume", order.PreventedVolume);
        writer.Amount("prevented_locked", order.PreventedLocked);
        writer.Optional("time_in_force", ticket.TimeInForce);
        writer.Optional("identifier", ticket.Identifier);
        writer.Optional("smp_type", ticket.SmpType);
        writer.WriteNumber("trades_count", order.Fills.Count);
    }

    /// <summary>
    /// What an order shows as locked: a closed one goes on showing what was when it ended; only a done one shows
    /// nothing.
    /// </summary>
    public static decimal ShownLocked(Order order, UpbitQuirks quirks) =>
        order.State == OrderState.Done || (order.State == OrderState.Cancel && quirks.ClearLockedOnClose)
            ? 0
            : order.Locked;

    private static void WriteTrades(Utf8JsonWriter writer, Order order)
    {
        writer.WriteStartArray("trades");
        foreach (var fill in order.Fills)
        {
            writer.WriteStartObject();
            writer.WriteString("market", order.Ticket.Market);
            writer.WriteString("uuid", fill.Uuid);
            writer.Amount("price", fill.Price);
            writer.Amount("volume", fill.Volume);
            writer.Amount("funds", fill.Funds);
            writer.WriteString("trend", fill.IsMaker == order.Ticket.IsBid ? "down" : "up");
            writer.WriteString("created_at", WireText.Kst(fill.At, withMicroseconds: true));
            writer.WriteString("side", order.Ticket.IsBid ? "bid" : "ask");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
