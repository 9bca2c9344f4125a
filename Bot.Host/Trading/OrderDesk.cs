using Bot.Domain.Exits;
using Bot.Domain.Orders;
using Bot.Host.Storage;

namespace Bot.Host.Trading;

/// <summary>
/// The only sender of orders. The intent is committed before the request goes out, the outcome before anybody acts on
/// it; what the exchange knows under our name of an order decides, never the order of events here.
/// </summary>
public sealed class OrderDesk(IExchange exchange, OrderLedger ledger, TimeProvider time, ILogger<OrderDesk> logger)
{
    // A request that was given up may still be on its way; "never had it" proves something only after this long.
    internal static readonly TimeSpan InFlight = TimeSpan.FromSeconds(15);

    // Our orders execute at once or not at all. One that rests is taken back, and what it did until then counts.
    private static readonly TimeSpan RestMost = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(2);

    /// <summary>Sends an order once. The same intent again is looked up instead of sent.</summary>
    /// <param name="intent">What to send.</param>
    /// <param name="terms">How what an entry fills will be left; null for an exit.</param>
    /// <param name="token">Gives up before anything is sent.</param>
    public async Task<Execution> SendAsync(OrderIntent intent, ExitTerms? terms, CancellationToken token)
    {
        if (!await ledger.TryCommitIntentAsync(intent, terms, time.GetUtcNow(), token))
        {
            logger.LogWarning("Order {Order} was intended before; asking what became of it", intent.Id);
            return await ResolveAsync(intent, time.GetUtcNow(), token);
        }

        logger.LogInformation(
            "Order {Order}: {Side} {Volume} {Market} limit {Limit}",
            intent.Id,
            intent.Side,
            intent.Volume.Value,
            intent.Market,
            intent.Limit?.Value
        );

        // Not the caller's token: once the intent stands, the answer is waited for, whatever else is being stopped.
        return await SettleAsync(intent, await exchange.PlaceAsync(intent, CancellationToken.None));
    }

    /// <summary>
    /// Asks the exchange about every order whose end is not known, and has told what was not told before a crash. Those
    /// that stay unknown are returned.
    /// </summary>
    public async Task<IReadOnlyList<(OrderIntent Intent, DateTimeOffset IntendedAt)>> ResolveOpenAsync(
        int account,
        CancellationToken token
    )
    {
        var unresolved = new List<(OrderIntent, DateTimeOffset)>();
        foreach (var (intent, intendedAt) in await ledger.UnresolvedAsync(account, token))
        {
            if (await ResolveAsync(intent, intendedAt, token) is Execution.Unknown)
            {
                unresolved.Add((intent, intendedAt));
            }
        }

        await ledger.TellAsync(account, time.GetUtcNow(), token);
        return unresolved;
    }

    private async Task<Execution> ResolveAsync(OrderIntent intent, DateTimeOffset intendedAt, CancellationToken token)
    {
        var outcome = await exchange.FindAsync(intent.Id, token) switch
        {
            OrderOutcome.Refused refused => await NeverHadAsync(intent, intendedAt, refused, token),
            OrderOutcome.Accepted { Report.IsClosed: false } when time.GetUtcNow() - intendedAt >= RestMost =>
                await exchange.CancelAsync(intent.Id, token),
            var other => other,
        };
        return await SettleAsync(intent, outcome);
    }

    // One answer "not found" may be an old one, or the request may still be on its way. It counts when the request can
    // be on its way no longer and the lists, which are read from elsewhere, do not have the order either.
    private async Task<OrderOutcome> NeverHadAsync(
        OrderIntent intent,
        DateTimeOffset intendedAt,
        OrderOutcome.Refused refused,
        CancellationToken token
    )
    {
        if (time.GetUtcNow() - intendedAt < InFlight)
        {
            return new OrderOutcome.Unknown("the exchange does not have it yet");
        }

        var opened = await exchange.OpenOrdersAsync(intent.Market, token);
        var ended = await exchange.ClosedOrdersAsync(intent.Market, intendedAt - ClockSlack, token);
        if (
            opened is not Answer<IReadOnlyList<OrderReport>>.Given(var open)
            || ended is not Answer<IReadOnlyList<OrderReport>>.Given(var closed)
        )
        {
            return new OrderOutcome.Unknown("the exchange does not find it, and its lists cannot be read");
        }

        return open.Concat(closed).Any(order => order.Identifier == intent.Id.Value)
            ? new OrderOutcome.Unknown("the exchange lists it and does not find it")
            : refused;
    }

    private async Task<Execution> SettleAsync(OrderIntent intent, OrderOutcome outcome)
    {
        var execution = outcome.Match<Execution>(
            accepted => Judge(accepted.Report),
            refused => new Execution.Refused(refused.Reason),
            unknown => new Execution.Unknown(unknown.Why)
        );
        await ledger.CommitExecutionAsync(intent, execution, time.GetUtcNow(), CancellationToken.None);
        logger.LogInformation("Order {Order} ended as {Execution}", intent.Id, execution.GetType().Name);
        return execution;
    }

    private static Execution Judge(OrderReport report)
    {
        if (!report.IsClosed)
        {
            return new Execution.Unknown("the exchange still works on it");
        }

        if (report.Executed.Value != report.Fills.Sum(fill => fill.Volume.Value))
        {
            return new Execution.Unknown("the exchange has not listed all its fills yet");
        }

        return report.Fills.Count > 0 ? new Execution.Filled(report) : new Execution.NothingFilled();
    }
}
