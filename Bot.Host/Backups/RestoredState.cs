using Bot.Domain.States;
using Microsoft.Data.Sqlite;

namespace Bot.Host.Backups;

/// <summary>
/// Stops the accounts of a restored database before it counts: what people said since the backup is not in it, so
/// nothing may run again until a person says so. Halts stay, and what is held is guarded in every state.
/// </summary>
internal static class RestoredState
{
    private const string Reason = "restored";

    private static readonly string Stops = $"""
        INSERT INTO Transitions (AccountId, "From", "To", "Trigger", Reason, Who, At)
            SELECT Id, State, '{TradingState.Stopped}', '{TradingTrigger.Stop}', '{Reason}', 'bot', $now
            FROM Accounts WHERE State IN ('{TradingState.Running}', '{TradingState.Draining}');
        UPDATE Accounts SET State = '{TradingState.Stopped}', StateReason = '{Reason}', StateSince = $now
            WHERE State IN ('{TradingState.Running}', '{TradingState.Draining}');
        UPDATE Commands SET DoneAt = $now, Result = '{Reason}' WHERE DoneAt IS NULL;
        """;

    /// <summary>Stops them, and ends the commands that waited, in one step.</summary>
    /// <param name="file">The restored file, which is not in use yet; no log is left beside it.</param>
    /// <param name="now">The clock on the wall.</param>
    /// <exception cref="InvalidDataException">It cannot be written.</exception>
    public static void Stop(string file, DateTimeOffset now)
    {
        try
        {
            using var connection = DatabaseCopy.Open(file, SqliteOpenMode.ReadWrite);
            DatabaseCopy.Do(connection, "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=FULL;");
            using var transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            (command.CommandText, command.Transaction) = (Stops, transaction);
            command.Parameters.AddWithValue("$now", now.UtcTicks);
            command.ExecuteNonQuery();
            transaction.Commit();
        }
        catch (SqliteException failure)
        {
            File.Delete(file);
            throw new InvalidDataException($"what was restored cannot be written: {failure.Message}", failure);
        }
    }
}
