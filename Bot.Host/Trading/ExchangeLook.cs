using System.Collections.Concurrent;
using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>Asks the exchange for everything that is compared with the journal.</summary>
public sealed class ExchangeLook(IExchange exchange, TimeProvider time)
{
    // Orders are listed by when they were made; clocks differ a little, and an agreement lasts as long as it took.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FirstLook = TimeSpan.FromDays(7);

    private readonly ConcurrentDictionary<int, DateTimeOffset> _agreedAt = new();

    /// <summary>
    /// One look. Closed orders go back to the last agreement, a week where this program has seen none.
    /// </summary>
    public async Task<Answer<ExchangeSight>> AtAsync(AccountRow account, MarketCode market, CancellationToken token)
    {
        var balances = await exchange.BalancesAsync(token);
        if (balances is not Answer<Balances>.Given(var have))
        {
            return Failed("balances", balances);
        }

        var price = await exchange.TickerAsync(market, token);
        if (price is not Answer<Ticker>.Given(var ticker))
        {
            return Failed("the price", price);
        }

        var opened = await exchange.OpenOrdersAsync(market, token);
        if (opened is not Answer<IReadOnlyList<OrderReport>>.Given(var open))
        {
            return Failed("open orders", opened);
        }

        var ended = await exchange.ClosedOrdersAsync(market, Since(account), token);
        return ended is Answer<IReadOnlyList<OrderReport>>.Given(var closed)
            ? new Answer<ExchangeSight>.Given(new ExchangeSight(have, ticker, open, closed))
            : Failed("closed orders", ended);
    }

    /// <summary>Remembers that both sides agree now.</summary>
    public void Agreed(int account) => _agreedAt[account] = time.GetUtcNow();

    private DateTimeOffset Since(AccountRow account)
    {
        var since = _agreedAt.TryGetValue(account.Id, out var agreed) ? agreed - Overlap : time.GetUtcNow() - FirstLook;
        return since > account.CreatedAt ? since : account.CreatedAt;
    }

    private static Answer<ExchangeSight>.Failed Failed<T>(string what, Answer<T> answer)
    {
        var failed = (Answer<T>.Failed)answer;
        return new Answer<ExchangeSight>.Failed(failed.Kind, $"{what} cannot be read: {failed.Message}");
    }
}

/// <summary>What the exchange says at about one instant.</summary>
public sealed record ExchangeSight(
    Balances Balances,
    Ticker Ticker,
    IReadOnlyList<OrderReport> Open,
    IReadOnlyList<OrderReport> Closed
);
