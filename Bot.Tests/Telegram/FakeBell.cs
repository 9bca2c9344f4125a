using System.Collections.Concurrent;
using Bot.Domain.Accounts;
using Bot.Host.Trading;

namespace Bot.Tests.Telegram;

/// <summary>Counts its rings.</summary>
internal sealed class FakeBell : ITraderBell
{
    private int _rings;

    public int Rings => Volatile.Read(ref _rings);

    public void Ring(AccountId account) => Interlocked.Increment(ref _rings);

    /// <summary>Panics that reached the trader, with whether they sell.</summary>
    public ConcurrentQueue<bool> Panics { get; } = new();

    /// <summary>What was told of other programs that poll.</summary>
    public ConcurrentQueue<string> Pollers { get; } = new();

    public void Panic(AccountId account, string who, bool sell) => Panics.Enqueue(sell);

    public void SecondPoller(string detail) => Pollers.Enqueue(detail);
}
