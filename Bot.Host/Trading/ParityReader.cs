using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Parity;
using Bot.Domain.Time;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>Sends the cycles of a KST day through the engine of backtests and says what differs.</summary>
public sealed class ParityReader(IDbContextFactory<BotDb> databases)
{
    // What the last cycle of a day leads to happens in the hour after it.
    private static readonly TimeSpan AnHour = CandleInterval.Hour.Length();

    /// <summary>What a backtest would have done otherwise on a day.</summary>
    public async Task<ParityDay> ReadAsync(int account, DateOnly date, CancellationToken token)
    {
        var day = new TradingDay(date);
        await using var db = await databases.CreateDbContextAsync(token);
        var cycles = await CyclesAsync(db, account, day, token);
        var fills = await FillsAsync(db, account, day, token);
        var (shelf, found, ofDay, compared) = (new CandleShelf(), new List<ParityDifference>(), 0, 0);
        for (var index = 0; index < cycles.Count && cycles[index].Slot < day.End; index++, ofDay++)
        {
            var cycle = cycles[index];
            var until = index + 1 < cycles.Count ? cycles[index + 1].StartedAt : day.End + AnHour;
            var within = fills.Where(one => one.Fill.At >= cycle.StartedAt && one.Fill.At < until);
            if (await CompareAsync(db, cycle, [.. Grouped(within)], shelf, token) is { } differences)
            {
                compared++;
                found.AddRange(differences);
            }
        }

        return new ParityDay(ofDay, compared, found);
    }

    // Those of the day and the next one. Where cycles run more often than candles close, a backtest has the first after
    // each close.
    private static async Task<IReadOnlyList<CycleRow>> CyclesAsync(
        BotDb db,
        int account,
        TradingDay day,
        CancellationToken token
    )
    {
        var (start, end) = (day.Start, day.End + AnHour);
        var rows = await db
            .Cycles.AsNoTracking()
            .Where(row => row.AccountId == account && row.AskedBy == null && row.Slot >= start && row.Slot < end)
            .OrderBy(row => row.StartedAt)
            .ToListAsync(token);
        return [.. rows.DistinctBy(row => CandleInterval.Hour.StartAt(row.Slot))];
    }

    private static async Task<IReadOnlyList<(FillRow Fill, OrderRow Order)>> FillsAsync(
        BotDb db,
        int account,
        TradingDay day,
        CancellationToken token
    )
    {
        var (start, end) = (day.Start, day.End + AnHour);
        var rows = await db
            .Fills.AsNoTracking()
            .Where(fill => fill.AccountId == account && fill.At >= start && fill.At < end)
            .Join(
                db.Orders.AsNoTracking(),
                fill => fill.OrderId,
                order => order.Id,
                (Fill, Order) => new { Fill, Order }
            )
            .ToListAsync(token);
        return rows.ConvertAll(row => (row.Fill, row.Order));
    }

    private static IEnumerable<LiveFill> Grouped(IEnumerable<(FillRow Fill, OrderRow Order)> fills) =>
        fills
            .GroupBy(one => one.Order.Reason, StringComparer.Ordinal)
            .Select(group =>
            {
                var (funds, volume) = (group.Sum(one => one.Fill.Funds), group.Sum(one => one.Fill.Volume));
                return new LiveFill(
                    TerminalReasons.Parse(group.Key),
                    funds / volume,
                    new Percent(group.Sum(one => one.Fill.Fee) / funds * 100m)
                );
            });

    // Null where the cycle or the market says too little to compare anything.
    private static async Task<IReadOnlyList<ParityDifference>?> CompareAsync(
        BotDb db,
        CycleRow cycle,
        IReadOnlyList<LiveFill> fills,
        CandleShelf shelf,
        CancellationToken token
    )
    {
        var row = await db.CycleInputs.AsNoTracking().SingleOrDefaultAsync(one => one.CycleId == cycle.Id, token);
        if (row is null)
        {
            return null;
        }

        CycleInput input;
        try
        {
            (input, _) = await CycleInputs.ReadAsync(db, row, shelf, token);
        }
        catch (InvalidDataException exception)
        {
            var hour = CandleInterval.Hour.StartAt(cycle.Slot);
            return
            [
                new ParityDifference.Decision(
                    hour,
                    TerminalReasons.Parse(cycle.Reason),
                    null,
                    ParityCause.CandleChanged,
                    exception.Message
                ),
            ];
        }

        return
            input is { Candles.Last: { } last, Gate: not null }
            && await NextAsync(db, input.Market, last, token) is { } next
            ? ParityCheck.Of(input, next, new LiveHour(TerminalReasons.Parse(cycle.Reason), fills))
            : null;
    }

    private static async Task<Candle?> NextAsync(BotDb db, MarketCode market, Candle last, CancellationToken token)
    {
        var (start, name) = (last.Start + CandleInterval.Hour.Length(), market.Value);
        var row = await db
            .Candles.AsNoTracking()
            .SingleOrDefaultAsync(
                one => one.Market == name && one.IntervalMinutes == (int)CandleInterval.Hour && one.Start == start,
                token
            );
        return row is null ? null : CandleStore.Read(row);
    }
}

/// <summary>A day of live trading beside what a backtest would have made of it.</summary>
/// <param name="Cycles">That were due on the day, one for each closed candle.</param>
/// <param name="Compared">Of them; the others decided nothing, or nothing was traded in the hour after.</param>
/// <param name="Differences">In order of time.</param>
public sealed record ParityDay(int Cycles, int Compared, IReadOnlyList<ParityDifference> Differences)
{
    /// <summary>Of them those that nothing explains.</summary>
    public int Unknown => Differences.Count(one => one is ParityDifference.Decision { Cause: ParityCause.Unknown });
}
