using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// Step 1: does the exchange have what the journal says? Orders without a known end are asked for first.
/// </summary>
public sealed class Reconciler(IExchange exchange, OrderDesk desk, PositionBook positions)
{
    public async Task<Reconciled> AgreeAsync(AccountRow account, CancellationToken token)
    {
        if ((await desk.ResolveOpenAsync(account.Id, token)) is [var open, ..])
        {
            return new Reconciled.OrderUnknown($"order {open.Id}: its end is not known");
        }

        var market = new MarketCode(account.Market);
        if (await exchange.BalancesAsync(token) is not Answer<Balances>.Given(var balances))
        {
            return new Reconciled.Unreachable("balances cannot be read");
        }

        if (await exchange.TickerAsync(market, token) is not Answer<Ticker>.Given(var ticker))
        {
            return new Reconciled.Unreachable("the price cannot be read");
        }

        if (await exchange.OpenOrdersAsync(market, token) is not Answer<IReadOnlyList<OrderReport>>.Given(var orders))
        {
            return new Reconciled.Unreachable("open orders cannot be read");
        }

        var position = await positions.FindAsync(account.Id, market, token);
        return Difference(market, balances, orders, position) is { } difference
            ? new Reconciled.Differs(difference)
            : new Reconciled.Agreed(balances, ticker, position);
    }

    private static string? Difference(
        MarketCode market,
        Balances balances,
        IReadOnlyList<OrderReport> orders,
        Position? position
    )
    {
        if (orders.FirstOrDefault(IsOurs) is { } stray)
        {
            return $"order {stray.Identifier} is open at the exchange and ended in the journal";
        }

        return position is not null && balances.Coins(market) < position.Volume
            ? $"the journal holds {position.Volume.Value} {market.Base}, the exchange {balances.Coins(market).Value}"
            : null;
    }

    private static bool IsOurs(OrderReport order) =>
        order.Identifier?.StartsWith(OrderId.Prefix, StringComparison.Ordinal) == true;
}

/// <summary>What reconciling found.</summary>
public abstract record Reconciled
{
    private Reconciled() { }

    /// <summary>Both sides agree on the position, which may be none.</summary>
    public sealed record Agreed(Balances Balances, Ticker Ticker, Position? Position) : Reconciled;

    /// <summary>They differ; a person must look.</summary>
    public sealed record Differs(string What) : Reconciled;

    /// <summary>An order's end is not known, so nobody knows the position.</summary>
    public sealed record OrderUnknown(string What) : Reconciled;

    /// <summary>The exchange could not be asked.</summary>
    public sealed record Unreachable(string What) : Reconciled;
}
