using Bot.Domain.Accounts;
using Microsoft.Data.Sqlite;

namespace Bot.Host.Backups;

/// <summary>Writes one account into a file, as it was at one moment; the service may be running.</summary>
/// <param name="database">The file of the database.</param>
/// <param name="schema">The newest migration of the program.</param>
/// <param name="wall">The clock on the wall.</param>
public sealed class AccountExport(string database, string schema, TimeProvider wall)
{
    /// <summary>Writes it.</summary>
    /// <param name="account">Which.</param>
    /// <param name="path">The file.</param>
    /// <param name="keys">Its keys, locked; null leaves them behind.</param>
    /// <param name="token">Ends it early.</param>
    /// <exception cref="InvalidDataException">There is no such account, or the database has another schema.</exception>
    public AccountHeader Write(AccountId account, string path, KeyEnvelope? keys, CancellationToken token)
    {
        using var from = DatabaseCopy.Open(database, SqliteOpenMode.ReadWrite);
        DatabaseCopy.Do(from, "PRAGMA query_only=ON; BEGIN;");
        var found = Scalar(from, "SELECT max(MigrationId) FROM __EFMigrationsHistory", account) as string;
        if (found != schema)
        {
            throw new InvalidDataException(
                $"the database is of version {found ?? "none"}, this program of {schema}; start the bot once"
            );
        }

        var header = new AccountHeader
        {
            Account = account.Value,
            Name =
                Scalar(from, "SELECT Name FROM Accounts WHERE Id = $account", account) as string
                ?? throw new InvalidDataException($"there is no account {account}"),
            CreatedAt = wall.GetUtcNow(),
            Program = StartUp.Version,
            Schema = schema,
            Rows = All.ToDictionary(
                table => table,
                table => (long)Scalar(from, $"SELECT count(*) FROM ({Query(table)})", account)!,
                StringComparer.Ordinal
            ),
            Columns = All.ToDictionary(table => table, table => Columns(from, table), StringComparer.Ordinal),
            Keys = keys,
        };
        AccountFile.Write(
            path,
            header,
            lines =>
            {
                foreach (var table in All)
                {
                    Rows(from, table, account, lines);
                }
            },
            token
        );
        DatabaseCopy.Do(from, "ROLLBACK;");
        return header;
    }

    /// <summary>The columns of a table, in their order.</summary>
    internal static IReadOnlyList<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM pragma_table_info($table) ORDER BY cid";
        command.Parameters.AddWithValue("$table", table);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    internal static IReadOnlyList<string> All { get; } =
    [AccountParts.Account, AccountParts.Candles, .. AccountParts.Tables];

    private static string Query(string table) =>
        table switch
        {
            AccountParts.Account => "SELECT * FROM Accounts WHERE Id = $account",
            AccountParts.Candles => "SELECT * FROM Candles WHERE Market = 'KRW-BTC' OR Market IN "
                + "(SELECT Market FROM Cycles WHERE AccountId = $account)",
            _ => $"SELECT * FROM {table} WHERE AccountId = $account",
        };

    private static void Rows(SqliteConnection from, string table, AccountId account, AccountLines lines)
    {
        using var command = Command(from, Query(table), account);
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var values = new string?[reader.FieldCount];
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = AccountValue.Text(reader.GetValue(column));
            }

            lines.Add(AccountFile.Line(new AccountRowLine(table, values)));
        }
    }

    private static object? Scalar(SqliteConnection from, string text, AccountId account)
    {
        using var command = Command(from, text, account);
        return command.ExecuteScalar();
    }

    private static SqliteCommand Command(SqliteConnection from, string text, AccountId account)
    {
        var command = from.CreateCommand();
        command.CommandText = text;
        command.Parameters.AddWithValue("$account", account.Value);
        return command;
    }
}
