using System.Globalization;
using Bot.Domain.Accounts;
using Bot.Domain.Orders;
using Microsoft.Data.Sqlite;

namespace Bot.Host.Backups;

/// <summary>Writes the rows of an exported account into a database under their new numbers.</summary>
internal sealed class AccountInserts : IDisposable
{
    private readonly AccountHeader _header;
    private readonly AccountId _target;
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _counted = new(StringComparer.Ordinal);
    private readonly (string Was, string Is) _orders;

    /// <param name="connection">Within its transaction.</param>
    /// <param name="header">Of the file.</param>
    /// <param name="target">The account's number here.</param>
    /// <exception cref="InvalidDataException">Its tables are not those of this database.</exception>
    public AccountInserts(SqliteConnection connection, AccountHeader header, AccountId target)
    {
        (_header, _target) = (header, target);
        _orders = (Prefix(new AccountId(header.Account)), Prefix(target));
        foreach (var table in AccountExport.All)
        {
            var columns = AccountExport.Columns(connection, table);
            if (
                !header.Columns.TryGetValue(table, out var given)
                || !given.SequenceEqual(columns, StringComparer.Ordinal)
            )
            {
                throw new InvalidDataException($"its table {table} has other columns");
            }

            _commands[table] = Insert(connection, table, columns);
            _written[table] = 0;
        }

        foreach (
            var table in AccountParts.Numbered.Keys.Select(AccountParts.CounterOf).Distinct(StringComparer.Ordinal)
        )
        {
            _counted[table] = Newest(connection, table);
        }
    }

    private static string Prefix(AccountId account) => $"{OrderId.Prefix}{account}-";

    /// <summary>Writes a row.</summary>
    /// <exception cref="InvalidDataException">It does not belong there.</exception>
    public void Add(AccountRowLine row)
    {
        if (!_commands.TryGetValue(row.T, out var command) || row.V.Count != command.Parameters.Count)
        {
            throw new InvalidDataException($"a row of {row.T} in it has no place");
        }

        var columns = _header.Columns[row.T];
        for (var column = 0; column < columns.Count; column++)
        {
            command.Parameters[column].Value = Here(row.T, columns[column], AccountValue.Read(row.V[column]));
        }

        command.ExecuteNonQuery();
        _written[row.T]++;
    }

    /// <summary>Demands that as many rows came as the header promised.</summary>
    /// <exception cref="InvalidDataException">They did not.</exception>
    public void DemandAll()
    {
        foreach (var (table, count) in _written)
        {
            if (_header.Rows.GetValueOrDefault(table) != count)
            {
                throw new InvalidDataException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{table} has {count} rows, not {_header.Rows.GetValueOrDefault(table)}"
                    )
                );
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }
    }

    private object Here(string table, string column, object value) =>
        (table, column, value) switch
        {
            (AccountParts.Account, "Id", _) or (_, "AccountId", _) => _target.Value,
            (_, _, long number) when AccountParts.Numbered.GetValueOrDefault(table) == column => number
                + _counted[AccountParts.CounterOf(table)],
            (_, _, string text) => text.Replace(_orders.Was, _orders.Is, StringComparison.Ordinal),
            _ => value,
        };

    // Candles of a market that is known here already are the same candles.
    private static SqliteCommand Insert(SqliteConnection connection, string table, IReadOnlyList<string> columns)
    {
        var command = connection.CreateCommand();
        var names = string.Join(", ", columns.Select(column => $"\"{column}\""));
        var places = string.Join(", ", columns.Select((_, at) => $"$p{at}"));
        var how = table == AccountParts.Candles ? "INSERT OR IGNORE" : "INSERT";
        command.CommandText = $"{how} INTO {table} ({names}) VALUES ({places})";
        for (var at = 0; at < columns.Count; at++)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{at}" });
        }

        return command;
    }

    private static long Newest(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT max(coalesce((SELECT max(Id) FROM {table}), 0), "
            + "coalesce((SELECT seq FROM sqlite_sequence WHERE name = $table), 0))";
        command.Parameters.AddWithValue("$table", table);
        return (long)command.ExecuteScalar()!;
    }
}
