using System.Data.Common;
using Bot.Host.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Emergencies;

/// <summary>
/// Connections that wait a second for a lock and not ten, so that tests are short, and that can be forbidden to let
/// their file grow.
/// </summary>
internal sealed class Impatience : DbConnectionInterceptor
{
    private const long Boundless = 1_073_741_823;

    private long _pagesMost = Boundless;

    /// <summary>A context factory as the program has it, with such connections.</summary>
    public void Use(IServiceCollection services, string file) =>
        services.AddSingleton<IDbContextFactory<BotDb>>(
            new PooledDbContextFactory<BotDb>(
                new DbContextOptionsBuilder<BotDb>()
                    .UseSqlite($"Data Source={file}")
                    .AddInterceptors(new Pragmas(), new LostCommits(), this)
                    .Options
            )
        );

    /// <summary>The file may not grow, and every page of it is full.</summary>
    public IDisposable Full(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        Interlocked.Exchange(ref _pagesMost, 1);
        Apply(connection);
        for (var size = 4_000; size > 10; size /= 2)
        {
            Stuff(connection, size);
        }

        return new Lifted(this);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Apply(connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Apply(connection);
        return Task.CompletedTask;
    }

    private static void Stuff(SqliteConnection connection, int size)
    {
        try
        {
            for (var row = 0; row < 10_000; row++)
            {
                using var command = connection.CreateCommand();
                command.CommandText =
                    $"INSERT INTO Marks (AccountId, Name, Value) VALUES (1, 'stuff-{size}-{row}', zeroblob({size}))";
                command.ExecuteNonQuery();
            }
        }
        catch (SqliteException full)
        {
            Assert.Equal(13, full.SqliteErrorCode);
        }
    }

    private void Apply(DbConnection connection)
    {
        ((SqliteConnection)connection).DefaultTimeout = 1;
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA busy_timeout=20; PRAGMA max_page_count={Interlocked.Read(ref _pagesMost)};";
        command.ExecuteNonQuery();
    }

    private sealed class Lifted(Impatience owner) : IDisposable
    {
        public void Dispose() => Interlocked.Exchange(ref owner._pagesMost, Boundless);
    }
}
