using System.Collections.Concurrent;
using Bot.Domain.Accounts;
using Bot.Host.Trading;

namespace Bot.Tests.Telegram;

/// <summary>Remembers which accounts were to be opened.</summary>
internal sealed class FakeDoor : IAccountDoor
{
    /// <summary>Their numbers.</summary>
    public ConcurrentBag<int> Asked { get; } = [];

    public void Refit(AccountId account) => Asked.Add(account.Value);
}
