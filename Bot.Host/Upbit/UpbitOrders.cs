using System.Globalization;
using System.Text.Json;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>What the exchange can do with orders beyond placing, finding and ending one.</summary>
public sealed class UpbitOrders(UpbitClient client)
{
    private const int NamesMost = 100;
    private const int CancelledMost = 20;
    private const int MarketsMost = 20;

    /// <summary>Orders by our names of them, without fills; those that there are not are left out.</summary>
    public async Task<Answer<IReadOnlyList<OrderReport>>> ByIdsAsync(
        IReadOnlyList<OrderId> ids,
        CancellationToken token
    )
    {
        var found = new List<OrderReport>();
        foreach (var some in ids.Chunk(NamesMost))
        {
            var reply = await client.OrdersAsync(some.Select(id => id.Value), token);
            var answer = UpbitAnswers.Map(reply, UpbitJson.Orders);
            if (answer is not Answer<IReadOnlyList<OrderReport>>.Given(var orders))
            {
                return answer;
            }

            found.AddRange(orders);
        }

        return new Answer<IReadOnlyList<OrderReport>>.Given(found);
    }

    /// <summary>Asks for the end of orders of ours.</summary>
    public Task<Answer<CancelledOrders>> CancelAsync(IReadOnlyList<OrderId> ids, CancellationToken token) =>
        InPartsAsync(ids, CancelledMost, some => client.CancelAsync(some.Select(id => id.Value), token));

    /// <summary>Asks for the end of all waiting orders of some markets, whoever placed them.</summary>
    /// <param name="side">Null for both.</param>
    public Task<Answer<CancelledOrders>> CancelOpenAsync(
        IReadOnlyList<MarketCode> markets,
        OrderSide? side,
        CancellationToken token
    ) => InPartsAsync(markets, MarketsMost, some => client.CancelOpenAsync(some, SideText(side), token));

    /// <summary>
    /// Asks for the end of a limit order and for a new one of what is then left of it. The new order comes only if the
    /// old one was not filled meanwhile: both are to be looked for under their names.
    /// </summary>
    /// <param name="old">The order that is to end.</param>
    /// <param name="next">Our name of the new one.</param>
    /// <param name="price">Its limit.</param>
    /// <returns>The old order as it stood.</returns>
    public async Task<Answer<OrderReport>> ReplaceAsync(OrderId old, OrderId next, Price price, CancellationToken token)
    {
        var replacement = new UpbitQuery()
            .With("prev_order_identifier", old.Value)
            .With("new_ord_type", "limit")
            .With("new_price", price.Value.ToString(UpbitExchange.NumberForm, CultureInfo.InvariantCulture))
            .With("new_volume", "remain_only")
            .With("new_identifier", next.Value);
        return UpbitAnswers.Map(await client.ReplaceAsync(replacement, token), UpbitJson.Order);
    }

    /// <summary>Has an order checked as if it were sent: an answer says that it would be taken.</summary>
    public async Task<Answer<OrderReport>> TestAsync(OrderIntent intent, CancellationToken token) =>
        UpbitAnswers.Map(await client.TestAsync(UpbitExchange.Request(intent), token), UpbitJson.Order);

    private static string SideText(OrderSide? side) =>
        side switch
        {
            OrderSide.Buy => "bid",
            OrderSide.Sell => "ask",
            _ => "all",
        };

    private static async Task<Answer<CancelledOrders>> InPartsAsync<T>(
        IReadOnlyList<T> all,
        int most,
        Func<T[], Task<UpbitReply>> cancelAsync
    )
    {
        var (asked, failed) = (new List<string>(), new List<string>());
        foreach (var some in all.Chunk(most))
        {
            var answer = UpbitAnswers.Map(await cancelAsync(some), Cancelled);
            if (answer is not Answer<CancelledOrders>.Given(var orders))
            {
                return answer;
            }

            asked.AddRange(orders.Asked);
            failed.AddRange(orders.Failed);
        }

        return new Answer<CancelledOrders>.Given(new CancelledOrders(asked, failed));
    }

    internal static CancelledOrders Cancelled(JsonElement body) => new(Ids(body, "success"), Ids(body, "failed"));

    private static IReadOnlyList<string> Ids(JsonElement body, string name) =>
        [
            .. JsonFields
                .OptionalRows(JsonFields.Object(body, name), "orders")
                .Select(row => JsonFields.Text(row, "uuid")),
        ];
}
