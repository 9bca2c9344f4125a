using Bot.Domain.Orders;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// Orders whose end is not known: asked for at the exchange, and after two minutes a halt and an alarm. They are never
/// ended by time.
/// </summary>
public sealed class UnknownOrders(OrderDesk desk, OrderLedger ledger, StateKeeper states, TimeProvider time)
{
    /// <summary>How long an order may be unknown before a person is told.</summary>
    public static readonly TimeSpan AlarmAfter = TimeSpan.FromMinutes(2);

    /// <summary>Asks for them all; what stays unknown is returned.</summary>
    public async Task<IReadOnlyList<OrderIntent>> ResolveAsync(AccountRow account, CancellationToken token)
    {
        var unresolved = await desk.ResolveOpenAsync(account.Id, token);
        if (unresolved.Count == 0)
        {
            return [];
        }

        var now = time.GetUtcNow();
        foreach (var (intent, since) in unresolved.Where(one => now - one.IntendedAt >= AlarmAfter))
        {
            var what =
                $"order {intent.Id}: since {since:HH:mm:ss} UTC nobody can tell what became of it; "
                + "nothing is bought until the exchange does";
            await states.FireAsync(account.Id, TradingTrigger.FaultDetected, (what, "bot"), default, token);
            await ledger.AlarmAsync(intent, what, now, token);
        }

        return [.. unresolved.Select(one => one.Intent)];
    }

    /// <summary>The oldest of them in a sentence.</summary>
    public async Task<string> WhichAsync(int account, CancellationToken token) =>
        await ledger.UnresolvedAsync(account, token) is [var (open, _), ..]
            ? $"order {open.Id}: its end is not known"
            : "an order's end was not known";
}
