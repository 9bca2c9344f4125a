using Bot.Domain.States;
using Bot.Host.Options;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Host.Watching.Outside;

/// <summary>
/// Reads from the database, without writing to it and without the program, what tells whether the program works.
/// </summary>
/// <param name="folder">The data folder.</param>
/// <param name="scheduler">How often cycles run where an account has no interval of its own.</param>
internal sealed class SightReader(string folder, SchedulerOptions scheduler)
{
    private const string Lease = "SELECT Holder, RenewedAt FROM Leases";

    private const string Accounts = """
        SELECT a.Name, a.State, a.StateSince,
            (SELECT s.Value FROM Settings s WHERE s.AccountId = a.Id AND s.Key = $key),
            (SELECT MAX(c.EndedAt) FROM Cycles c WHERE c.AccountId = a.Id AND c.Reason NOT LIKE 'skipped%')
        FROM Accounts a ORDER BY a.Id
        """;

    private const string Language = "SELECT Language FROM People WHERE Id = $id";

    /// <summary>What is seen; of an absent database nothing.</summary>
    /// <param name="unit">How the service manager has the program.</param>
    /// <param name="token">Gives up.</param>
    /// <exception cref="SqliteException">The database cannot be read.</exception>
    public async Task<Sight> ReadAsync(UnitState? unit, CancellationToken token)
    {
        await using var connection = Connection();
        if (connection is null)
        {
            return new Sight(unit, null, []);
        }

        await connection.OpenAsync(token);
        return new Sight(unit, await LeaseAsync(connection, token), await AccountsAsync(connection, token));
    }

    /// <summary>The language of a person, <c>ko</c> or <c>en</c>; null where it is not known.</summary>
    public async Task<string?> LanguageAsync(long person, CancellationToken token)
    {
        await using var connection = Connection();
        if (connection is null)
        {
            return null;
        }

        await connection.OpenAsync(token);
        await using var command = connection.CreateCommand();
        command.CommandText = Language;
        command.Parameters.AddWithValue("$id", person);
        return await command.ExecuteScalarAsync(token) as string;
    }

    private SqliteConnection? Connection()
    {
        NativeSqlite.Use();
        var file = Path.Combine(folder, DatabaseStart.FileName);
        return File.Exists(file) ? new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False") : null;
    }

    private static async Task<LeaseSight?> LeaseAsync(SqliteConnection connection, CancellationToken token)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Lease;
        await using var row = await command.ExecuteReaderAsync(token);
        return await row.ReadAsync(token)
            ? new LeaseSight(row.GetString(0).Length == 0, Instant(row.GetInt64(1)))
            : null;
    }

    private async Task<IReadOnlyList<CycleSight>> AccountsAsync(SqliteConnection connection, CancellationToken token)
    {
        var found = new List<CycleSight>();
        await using var command = connection.CreateCommand();
        command.CommandText = Accounts;
        command.Parameters.AddWithValue("$key", SettingCatalog.Interval.Key);
        await using var row = await command.ExecuteReaderAsync(token);
        while (await row.ReadAsync(token))
        {
            var isOn = Enum.TryParse<TradingState>(row.GetString(1), out var state) && state.RunsCycles();
            if (isOn && scheduler.Enabled)
            {
                found.Add(
                    new CycleSight(
                        row.GetString(0),
                        Instant(row.GetInt64(2)),
                        Interval(row[3] as string),
                        row[4] is long ended ? Instant(ended) : null
                    )
                );
            }
        }

        return found;
    }

    private TimeSpan Interval(string? own) =>
        TimeSpan.FromMinutes(int.TryParse(own, out var minutes) && minutes > 0 ? minutes : scheduler.IntervalMinutes);

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);
}
