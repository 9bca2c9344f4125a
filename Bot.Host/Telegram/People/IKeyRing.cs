using Bot.Domain.Accounts;
using Bot.Host.Storage;
using Bot.Host.Upbit;

namespace Bot.Host.Telegram.People;

/// <summary>The stored keys of accounts, of which chat sees no more than their ends.</summary>
public interface IKeyRing
{
    /// <summary>The last characters of the key that an account trades with; null where it has none.</summary>
    Task<string?> TailAsync(AccountId account, CancellationToken token);

    /// <summary>Puts keys in the place of those before; the caller saves.</summary>
    /// <param name="db">Where to.</param>
    /// <param name="account">Whose.</param>
    /// <param name="keys">In clear; they are stored encrypted.</param>
    /// <param name="facts">When, by whom, and when they end.</param>
    /// <param name="token">Gives up.</param>
    Task PutAsync(
        BotDb db, AccountId account, ExchangeKeys keys, (DateTimeOffset At, long By, DateTimeOffset? Expires) facts,
        CancellationToken token);
}
