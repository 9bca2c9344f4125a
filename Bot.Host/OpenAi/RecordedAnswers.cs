using System.Text.Json;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Strategies;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.OpenAi;

/// <summary>What an advisor answered live about a market, for a backtest of the same time.</summary>
public static class RecordedAnswers
{
    /// <summary>
    /// The word for each candle whose close was asked about. A call that failed and a word of low confidence bought
    /// nothing live, and hold here.
    /// </summary>
    /// <param name="databases">The journal.</param>
    /// <param name="market">Whose candles.</param>
    /// <param name="from">Answers about an instant from this on.</param>
    /// <param name="to">And up to this, it included.</param>
    /// <param name="token">Ends the reading.</param>
    /// <exception cref="InvalidDataException">There is none, or a model may have known what came after: it had read of
    /// that time, or nobody knows up to when it read.</exception>
    public static async Task<IReadOnlyDictionary<DateTimeOffset, TradeAction>> ReadAsync(
        IDbContextFactory<BotDb> databases,
        MarketCode market,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var name = market.Value;
        var rows = await db
            .Advice.AsNoTracking()
            .Where(call => call.Source == "openai" && call.Request != null && call.Slot >= from && call.Slot <= to)
            .Where(call =>
                db.Cycles.Any(cycle =>
                    cycle.AccountId == call.AccountId && cycle.Slot == call.Slot && cycle.Market == name
                )
            )
            .OrderBy(call => call.Id)
            .ToListAsync(token);
        if (rows.Count == 0)
        {
            throw new InvalidDataException($"no advice about {market} from {from:u} to {to:u} is recorded");
        }

        foreach (var row in rows)
        {
            RequireIgnorance(row);
        }

        return rows.GroupBy(row => row.Slot).ToDictionary(group => group.Key, group => ActionOf(group.Last()));
    }

    private static void RequireIgnorance(AdviceRow row)
    {
        var model = ModelOf(row);
        if (ModelKnowledge.UntilOf(model) is not { } until)
        {
            throw new InvalidDataException(
                $"up to when {model} knows the world is not known, so its answers may know the future; known are "
                    + ModelKnowledge.Names
            );
        }

        if (row.Slot < until)
        {
            throw new InvalidDataException(
                $"{model} knows the world up to {until:yyyy-MM-dd}, so its answer about {row.Slot:yyyy-MM-dd HH:mm}Z "
                    + $"may know what came after; test from {until:yyyy-MM-dd} on"
            );
        }
    }

    private static string ModelOf(AdviceRow row)
    {
        using var request = JsonDocument.Parse(row.Request!);
        return request.RootElement.TryGetProperty("model", out var model) ? model.GetString() ?? "" : "";
    }

    private static TradeAction ActionOf(AdviceRow row) =>
        row.Failure is null
        && row.Confidence is not null
        && Enum.Parse<Confidence>(row.Confidence) != Confidence.Low
        && row.Action is { } action
            ? Enum.Parse<TradeAction>(action)
            : TradeAction.Hold;
}
