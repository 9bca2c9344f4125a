using System.Globalization;
using Bot.Host.Options;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Watching.Metrics;

/// <summary>Reads from the database what metrics tell: state as it is, sums over the whole journal.</summary>
public sealed class JournalReader(
    IDbContextFactory<BotDb> databases,
    AccountSettings settings,
    SchedulerOptions scheduler
)
{
    // Sums are for a picture, not for books: the database adds them up, and to the won they are right.
    private const string Fills = """
        SELECT AccountId, Market, Side, COUNT(DISTINCT OrderId),
            SUM(CAST(Funds AS REAL)), SUM(CAST(Fee AS REAL))
        FROM Fills GROUP BY AccountId, Market, Side
        """;

    // Rows of advice are long, so each is counted once: only those behind the last are read.
    private const string Advice = """
        SELECT a.Id, a.AccountId, coalesce((SELECT c.Market FROM Cycles c
                WHERE c.AccountId = a.AccountId AND c.Slot = a.Slot LIMIT 1), ''),
            lower(coalesce(a.Action, 'none')), coalesce(a.Confidence, '')
        FROM Advice a WHERE a.Id > $last ORDER BY a.Id
        """;

    private readonly Dictionary<(string Account, string Market, string Decision), long> _decisions = [];
    private readonly Dictionary<(string Account, string Market), (string Decision, int? Confidence)> _newest = [];
    private long _lastAdvice;

    /// <summary>Reads. Not to be called twice at once.</summary>
    public async Task<JournalFigures> ReadAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var accounts = new List<AccountFigures>();
        foreach (var row in await db.Accounts.AsNoTracking().OrderBy(row => row.Id).ToListAsync(token))
        {
            accounts.Add(await AccountAsync(db, row, token));
        }

        return new JournalFigures
        {
            Accounts = accounts,
            Executed = await ExecutedAsync(db, token),
            Decisions = await DecisionsAsync(db, token),
        };
    }

    private async Task<AccountFigures> AccountAsync(BotDb db, AccountRow row, CancellationToken token)
    {
        var worth = db.Equity.AsNoTracking().Where(one => one.AccountId == row.Id);
        var last = await worth.OrderByDescending(one => one.At).FirstOrDefaultAsync(token);
        var first = await worth.OrderBy(one => one.At).FirstOrDefaultAsync(token);
        var waiting = db.Outbox.AsNoTracking().Where(one => one.AccountId == row.Id && one.EndedAt == null);
        var spent = await db
            .Budgets.AsNoTracking()
            .Where(one => one.AccountId == row.Id)
            .Select(one => one.Spent)
            .ToListAsync(token);
        return new AccountFigures(Text(row.Id), row.Market, row.State)
        {
            LastCycle = await LastCycle.EndedAtAsync(db, row.Id, token),
            StateSince = row.StateSince,
            Interval = scheduler.Enabled ? settings.IntervalOf(row.Id) : null,
            Worth = last?.Equity,
            ProfitPercent = Profit(first, last),
            Outbox = await waiting.CountAsync(token),
            OldestNotice = await waiting
                .OrderBy(one => one.Id)
                .Select(one => (DateTimeOffset?)one.CreatedAt)
                .FirstOrDefaultAsync(token),
            Holds = await db.Positions.AsNoTracking().AnyAsync(one => one.AccountId == row.Id, token),
            AdviceCost = (double)spent.Sum(),
        };
    }

    private static decimal? Profit(EquityRow? first, EquityRow? last) =>
        first is not null && last is not null && first.At < last.At && first.With(last.Flows) is > 0m and var before
            ? ((last.Equity / before) - 1m) * 100m
            : null;

    private static async Task<IReadOnlyList<ExecutedFigures>> ExecutedAsync(BotDb db, CancellationToken token)
    {
        await db.Database.OpenConnectionAsync(token);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Fills;
        await using var rows = await command.ExecuteReaderAsync(token);
        var executed = new List<ExecutedFigures>();
        while (await rows.ReadAsync(token))
        {
            executed.Add(
                new ExecutedFigures(
                    Text(rows.GetInt32(0)),
                    rows.GetString(1),
                    rows.GetString(2).ToLowerInvariant(),
                    rows.GetInt64(3),
                    rows.GetDouble(4),
                    rows.GetDouble(5)
                )
            );
        }

        return executed;
    }

    private async Task<IReadOnlyList<DecisionFigures>> DecisionsAsync(BotDb db, CancellationToken token)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = Advice;
        var last = command.CreateParameter();
        (last.ParameterName, last.Value) = ("$last", _lastAdvice);
        command.Parameters.Add(last);
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            _lastAdvice = rows.GetInt64(0);
            var (account, market, decision) = (Text(rows.GetInt32(1)), rows.GetString(2), rows.GetString(3));
            var key = (account, market, decision);
            _decisions[key] = _decisions.GetValueOrDefault(key) + 1;
            _newest[(account, market)] = (decision, Confidence(rows.GetString(4)));
        }

        return [.. _decisions.Select(pair => Of(pair.Key, pair.Value))];
    }

    private DecisionFigures Of((string Account, string Market, string Decision) key, long count)
    {
        var newest = _newest[(key.Account, key.Market)];
        return new DecisionFigures(key.Account, key.Market, key.Decision, count)
        {
            Confidence = newest.Decision == key.Decision ? newest.Confidence : null,
        };
    }

    private static int? Confidence(string word) =>
        word switch
        {
            "Low" => 1,
            "Medium" => 2,
            "High" => 3,
            _ => null,
        };

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
