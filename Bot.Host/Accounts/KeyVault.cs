using System.Security.Cryptography;
using Bot.Domain.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.People;
using Bot.Host.Upbit;
using Bot.Host.Watching;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Accounts;

/// <summary>
/// Keeps the exchange keys of accounts encrypted, and has what is logged cleaned of those it has read. What encrypts
/// lies in files of its own beside the database.
/// </summary>
public sealed class KeyVault(
    IDbContextFactory<BotDb> databases,
    IDataProtectionProvider protection,
    UpbitOptions upbit,
    Scrubber scrubber,
    ILogger<KeyVault> log
) : IKeyRing
{
    /// <summary>The folder below the data folder that holds what encrypts.</summary>
    public const string FolderName = "keys";

    private readonly IDataProtector _protector = protection.CreateProtector("exchange keys of accounts");

    /// <summary>The account's own keys; null where it has none, or none that can be read any more.</summary>
    public async Task<ExchangeKeys?> FindAsync(AccountId account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db
            .ExchangeKeys.AsNoTracking()
            .FirstOrDefaultAsync(one => one.AccountId == account.Value, token);
        return row is null ? null : Open(row);
    }

    /// <inheritdoc />
    public async Task<string?> TailAsync(AccountId account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        if (await db.ExchangeKeys.AnyAsync(one => one.AccountId == account.Value, token))
        {
            return (await FindAsync(account, token))?.Tail;
        }

        return account == StartUp.First && upbit.HasKeys
            ? new ExchangeKeys(upbit.AccessKey, upbit.SecretKey).Tail
            : null;
    }

    /// <summary>Whether another account trades with the same key: two cannot tell their orders apart.</summary>
    public async Task<bool> IsUsedElsewhereAsync(AccountId account, ExchangeKeys keys, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var others = await db
            .ExchangeKeys.AsNoTracking()
            .Where(one => one.AccountId != account.Value)
            .ToListAsync(token);
        return others.Exists(one => string.Equals(Open(one)?.Access, keys.Access, StringComparison.Ordinal));
    }

    /// <inheritdoc />
    public async Task PutAsync(
        BotDb db,
        AccountId account,
        ExchangeKeys keys,
        (DateTimeOffset At, long By, DateTimeOffset? Expires) facts,
        CancellationToken token
    )
    {
        scrubber.Learn([keys.Access, keys.Secret]);
        var (access, secret) = (_protector.Protect(keys.Access), _protector.Protect(keys.Secret));
        var row = await db.ExchangeKeys.FirstOrDefaultAsync(one => one.AccountId == account.Value, token);
        if (row is null)
        {
            row = new ExchangeKeyRow
            {
                AccountId = account.Value,
                AccessKey = access,
                SecretKey = secret,
            };
            db.ExchangeKeys.Add(row);
        }

        (row.AccessKey, row.SecretKey) = (access, secret);
        (row.AddedAt, row.AddedBy, row.ExpiresAt) = (facts.At, facts.By, facts.Expires);
    }

    private ExchangeKeys? Open(ExchangeKeyRow row)
    {
        try
        {
            var keys = new ExchangeKeys(_protector.Unprotect(row.AccessKey), _protector.Unprotect(row.SecretKey));
            scrubber.Learn([keys.Access, keys.Secret]);
            return keys;
        }
        catch (CryptographicException failure)
        {
            log.LogError(
                failure,
                "The keys of account {Account} cannot be decrypted: {Folder} of the data folder is missing or another",
                row.AccountId,
                FolderName
            );
            return null;
        }
    }
}
