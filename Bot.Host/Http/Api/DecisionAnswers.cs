using System.Text.Json;
using Bot.Domain.Decisions;
using Bot.Domain.Reasons;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Http.Api;

/// <summary>Cycles with what they saw and why they ended as they did.</summary>
internal sealed class DecisionAnswers(IDbContextFactory<BotDb> databases)
{
    /// <summary>What may be asked.</summary>
    public static readonly string[] Parameters = ["account", "symbol", "reason", "from", "to", "sort", "page", "size"];

    private static readonly Dictionary<string, string?> Reasons = Enum.GetValues<TerminalReason>()
        .ToDictionary(reason => reason.Text(), string? (reason) => reason.Text(), StringComparer.Ordinal);

    private static readonly Dictionary<string, bool> Newest = new(StringComparer.Ordinal)
    {
        ["at"] = false,
        ["-at"] = true,
    };

    /// <summary><c>/decisions</c>.</summary>
    public async Task<Action<Utf8JsonWriter>> ReadAsync(ApiQuery query, CancellationToken token)
    {
        var (account, symbol, from, to) = (query.Account, query.Symbol, query.From, query.To);
        var (page, size) = (query.Page, query.Size);
        var reason = query.Choice("reason", null, Reasons);
        var isNewestFirst = query.Choice("sort", usual: true, Newest);
        await using var db = await databases.CreateDbContextAsync(token);
        var found = db
            .Cycles.AsNoTracking()
            .Where(row => row.AccountId == account)
            .Where(row => symbol == null || row.Market == symbol)
            .Where(row => reason == null || row.Reason == reason)
            .Where(row => from == null || row.StartedAt >= from)
            .Where(row => to == null || row.StartedAt < to);
        var sorted = isNewestFirst
            ? found.OrderByDescending(row => row.StartedAt).ThenByDescending(row => row.Id)
            : found.OrderBy(row => row.StartedAt).ThenBy(row => row.Id);
        var total = await found.CountAsync(token);
        var shown = await sorted.Skip((page - 1) * size).Take(size).ToListAsync(token);
        return json =>
        {
            json.Write("account", account);
            json.Paging(query, total);
            json.List("items", shown, one => Row(json, one));
        };
    }

    private static void Row(Utf8JsonWriter json, CycleRow row)
    {
        var story = new CycleStory(row, TerminalReasons.Parse(row.Reason), AccountReader.NotesOf(row));
        json.Write("id", row.Id);
        json.Write("symbol", row.Market);
        json.Write("slot", row.Slot);
        json.Write("startedAt", row.StartedAt);
        json.Write("endedAt", row.EndedAt);
        json.Write("scheduled", row.AskedBy is null);
        json.Write("reason", row.Reason);
        json.Write("figures", row.Figures);
        json.Write("lastPrice", row.LastPrice);
        json.Write("equity", row.Equity);
        json.Write("signal", story.Notes.SignalAction?.ToLowerInvariant());
        json.Object(
            "advice",
            story.Notes.Advice,
            advice =>
            {
                json.Write("source", advice.Source);
                json.Write("action", advice.Action?.ToLowerInvariant());
                json.Write("confidence", advice.Confidence?.ToLowerInvariant());
                json.Write("failure", advice.Failure);
                json.Write("costKrw", advice.CostKrw);
            }
        );
        json.List("ladder", story.Ladder, rung => Rung(json, rung));
    }

    private static void Rung(Utf8JsonWriter json, Rung rung)
    {
        json.Write("name", rung.Name);
        json.Write("passed", rung.Passed);
        json.Write("value", rung.Value);
        json.Write("limit", rung.Limit);
    }
}
