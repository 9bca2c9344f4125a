using Bot.Domain.Accounts;

namespace Bot.Host.Trading;

/// <summary>
/// Tells a trader that commands wait for it in the database. Ringing twice, or for nothing, is harmless.
/// </summary>
public interface ITraderBell
{
    void Ring(AccountId account);
}
