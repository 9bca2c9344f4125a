using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Bot.Host.Backups;

/// <summary>What can be told of a database by counting, so that a copy of it can be held against it.</summary>
/// <param name="Schema">The last migration; null where there is none.</param>
/// <param name="Tables">How many rows each table has.</param>
/// <param name="LastCycle">The newest cycle; null where there is none.</param>
public sealed record DatabaseFacts(string? Schema, IReadOnlyDictionary<string, long> Tables, BackedUpCycle? LastCycle)
{
    private const string Migrations = "__EFMigrationsHistory";

    /// <summary>How many accounts there are.</summary>
    public long Accounts => Tables.GetValueOrDefault("Accounts");

    /// <summary>Counts; within a transaction all of it is of one moment.</summary>
    public static DatabaseFacts Read(SqliteConnection connection)
    {
        var names = Texts(
            connection,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
        );
        var tables = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            tables[name] = Count(connection, name);
        }

        return new DatabaseFacts(
            tables.ContainsKey(Migrations)
                ? Texts(connection, $"SELECT MigrationId FROM {Migrations} ORDER BY MigrationId DESC LIMIT 1")
                    .FirstOrDefault()
                : null,
            tables,
            tables.ContainsKey("Cycles") ? Last(connection) : null
        );
    }

    /// <summary>The first thing in which the other differs, in a sentence; null where all is the same.</summary>
    public string? DifferenceTo(DatabaseFacts other)
    {
        if (Schema != other.Schema)
        {
            return $"its schema is {other.Schema ?? "none"}, not {Schema ?? "none"}";
        }

        var differing = Tables
            .Keys.Union(other.Tables.Keys, StringComparer.Ordinal)
            .FirstOrDefault(name => RowsOf(name) != other.RowsOf(name));
        if (differing is not null)
        {
            return $"{differing} has {other.RowsOf(differing)} rows, not {RowsOf(differing)}";
        }

        return LastCycle == other.LastCycle
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"its last cycle is {other.LastCycle?.Id ?? 0}, not {LastCycle?.Id ?? 0}"
            );
    }

    // A table that is missing is not one without rows.
    private long RowsOf(string table) => Tables.TryGetValue(table, out var rows) ? rows : -1;

    private static BackedUpCycle? Last(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id, AccountId, StartedAt FROM Cycles ORDER BY Id DESC LIMIT 1";
        using var reader = command.ExecuteReader();
        return reader.Read()
            ? new BackedUpCycle(
                reader.GetInt64(0),
                reader.GetInt32(1),
                new DateTimeOffset(reader.GetInt64(2), TimeSpan.Zero)
            )
            : null;
    }

    private static long Count(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return (long)command.ExecuteScalar()!;
    }

    private static List<string> Texts(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var texts = new List<string>();
        while (reader.Read())
        {
            texts.Add(reader.GetString(0));
        }

        return texts;
    }
}

/// <summary>The newest cycle that a backup holds.</summary>
public sealed record BackedUpCycle(long Id, int Account, DateTimeOffset At);
