using Bot.Domain.Accounts;

namespace Bot.Host.Trading;

/// <summary>Has accounts opened that were made, and opened anew whose mode or keys changed.</summary>
public interface IAccountDoor
{
    /// <summary>Asks for it; it is done soon, and asking twice is harmless.</summary>
    void Refit(AccountId account);
}
