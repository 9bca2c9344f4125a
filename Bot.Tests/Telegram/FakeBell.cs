using Bot.Domain.Accounts;
using Bot.Host.Trading;

namespace Bot.Tests.Telegram;

/// <summary>Counts its rings.</summary>
internal sealed class FakeBell : ITraderBell
{
    private int _rings;

    public int Rings => Volatile.Read(ref _rings);

    public void Ring(AccountId account) => Interlocked.Increment(ref _rings);
}
