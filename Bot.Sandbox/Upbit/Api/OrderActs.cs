using System.Text.Json;
using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>Answers what a key may do: place, test, replace and cancel orders.</summary>
internal sealed class OrderActs(Exchange exchange, UpbitQuirks quirks, OrderText text)
{
    private const int MostIds = 20;
    private const int MostCancelled = 300;

    /// <summary>
    /// Places an order; the answer shows it as it was accepted, whatever the market then makes of it.
    /// </summary>
    public void Place(CallAnswer answer, Pocket pocket, CallParameters given)
    {
        var order = exchange.Place(pocket, Request(given));
        answer.Status = 201;
        text.WriteOrder(answer.Writer, order);
        exchange.Enter(pocket, order, given.Fate);
    }

    public void Test(CallAnswer answer, Pocket pocket, CallParameters given)
    {
        var order = exchange.Test(pocket, Request(given));
        answer.Status = 201;
        text.WriteOrder(answer.Writer, order);
    }

    /// <summary>Cancels an order; the answer shows it as it stood.</summary>
    public void CancelOne(CallAnswer answer, Pocket pocket, CallParameters given)
    {
        var order = OrderReads.One(pocket, given);
        CheckOpen(order);
        text.WriteOrder(answer.Writer, order);
        exchange.Cancel(pocket, order);
    }

    public void CancelNamed(Utf8JsonWriter writer, Pocket pocket, CallParameters given)
    {
        var orders = OrderReads.Named(pocket, given, MostIds);
        CancelAll(writer, pocket, orders);
    }

    public void CancelOpen(Utf8JsonWriter writer, Pocket pocket, CallParameters given)
    {
        var pairs = given.Commas("pairs");
        var quotes = given.Commas("quote_currencies");
        var side = given["cancel_side"] ?? "all";
        if ((pairs.Length > 0 && quotes.Length > 0) || side is not ("all" or "ask" or "bid"))
        {
            throw UpbitRefusal.InvalidParameter;
        }

        var excluded = given.Commas("excluded_pairs");
        var orders = pocket.Resting.Where(order =>
            (side == "all" || order.Ticket.IsBid == (side == "bid"))
            && (pairs.Length == 0 || pairs.Contains(order.Ticket.Market, StringComparer.Ordinal))
            && (quotes.Length == 0 || quotes.Contains(order.Ticket.QuoteCurrency, StringComparer.Ordinal))
            && !excluded.Contains(order.Ticket.Market, StringComparer.Ordinal));
        var sorted = given["order_by"] == "asc" ? orders : orders.Reverse();
        CancelAll(writer, pocket, [.. sorted.Take(Count(given["count"]))]);
    }

    /// <summary>Cancels an order and places another on the same market and side.</summary>
    public void Replace(CallAnswer answer, Pocket pocket, CallParameters given)
    {
        var previous = OrderReads.One(pocket, given, "prev_order_");
        CheckOpen(previous);
        var request = NewRequest(given, previous);
        answer.Writer.WriteStartObject();
        text.WriteFields(answer.Writer, previous);
        var order = exchange.Replace(pocket, previous, request);
        answer.Status = quirks.CancelAndNewStatus;
        answer.Writer.WriteString("new_order_uuid", order.Ticket.Uuid);
        answer.Writer.Optional("new_order_identifier", order.Ticket.Identifier);
        answer.Writer.WriteEndObject();
        exchange.Enter(pocket, order, given.Fate);
    }

    private static OrderRequest Request(CallParameters given) => new()
    {
        Market = given["market"],
        Side = given["side"],
        Type = given["ord_type"],
        Volume = given["volume"],
        Price = given["price"],
        Identifier = given["identifier"],
        TimeInForce = given["time_in_force"],
        SmpType = given["smp_type"],
    };

    private static OrderRequest NewRequest(CallParameters given, Order previous) => new()
    {
        Market = previous.Ticket.Market,
        Side = previous.Ticket.IsBid ? "bid" : "ask",
        Type = given["new_ord_type"],
        Volume = given["new_volume"] == "remain_only"
            ? WireText.Of(previous.RemainingVolume ?? throw UpbitRefusal.InvalidParameter)
            : given["new_volume"],
        Price = given["new_price"],
        Identifier = given["new_identifier"],
        TimeInForce = given["new_time_in_force"],
        SmpType = given["new_smp_type"],
    };

    private static int Count(string? given)
    {
        const int usual = 20;
        if (given is null)
        {
            return usual;
        }

        return int.TryParse(given, out var count) && count is > 0 and <= MostCancelled
            ? count
            : throw UpbitRefusal.InvalidParameter;
    }

    private void CheckOpen(Order order)
    {
        if (order.State != OrderState.Wait)
        {
            throw quirks.ClosedCancelIsBadRequest
                ? UpbitRefusal.Order("bad_request", "잘못된 요청")
                : UpbitRefusal.OrderNotFound;
        }
    }

    private void CancelAll(Utf8JsonWriter writer, Pocket pocket, List<Order> orders)
    {
        var open = orders.Where(order => order.State == OrderState.Wait).ToList();
        writer.WriteStartObject();
        WriteGroup(writer, "success", open);
        WriteGroup(writer, "failed", [.. orders.Except(open)]);
        writer.WriteEndObject();
        open.ForEach(order => exchange.Cancel(pocket, order));
    }

    private static void WriteGroup(Utf8JsonWriter writer, string name, List<Order> orders)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("count", orders.Count);
        writer.WriteStartArray("orders");
        foreach (var ticket in orders.Select(order => order.Ticket))
        {
            writer.WriteStartObject();
            writer.WriteString("uuid", ticket.Uuid);
            writer.WriteString("market", ticket.Market);
            writer.Optional("identifier", ticket.Identifier);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
