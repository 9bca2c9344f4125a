using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Host.Telegram.People;
using Bot.Host.Upbit;

namespace Bot.Host.Accounts;

/// <summary>Tries keys at the exchange: what they may look at, whether they may trade, and that they cannot take money
/// away.</summary>
public sealed class KeyTrial(AccountClients clients, KeyVault vault) : IKeyTrial
{
    /// <inheritdoc />
    public async Task<KeyVerdict> TryAsync(
        AccountId account,
        ExchangeKeys keys,
        MarketCode market,
        CancellationToken token
    )
    {
        if (await IsUsedElsewhereAsync(account, keys, token))
        {
            return new KeyVerdict([KeyFault.UsedElsewhere], null);
        }

        var check = clients.CheckOf(keys);
        var report = await check.RunAsync(market, token);
        var withdraws = await check.MayWithdrawAsync(token);
        var faults = report.Faults.ToList();
        if (withdraws == true)
        {
            faults.Add(KeyFault.Withdraws);
        }

        // Whatever could not be seen is no permission.
        if (faults.Count == 0 && (withdraws is null || !report.IsSeen))
        {
            faults.Add(KeyFault.Unreachable);
        }

        return new KeyVerdict(faults, report.Expires);
    }

    private async Task<bool> IsUsedElsewhereAsync(AccountId account, ExchangeKeys keys, CancellationToken token) =>
        (account != StartUp.First && string.Equals(keys.Access, clients.Configured.Access, StringComparison.Ordinal))
        || await vault.IsUsedElsewhereAsync(account, keys, token);
}
