using System.Collections.Concurrent;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Settings;

/// <summary>
/// The own values of all accounts. They are read when an account is opened and kept, so that asking costs nothing and
/// no database that is away stops an exit; whoever writes them has them read again.
/// </summary>
public sealed class AccountSettings(
    BotOptions options,
    IDbContextFactory<BotDb> databases,
    ILogger<AccountSettings> logger
)
{
    private static readonly Dictionary<string, string> Nothing = [];

    private readonly ConcurrentDictionary<int, IReadOnlyDictionary<string, string>> _own = new();
    private readonly ConcurrentDictionary<int, Kept> _terms = new();

    /// <summary>The numbers of an account, read first where they never were.</summary>
    public async Task<AccountTerms> OfAsync(AccountRow account, CancellationToken token)
    {
        if (!_own.ContainsKey(account.Id))
        {
            await ReadAsync(account.Id, token);
        }

        return Of(account);
    }

    /// <summary>The numbers of an account whose row is not at hand.</summary>
    public async Task<AccountTerms> OfAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await OfAsync(await db.Accounts.AsNoTracking().SingleAsync(row => row.Id == account, token), token);
    }

    /// <summary>The numbers of an account as they were last read, without asking anybody.</summary>
    public AccountTerms Of(AccountRow account)
    {
        var own = _own.GetValueOrDefault(account.Id, Nothing);
        if (_terms.TryGetValue(account.Id, out var kept) && kept.Own == own && kept.Profile == account.Profile)
        {
            return kept.Terms;
        }

        var terms = AccountTerms.Of(options, account.Profile, own);
        foreach (var (key, value) in terms.Ignored)
        {
            logger.LogWarning("Account {Account} has {Key} {Value}; it is ignored", account.Id, key, value);
        }

        _terms[account.Id] = new Kept(own, account.Profile, terms);
        return terms;
    }

    /// <summary>How long it is from one cycle of an account to the next, as it was last read.</summary>
    public TimeSpan IntervalOf(int account)
    {
        var setting = SettingCatalog.Interval;
        var own = _own.GetValueOrDefault(account, Nothing).GetValueOrDefault(setting.Key, "");
        var minutes = SettingText.IsValid(setting, own) ? SettingText.Number(own) : null;
        return TimeSpan.FromMinutes((int?)minutes ?? options.Scheduler.IntervalMinutes);
    }

    /// <summary>What advice may cost an account in a month, in KRW, as it was last read.</summary>
    public decimal BudgetOf(int account)
    {
        var setting = SettingCatalog.Budget;
        var own = _own.GetValueOrDefault(account, Nothing).GetValueOrDefault(setting.Key, "");
        return SettingText.IsValid(setting, own) ? SettingText.Number(own)!.Value : options.OpenAI.MonthlyBudgetKrw;
    }

    /// <summary>Reads the own values of an account, after they were written.</summary>
    public async Task ReadAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        _own[account] = await db
            .Settings.AsNoTracking()
            .Where(row => row.AccountId == account)
            .ToDictionaryAsync(row => row.Key, row => row.Value, StringComparer.Ordinal, token);
    }

    private sealed record Kept(IReadOnlyDictionary<string, string> Own, string Profile, AccountTerms Terms);
}
