using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Host.Upbit;

namespace Bot.Host.Telegram.People;

/// <summary>Finds out what keys can do before they are taken, without moving anything.</summary>
public interface IKeyTrial
{
    /// <summary>Asks the exchange.</summary>
    /// <param name="account">Who would trade with them.</param>
    /// <param name="keys">In clear; nothing of them is kept.</param>
    /// <param name="market">Where an order is tested.</param>
    /// <param name="token">Gives up.</param>
    Task<KeyVerdict> TryAsync(AccountId account, ExchangeKeys keys, MarketCode market, CancellationToken token);
}

/// <summary>What keys can do.</summary>
/// <param name="Faults">Why they are refused; none for good ones.</param>
/// <param name="Expires">When they end; null where the exchange did not say.</param>
public sealed record KeyVerdict(IReadOnlyList<KeyFault> Faults, DateTimeOffset? Expires);
