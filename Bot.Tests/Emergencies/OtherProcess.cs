using System.Diagnostics;
using Bot.Host.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Emergencies;

/// <summary>This assembly as a program of its own, for tests that need a second process at a database.</summary>
internal static class OtherProcess
{
    public const string Writes = "write";
    public const string Locks = "lock";

    public static Process Start(string verb, params string[] places) =>
        Process.Start(
            new ProcessStartInfo("dotnet", [typeof(OtherProcess).Assembly.Location, verb, .. places])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;

    public static async Task<int> Main(string[] args)
    {
        NativeSqlite.Use();
        switch (args)
        {
            case [Writes, var run, .. var folders]:
                // The database answers on the thread that asks: a writer gives its thread up never.
                ThreadPool.SetMinThreads(2 * folders.Length, 2 * folders.Length);
                await Task.WhenAll(
                    folders.Select(folder =>
                        Task.Run(() => RestlessWriter.WriteAsync(folder, run, CancellationToken.None))
                    )
                );
                return 0;
            case [Locks, var file]:
                await LockAsync(file);
                return 0;
            default:
                return 2;
        }
    }

    // Until whoever started it closes the line, or dies.
    private static async Task LockAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE;";
        await command.ExecuteNonQueryAsync();
        await Console.Out.WriteLineAsync("locked");
        await Console.In.ReadToEndAsync();
    }
}
