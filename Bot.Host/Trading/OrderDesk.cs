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
    private static readonly TimeSpan InFlight = TimeSpan.FromSeconds(15);

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
    public async Task<IReadOnlyList<OrderIntent>> ResolveOpenAsync(int account, CancellationToken token)
    {
        var unresolved = new List<OrderIntent>();
        foreach (var (intent, intendedAt) in await ledger.UnresolvedAsync(account, token))
        {
            if (await ResolveAsync(intent, intendedAt, token) is Execution.Unknown)
            {
                unresolved.Add(intent);
            }
        }

        await ledger.TellAsync(account, time.GetUtcNow(), token);
        return unresolved;
    }

    private async Task<Execution> ResolveAsync(OrderIntent intent, DateTimeOffset intendedAt, CancellationToken token)
    {
        var outcome = await exchange.FindAsync(intent.Id, token);
        if (outcome is OrderOutcome.Refused && time.GetUtcNow() - intendedAt < InFlight)
        {
            outcome = new OrderOutcome.Unknown("the exchange does not have it yet");
        }

        return await SettleAsync(intent, outcome);
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

        return report.Fills.Count > 0 ? new Execution.Filled(report) : new Execution.NothingFilled();
    }
}
