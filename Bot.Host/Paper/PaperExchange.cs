using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Time;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Paper;

/// <summary>
/// Live prices, invented money: orders meet the live order book as it stands and go nowhere. Its purse is the starting
/// sum and the fills in the ledger, so that nothing has to be kept beside them.
/// </summary>
public sealed class PaperExchange(
    IExchange live,
    IDbContextFactory<BotDb> databases,
    AccountId account,
    PaperOptions options,
    TimeProvider time
) : IExchange
{
    /// <inheritdoc />
    public Task<Answer<Ticker>> TickerAsync(MarketCode market, CancellationToken token) =>
        live.TickerAsync(market, token);

    /// <inheritdoc />
    public Task<Answer<OrderBook>> OrderBookAsync(MarketCode market, CancellationToken token) =>
        live.OrderBookAsync(market, token);

    /// <inheritdoc />
    public Task<Answer<CandleSeries>> CandlesAsync(
        MarketCode market,
        CandleInterval interval,
        DateTimeOffset before,
        int count,
        CancellationToken token
    ) => live.CandlesAsync(market, interval, before, count, token);

    /// <inheritdoc />
    public async Task<Answer<Balances>> BalancesAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var fills = await db.Fills.AsNoTracking().Where(fill => fill.AccountId == account.Value).ToListAsync(token);
        var purse = new Dictionary<string, Balance>(StringComparer.Ordinal) { ["KRW"] = new(options.InitialKrw, 0m) };
        foreach (var fill in fills)
        {
            var coin = new MarketCode(fill.Market).Base;
            var sign = fill.Side == OrderSide.Buy ? 1m : -1m;
            purse["KRW"] = new Balance(purse["KRW"].Free - (sign * fill.Funds) - fill.Fee, 0m);
            purse[coin] = new Balance(purse.GetValueOrDefault(coin).Free + (sign * fill.Volume), 0m);
        }

        return new Answer<Balances>.Given(new Balances(purse));
    }

    /// <inheritdoc />
    public Task<Answer<IReadOnlyList<OrderReport>>> OpenOrdersAsync(MarketCode market, CancellationToken token) =>
        Task.FromResult<Answer<IReadOnlyList<OrderReport>>>(new Answer<IReadOnlyList<OrderReport>>.Given([]));

    /// <summary>None: a paper order ends while it is placed, and is in the ledger and nowhere else.</summary>
    public Task<Answer<IReadOnlyList<OrderReport>>> ClosedOrdersAsync(
        MarketCode market,
        DateTimeOffset since,
        CancellationToken token
    ) => Task.FromResult<Answer<IReadOnlyList<OrderReport>>>(new Answer<IReadOnlyList<OrderReport>>.Given([]));

    /// <summary>Nothing comes into an invented purse, and nothing leaves it.</summary>
    public Task<Answer<IReadOnlyList<Transfer>>> TransfersAsync(DateTimeOffset since, CancellationToken token) =>
        Task.FromResult<Answer<IReadOnlyList<Transfer>>>(new Answer<IReadOnlyList<Transfer>>.Given([]));

    /// <inheritdoc />
    public async Task<OrderOutcome> PlaceAsync(OrderIntent intent, CancellationToken token)
    {
        if (await live.OrderBookAsync(intent.Market, token) is not Answer<OrderBook>.Given(var book))
        {
            return new OrderOutcome.Refused("the order book cannot be read");
        }

        var levels = intent.Side == OrderSide.Buy ? book.Asks : book.Bids;
        return new OrderOutcome.Accepted(Report(intent, Match(intent, levels)));
    }

    /// <summary>What is not in the ledger never was: nothing of a paper order exists elsewhere.</summary>
    public Task<OrderOutcome> FindAsync(OrderId id, CancellationToken token) =>
        Task.FromResult<OrderOutcome>(new OrderOutcome.Refused("a paper order that was not written down"));

    /// <inheritdoc />
    public Task<OrderOutcome> CancelAsync(OrderId id, CancellationToken token) => FindAsync(id, token);

    private List<Fill> Match(OrderIntent intent, IReadOnlyList<BookLevel> levels)
    {
        var fills = new List<Fill>();
        var left = intent.Volume;
        foreach (var level in levels.Where(level => intent.Limit is not { } limit || level.Price <= limit))
        {
            var taken = Volume.Min(left, level.Volume);
            if (taken == Volume.None)
            {
                break;
            }

            fills.Add(
                new Fill(
                    $"paper-{intent.Id}-{fills.Count + 1}",
                    level.Price,
                    taken,
                    level.Price * taken,
                    time.GetUtcNow()
                )
            );
            left -= taken;
        }

        return fills;
    }

    private OrderReport Report(OrderIntent intent, List<Fill> fills)
    {
        var funds = new Krw(fills.Sum(fill => fill.Funds.Value));
        return new OrderReport(
            $"paper-{intent.Id}",
            intent.Id.Value,
            intent.Side,
            IsClosed: true,
            funds * Costs.Fee,
            new Volume(fills.Sum(fill => fill.Volume.Value)),
            fills
        )
        {
            Market = intent.Market,
            CreatedAt = time.GetUtcNow(),
            Limit = intent.Limit,
            Volume = intent.Volume,
        };
    }
}
