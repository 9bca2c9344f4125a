using Bot.Domain.Accounts;

namespace Bot.Host.Trading;

/// <summary>
/// Tells a trader that commands wait for it in the database. Ringing twice, or for nothing, is harmless.
/// </summary>
public interface ITraderBell
{
    void Ring(AccountId account);

    /// <summary>
    /// Panic, without the database: cuts short whatever may be cut short. Twice is harmless, too.
    /// </summary>
    /// <param name="account">Whose.</param>
    /// <param name="who">A person's id.</param>
    /// <param name="sell">Whether everything that the bot owns is to be sold.</param>
    void Panic(AccountId account, string who, bool sell);

    /// <summary>Another program polls with the bot's token while this one does: every account halts.</summary>
    /// <param name="detail">What was seen, in a sentence.</param>
    void SecondPoller(string detail);
}
