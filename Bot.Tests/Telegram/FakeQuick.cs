using Bot.Domain.Cycles;
using Bot.Host.Backtests;
using Bot.Host.Trading;

namespace Bot.Tests.Telegram;

/// <summary>A gate that says what the test wants.</summary>
internal sealed class FakeQuick : IQuickCheck
{
    public Answer<QuickNow> Now { get; set; } = new Answer<QuickNow>.Failed(FailureKind.Network, "nobody <there>");

    public (string Market, string Strategy, string Profile) Asked { get; private set; }

    public Task<Answer<QuickNow>> ReadAsync(
        string market, CycleTerms terms, CancellationToken token)
    {
        Asked = (market, terms.Strategy, terms.Profile.Name);
        return Task.FromResult(Now);
    }
}
