using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Streams;

/// <summary>Writes what the owner of a pocket is told: myOrder and myAsset.</summary>
internal static class OwnMessages
{
    private const string Realtime = "REALTIME";

    public static byte[] Write(MessageWriter writer, PocketTold told, DateTimeOffset now) => told switch
    {
        OrderTold order => Order(writer, order, now),
        AssetsTold assets => Assets(writer, assets, now),
        _ => throw new InvalidOperationException($"no message tells of {told.GetType().Name}"),
    };

    private static byte[] Order(MessageWriter writer, OrderTold order, DateTimeOffset now)
    {
        var ticket = order.Ticket;
        writer.Begin("myOrder", ticket.Market);
        writer.Text("uuid", ticket.Uuid);
        writer.Text("ask_bid", ticket.IsBid ? "BID" : "ASK");
        writer.Text("order_type", ticket.Type);
        writer.Text("state", order.State);
        writer.Text("trade_uuid", order.Fill?.Uuid);
        writer.Number("price", order.Fill?.Price ?? ticket.Price);
        writer.Number("avg_price", order.AveragePrice);
        writer.Number("volume", order.Fill?.Volume ?? ticket.Volume);
        writer.Number("remaining_volume", order.RemainingVolume);
        writer.Number("executed_volume", order.ExecutedVolume);
        writer.Whole("trades_count", order.TradesCount);
        Money(writer, order);
        writer.Text("time_in_force", ticket.TimeInForce);
        writer.Number("trade_fee", order.Fill?.Fee);
        writer.Flag("is_maker", order.Fill?.IsMaker);
        writer.Text("identifier", ticket.Identifier);
        writer.Text("smp_type", ticket.SmpType);
        writer.Number("prevented_volume", order.PreventedVolume);
        writer.Number("prevented_locked", order.PreventedLocked);
        writer.Whole("trade_timestamp", order.Fill?.At.ToUnixTimeMilliseconds());
        writer.Whole("order_timestamp", order.CreatedAt.ToUnixTimeMilliseconds());
        writer.Whole("timestamp", now.ToUnixTimeMilliseconds());
        return writer.End(Realtime);
    }

    private static void Money(MessageWriter writer, OrderTold order)
    {
        writer.Number("reserved_fee", order.ReservedFee);
        writer.Number("remaining_fee", order.RemainingFee);
        writer.Number("paid_fee", order.PaidFee);
        writer.Number("locked", order.Locked);
        writer.Number("executed_funds", order.ExecutedFunds);
    }

    private static byte[] Assets(MessageWriter writer, AssetsTold told, DateTimeOffset now)
    {
        writer.Begin("myAsset", code: null);
        writer.Text("asset_uuid", OrderIds.Of(told.Key, "asset", number: 0));
        writer.List("assets", told.Assets, asset =>
        {
            writer.Text("currency", asset.Currency);
            writer.Number("balance", asset.Free);
            writer.Number("locked", asset.Locked);
        });
        writer.Whole("asset_timestamp", told.At.ToUnixTimeMilliseconds());
        writer.Whole("timestamp", now.ToUnixTimeMilliseconds());
        return writer.End(Realtime);
    }
}
