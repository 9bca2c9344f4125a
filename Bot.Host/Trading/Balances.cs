using Bot.Domain.Market;
using Bot.Domain.Money;

namespace Bot.Host.Trading;

/// <summary>Amounts of an account at the exchange, by currency.</summary>
public sealed record Balances(IReadOnlyDictionary<string, Balance> ByCurrency)
{
    private static readonly Balance Nothing = new(0m, 0m);

    /// <summary>KRW that can be spent.</summary>
    public Krw FreeCash => new(Of("KRW").Free);

    /// <summary>KRW, locked included.</summary>
    public Krw Cash => new(Of("KRW").Free + Of("KRW").Locked);

    /// <summary>The amounts of a currency; zero where the exchange names none.</summary>
    public Balance Of(string currency) => ByCurrency.GetValueOrDefault(currency, Nothing);

    /// <summary>These amounts less coins that are not the bot's; what is free is taken first.</summary>
    public Balances Without(string currency, Volume coins)
    {
        if (coins == Volume.None)
        {
            return this;
        }

        var (free, locked) = Of(currency);
        var fromFree = Math.Min(free, coins.Value);
        var left = new Balance(free - fromFree, Math.Max(0m, locked - (coins.Value - fromFree)));
        return new Balances(new Dictionary<string, Balance>(ByCurrency, StringComparer.Ordinal) { [currency] = left });
    }

    /// <summary>Coins of a market, locked included.</summary>
    public Volume Coins(MarketCode market) => new(Of(market.Base).Free + Of(market.Base).Locked);
}

/// <summary>One currency: what is free and what orders have locked.</summary>
public readonly record struct Balance(decimal Free, decimal Locked);
