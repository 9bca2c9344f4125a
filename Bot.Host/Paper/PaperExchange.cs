using System.Text.Json;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Time;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;

namespace Bot.Host.Paper;

/// <summary>
/// Live prices, invented money: an exchange of its own, whose orders meet the live order book after a delay and go
/// nowhere. It keeps its books as an exchange does, so that an order in flight at a crash is found by its identifier.
/// </summary>
/// <param name="live">Where the market is.</param>
/// <param name="vault">The books.</param>
/// <param name="terms">How far away it is and what it takes.</param>
/// <param name="time">The market's clock.</param>
/// <param name="wire">The clock of connections, on which orders are on their way.</param>
public sealed class PaperExchange(
    IExchange live,
    PaperVault vault,
    PaperTerms terms,
    TimeProvider time,
    TimeProvider wire
) : IExchange
{
    /// <summary>The exchange's name for an identifier that was used before.</summary>
    internal const string UsedIdentifier = "duplicated_identifier";

    private readonly TakenLevels _taken = new();

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
    public Task<Answer<Balances>> BalancesAsync(CancellationToken token) => AskAsync(vault.BalancesAsync(token));

    /// <summary>Those that were on their way when the program ended and were not asked for since.</summary>
    public Task<Answer<IReadOnlyList<OrderReport>>> OpenOrdersAsync(MarketCode market, CancellationToken token) =>
        AskAsync(ReportsAsync(market, null, token));

    /// <inheritdoc />
    public Task<Answer<IReadOnlyList<OrderReport>>> ClosedOrdersAsync(
        MarketCode market,
        DateTimeOffset since,
        CancellationToken token
    ) => AskAsync(ReportsAsync(market, since, token));

    /// <summary>Nothing comes into an invented purse, and nothing leaves it.</summary>
    public Task<Answer<IReadOnlyList<Transfer>>> TransfersAsync(DateTimeOffset since, CancellationToken token) =>
        Task.FromResult<Answer<IReadOnlyList<Transfer>>>(new Answer<IReadOnlyList<Transfer>>.Given([]));

    /// <inheritdoc />
    public Task<OrderOutcome> PlaceAsync(OrderIntent intent, CancellationToken token) =>
        OutcomeAsync(async () =>
        {
            if (await live.OrderBookAsync(intent.Market, token) is not Answer<OrderBook>.Given(var book))
            {
                return new OrderOutcome.Refused("market_offline: the live order book cannot be read");
            }

            var limits = await terms.OfAsync(intent.Market, token);
            var refusal = await vault.AcceptAsync(intent, book.Bids, limits, time.GetUtcNow(), token);
            if (refusal == UsedIdentifier)
            {
                return await SettleAsync(intent.Id, token);
            }

            if (refusal is not null)
            {
                return new OrderOutcome.Refused(refusal);
            }

            await Task.Delay(terms.Latency, wire, token);
            return await SettleAsync(intent.Id, token);
        });

    /// <summary>An order that a crash left on its way meets the book as it is now.</summary>
    public Task<OrderOutcome> FindAsync(OrderId id, CancellationToken token) =>
        OutcomeAsync(() => SettleAsync(id, token));

    /// <summary>One on its way ends unfilled; all others have ended before.</summary>
    public Task<OrderOutcome> CancelAsync(OrderId id, CancellationToken token) =>
        OutcomeAsync(async () =>
            await vault.FindAsync(id, token) is null
                ? NotFound
                : Known(await vault.EndAsync(id.Value, [], time.GetUtcNow(), token))
        );

    private static OrderOutcome NotFound => new OrderOutcome.Refused("order_not_found");

    private static OrderOutcome.Accepted Known(PaperOrderRow row) => new(Report(row));

    private async Task<OrderOutcome> SettleAsync(OrderId id, CancellationToken token)
    {
        if (await vault.FindAsync(id, token) is not { } order)
        {
            return NotFound;
        }

        if (order.EndedAt is not null)
        {
            return Known(order);
        }

        var market = new MarketCode(order.Market);
        if (await live.OrderBookAsync(market, token) is not Answer<OrderBook>.Given(var book))
        {
            return new OrderOutcome.Unknown("the live order book cannot be read");
        }

        var shown = order.Side == OrderSide.Buy ? book.Asks : book.Bids;
        var fills = Match(order, _taken.Left(market, order.Side, shown, wire.GetUtcNow()));
        var ended = await vault.EndAsync(order.Identifier, fills, time.GetUtcNow(), token);
        foreach (var fill in fills)
        {
            var level = shown.First(one => one.Price == fill.Price);
            _taken.Took(market, order.Side, level, fill.Volume, wire.GetUtcNow());
        }

        return Known(ended);
    }

    private List<Fill> Match(PaperOrderRow order, IReadOnlyList<BookLevel> levels)
    {
        var fills = new List<Fill>();
        var left = new Volume(order.Volume);
        foreach (var level in levels.TakeWhile(level => order.Limit is not { } limit || level.Price.Value <= limit))
        {
            var taken = Volume.Min(left, level.Volume);
            if (taken == Volume.None)
            {
                break;
            }

            var id = $"paper-{order.Identifier}-{fills.Count + 1}";
            fills.Add(new Fill(id, level.Price, taken, level.Price * taken, time.GetUtcNow()));
            left -= taken;
        }

        return fills;
    }

    private async Task<IReadOnlyList<OrderReport>> ReportsAsync(
        MarketCode market,
        DateTimeOffset? closedSince,
        CancellationToken token
    ) => [.. (await vault.OfAsync(market, closedSince, token)).Select(Report)];

    private static OrderReport Report(PaperOrderRow row) =>
        new(
            $"paper-{row.Identifier}",
            row.Identifier,
            row.Side,
            row.EndedAt is not null,
            new Krw(row.Fee),
            new Volume(row.Executed),
            [.. JsonSerializer.Deserialize<List<PaperFill>>(row.Fills)!.Select(fill => fill.Fill())]
        )
        {
            Market = new MarketCode(row.Market),
            CreatedAt = row.CreatedAt,
            Limit = row.Limit is { } limit ? new Price(limit) : null,
            Volume = new Volume(row.Volume),
        };

    // The books lie in the database: without it this exchange is away, as a real one is behind a broken line.
    private static async Task<Answer<T>> AskAsync<T>(Task<T> asked)
    {
        try
        {
            return new Answer<T>.Given(await asked);
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            return new Answer<T>.Failed(FailureKind.Network, DatabaseFaults.Sentence(failure));
        }
    }

    private static async Task<OrderOutcome> OutcomeAsync(Func<Task<OrderOutcome>> act)
    {
        try
        {
            return await act();
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            return new OrderOutcome.Unknown(DatabaseFaults.Sentence(failure));
        }
    }
}
