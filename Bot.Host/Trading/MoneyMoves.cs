using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>Recognises money that came or went without a trade, so that it is no profit and no loss.</summary>
public sealed class MoneyMoves(IExchange exchange, PurseBook purses, TimeProvider time, ILogger<MoneyMoves> logger)
{
    private const decimal Won = 1m;

    // Lists are asked for as far back as a transfer may take until it is in the balance.
    private static readonly TimeSpan Back = TimeSpan.FromDays(3);

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Books what the balance shows and the fills do not explain.</summary>
    /// <returns>All flows so far, in KRW.</returns>
    public async Task<decimal> BookAsync(AccountRow account, Examined.Seen seen, CancellationToken token)
    {
        var cash = seen.Sight.Balances.Cash;
        if (seen.Purse.Cash is { } known && known == cash)
        {
            return seen.Purse.Flows;
        }

        var flows = seen.HasMoved ? [await NamedAsync(account, seen.Unexplained, token)] : Array.Empty<CashFlowRow>();
        return await purses.AgreeAsync(account.Id, cash, flows, token);
    }

    private async Task<CashFlowRow> NamedAsync(AccountRow account, decimal amount, CancellationToken token)
    {
        var kind = await KindAsync(account, amount, token);
        logger.LogInformation("{Amount} KRW came or went without a trade: {Kind}", amount, kind);
        return new CashFlowRow
        {
            AccountId = account.Id,
            At = Now,
            Kind = kind,
            Currency = "KRW",
            Amount = amount,
            Krw = amount,
        };
    }

    // Whatever the lists say, the balance is what counts: they only give it a name.
    private async Task<FlowKind> KindAsync(AccountRow account, decimal amount, CancellationToken token)
    {
        var asked = await exchange.TransfersAsync(Now - Back, token);
        if (asked is not Answer<IReadOnlyList<Transfer>>.Given(var transfers))
        {
            logger.LogInformation(
                "Deposits and withdrawals of {Account} cannot be read: {Why}",
                account.Name,
                asked.Why
            );
            return FlowKind.Other;
        }

        var listed = transfers.Where(one => one is { Currency: "KRW", IsDone: true }).ToList();
        var isListed = listed.Exists(one => Math.Abs(one.Amount - amount) < Won);
        return (isListed, amount > 0m) switch
        {
            (true, true) => FlowKind.Deposit,
            (true, false) => FlowKind.Withdrawal,
            _ => FlowKind.Other,
        };
    }
}
