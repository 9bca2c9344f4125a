using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Host.Trading;

namespace Bot.Host.Upbit;

/// <summary>What the exchange says of its markets beyond what the trader asks in each cycle.</summary>
public sealed class UpbitMarkets(UpbitClient client)
{
    private const int NamesMost = 100;
    private const int TradesMost = 500;

    /// <summary>All KRW markets, with warnings.</summary>
    public async Task<Answer<IReadOnlyList<ListedMarket>>> AllAsync(CancellationToken token) =>
        UpbitAnswers.Map(await client.MarketsAsync(token), UpbitTerms.Markets);

    /// <summary>Last prices of all KRW markets.</summary>
    public async Task<Answer<IReadOnlyDictionary<MarketCode, Price>>> PricesAsync(CancellationToken token) =>
        UpbitAnswers.Map(await client.TickersAsync(token), UpbitTerms.Prices);

    /// <summary>What all KRW markets traded in 24 hours.</summary>
    public async Task<Answer<IReadOnlyDictionary<MarketCode, Krw>>> TurnoversAsync(CancellationToken token) =>
        UpbitAnswers.Map(await client.TickersAsync(token), UpbitTerms.Turnovers);

    /// <summary>Fees, limits and state of a market; needs the permission to look at orders.</summary>
    public async Task<Answer<ExchangeLimits>> LimitsAsync(MarketCode market, CancellationToken token) =>
        UpbitAnswers.Map(await client.ChanceAsync(market, token), UpbitTerms.Limits);

    /// <summary>The newest trades of all who trade there, newest first, at most 500.</summary>
    public async Task<Answer<IReadOnlyList<MarketTrade>>> TradesAsync(
        MarketCode market,
        int count,
        CancellationToken token
    ) =>
        UpbitAnswers.Map(
            await client.TradesAsync(market, Math.Min(count, TradesMost), null, null, token),
            UpbitTerms.Trades
        );

    /// <summary>Price units of markets, however many.</summary>
    public async Task<Answer<IReadOnlyDictionary<MarketCode, Price>>> PriceUnitsAsync(
        IReadOnlyList<MarketCode> markets,
        CancellationToken token
    )
    {
        var found = new Dictionary<MarketCode, Price>();
        foreach (var some in markets.Distinct().Chunk(NamesMost))
        {
            var answer = UpbitAnswers.Map(await client.InstrumentsAsync(some, token), UpbitTerms.PriceUnits);
            if (answer is not Answer<IReadOnlyDictionary<MarketCode, Price>>.Given(var units))
            {
                return answer;
            }

            foreach (var (market, unit) in units)
            {
                found[market] = unit;
            }
        }

        return new Answer<IReadOnlyDictionary<MarketCode, Price>>.Given(found);
    }
}
