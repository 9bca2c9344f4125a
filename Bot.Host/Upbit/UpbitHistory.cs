using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>Walks through the exchange's lists, which are told in windows and pages.</summary>
internal sealed class UpbitHistory(UpbitClient client, TimeProvider market)
{
    private const int OpenMost = 100;
    private const int ClosedMost = 1000;
    private const int TransfersMost = 100;

    // The longest span that one question about closed orders may cover.
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    // A transfer may have been asked for so long before it was done.
    private static readonly TimeSpan Settling = TimeSpan.FromDays(7);

    public async Task<Answer<IReadOnlyList<OrderReport>>> OpenAsync(MarketCode code, CancellationToken token)
    {
        var found = new Dictionary<string, OrderReport>(StringComparer.Ordinal);
        var page = 1;
        while (true)
        {
            var answer = UpbitAnswers.Map(await client.OpenOrdersAsync(code, page++, token), UpbitJson.Orders);
            if (answer is not Answer<IReadOnlyList<OrderReport>>.Given(var orders))
            {
                return answer;
            }

            Add(found, orders);
            if (orders.Count < OpenMost)
            {
                return Given(found);
            }
        }
    }

    public async Task<Answer<IReadOnlyList<OrderReport>>> ClosedAsync(
        MarketCode code,
        DateTimeOffset since,
        CancellationToken token
    )
    {
        var found = new Dictionary<string, OrderReport>(StringComparer.Ordinal);
        var from = since;
        do
        {
            var reply = await client.ClosedOrdersAsync(code, from, from + Window, token);
            var answer = UpbitAnswers.Map(reply, UpbitJson.Orders);
            if (answer is not Answer<IReadOnlyList<OrderReport>>.Given(var orders))
            {
                return answer;
            }

            Add(found, orders);
            var next = orders.Count < ClosedMost ? from + Window : orders.Max(order => order.CreatedAt) ?? from;
            if (next <= from)
            {
                return new Answer<IReadOnlyList<OrderReport>>.Failed(
                    FailureKind.Unreadable,
                    "more orders at one instant than the exchange lists"
                );
            }

            from = next;
        } while (from <= market.GetUtcNow());

        return Given(found);
    }

    public async Task<Answer<IReadOnlyList<Transfer>>> TransfersAsync(DateTimeOffset since, CancellationToken token)
    {
        var found = new Dictionary<string, Transfer>(StringComparer.Ordinal);
        foreach (var path in UpbitClient.TransferPaths)
        {
            if (await AddTransfersAsync(found, path, since, token) is { } failed)
            {
                return failed;
            }
        }

        return new Answer<IReadOnlyList<Transfer>>.Given([.. found.Values.OrderBy(transfer => transfer.At)]);
    }

    private async Task<Answer<IReadOnlyList<Transfer>>.Failed?> AddTransfersAsync(
        Dictionary<string, Transfer> found,
        string path,
        DateTimeOffset since,
        CancellationToken token
    )
    {
        var page = 1;
        while (true)
        {
            var answer = UpbitAnswers.Map(await client.TransfersAsync(path, page++, token), UpbitTransfers.Read);
            if (answer is not Answer<IReadOnlyList<(DateTimeOffset CreatedAt, Transfer? Transfer)>>.Given(var rows))
            {
                var failed = (Answer<IReadOnlyList<(DateTimeOffset, Transfer?)>>.Failed)answer;
                return new Answer<IReadOnlyList<Transfer>>.Failed(failed.Kind, failed.Message);
            }

            foreach (var transfer in rows.Select(row => row.Transfer).OfType<Transfer>().Where(one => one.At >= since))
            {
                found[transfer.ExchangeId] = transfer;
            }

            if (rows.Count < TransfersMost || rows.All(row => row.CreatedAt < since - Settling))
            {
                return null;
            }
        }
    }

    private static void Add(Dictionary<string, OrderReport> found, IReadOnlyList<OrderReport> orders)
    {
        foreach (var order in orders)
        {
            found[order.ExchangeId] = order;
        }
    }

    private static Answer<IReadOnlyList<OrderReport>> Given(Dictionary<string, OrderReport> found) =>
        new Answer<IReadOnlyList<OrderReport>>.Given([.. found.Values.OrderBy(order => order.CreatedAt)]);
}
