using Bot.Domain.Accounts;

namespace Bot.Host.OpenAi;

/// <summary>
/// What is set aside for one call: as much for each attempt. Settled once, also when the call is cut short.
/// </summary>
/// <param name="budget">Whose money.</param>
/// <param name="account">Whose budget.</param>
/// <param name="at">When the call began; decides the month.</param>
/// <param name="each">The worst cost of an attempt, in KRW.</param>
internal sealed class Reservation(MonthlyBudget budget, AccountId account, DateTimeOffset at, decimal each)
{
    private decimal _total;

    /// <summary>The worst cost of an attempt, in KRW.</summary>
    public decimal Each => each;

    /// <summary>Sets the cost of one more attempt aside; false when the month has not that much left.</summary>
    public async Task<bool> AddAsync(CancellationToken token)
    {
        var reserved = await budget.TryReserveAsync(account, at, each, token);
        _total += reserved ? each : 0m;
        return reserved;
    }

    /// <summary>Replaces all that was set aside by what the call cost. Not cut short: it is bookkeeping.</summary>
    public Task SettleAsync(decimal cost) => budget.SettleAsync(account, at, _total, cost, CancellationToken.None);
}
