using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Sandbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Tests.Storage;

/// <summary>A real database in a temporary folder, as the program itself would make it.</summary>
internal sealed class Store : IDisposable
{
    public static readonly DateTimeOffset Now = new(2024, 5, 10, 5, 30, 0, TimeSpan.Zero);

    public Store()
    {
        Folder = Path.Combine(Directory.CreateTempSubdirectory("store").FullName, "data");
        File = Path.Combine(Folder, DatabaseStart.FileName);
        Databases = new PooledDbContextFactory<BotDb>(DatabaseStart.Options(File));
    }

    public string Folder { get; }

    public string File { get; }

    public ReplayClock Clock { get; } = new(Now);

    public IDbContextFactory<BotDb> Databases { get; }

    /// <summary>Ready to use, with account 1.</summary>
    public static async Task<Store> OpenAsync()
    {
        var store = new Store();
        await FreshDatabase.PutAsync(store.Folder);
        await store.PrepareAsync();
        await store.WriteAsync(db => db.Accounts.Add(Account()));
        return store;
    }

    public Task<string?> PrepareAsync() => DatabaseStart.PrepareAsync(Databases, Folder, Clock, CancellationToken.None);

    public Lease Lease(string host = "here") => new(Databases, Folder, Clock, host);

    public async Task WriteAsync(Action<BotDb> write)
    {
        await using var db = await Databases.CreateDbContextAsync();
        write(db);
        await db.SaveChangesAsync();
    }

    public async Task<T> ReadAsync<T>(Func<BotDb, Task<T>> read)
    {
        await using var db = await Databases.CreateDbContextAsync();
        return await read(db);
    }

    /// <summary>One value of a query of plain SQL.</summary>
    public Task<object?> ScalarAsync(string sql) =>
        ReadAsync(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            return await command.ExecuteScalarAsync();
        });

    /// <summary>A connection that has read: as long as it is open, the log stays beside the file.</summary>
    public IDisposable Hold()
    {
        var held = new SqliteConnection($"Data Source={File};Pooling=False");
        held.Open();
        using var command = held.CreateCommand();
        command.CommandText = "SELECT count(*) FROM Accounts";
        command.ExecuteScalar();
        return held;
    }

    /// <summary>Closes what is idle, as the end of a program does.</summary>
    public void Close() => Leftovers.Close(File);

    public void Dispose()
    {
        Close();
        Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
    }

    public static CycleRow Cycle(string reason = "hold-no-signal", int hour = 0) =>
        new()
        {
            AccountId = 1,
            Market = "KRW-ETH",
            Slot = Now.AddHours(hour),
            StartedAt = Now.AddHours(hour),
            EndedAt = Now.AddHours(hour),
            Reason = reason,
            Figures = "RSI 50",
            Notes = "{}",
        };

    private static AccountRow Account() =>
        new()
        {
            Id = 1,
            Name = "main",
            Market = "KRW-ETH",
            Mode = TradingMode.Paper,
            Profile = "balanced",
            Strategy = "rsi-mean-reversion",
            State = TradingState.Stopped,
            StateReason = "new",
            StateSince = Now,
            CreatedAt = Now,
        };
}
