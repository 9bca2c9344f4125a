using System.Collections.Concurrent;
using Bot.Domain.Market;
using Bot.Domain.Orders;

namespace Bot.Host.Paper;

/// <summary>How far away the exchange on paper is, and what it takes of each trade.</summary>
/// <param name="latency">Until an order meets the book.</param>
/// <param name="ask">Asks the live exchange for the share that it takes; null where it does not say.</param>
public sealed class PaperTerms(TimeSpan latency, Func<MarketCode, CancellationToken, Task<decimal?>> ask)
{
    private readonly ConcurrentDictionary<MarketCode, decimal> _known = new();

    public TimeSpan Latency => latency;

    /// <summary>Terms of an exchange that says nothing of its fees.</summary>
    public static PaperTerms Plain(TimeSpan latency) => new(latency, (_, _) => Task.FromResult<decimal?>(null));

    /// <summary>The share of funds, e.g. 0.0005; once the live exchange said it, it holds.</summary>
    public async Task<decimal> FeeAsync(MarketCode market, CancellationToken token)
    {
        if (_known.TryGetValue(market, out var known))
        {
            return known;
        }

        return await ask(market, token) is { } told ? _known.GetOrAdd(market, told) : Costs.Fee.Value / 100m;
    }
}
