using System.Globalization;
using System.Security.Cryptography;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>
/// The right to trade on a database, held by one instance. A lock on a file decides on one machine and dies with its
/// process; between machines the row decides, by its age. The row's number is checked in the transaction of every order
/// intent, so that whoever lost the right can send nothing.
/// </summary>
/// <param name="databases">The database in question.</param>
/// <param name="folder">The data folder.</param>
/// <param name="wall">The clock on the wall, also where the market's runs faster.</param>
/// <param name="host">This machine's name.</param>
public sealed class Lease(IDbContextFactory<BotDb> databases, string folder, TimeProvider wall, string host)
    : IDisposable
{
    /// <summary>How long a row that is not renewed keeps other machines out.</summary>
    public static readonly TimeSpan StaleAfter = TimeSpan.FromSeconds(60);

    private const string Name = "trader";
    private const int HolderBytes = 8;

    private readonly string _holder = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(HolderBytes));
    private readonly InstanceLock _lock = new(folder);

    /// <summary>Which holder this one is, counted from the first; 0 before it is one.</summary>
    public long Fence { get; private set; }

    /// <summary>Takes the lock, before anything else is touched; null when it worked, else why not.</summary>
    public string? TryLock() => _lock.TryTake();

    /// <summary>
    /// Takes the row, with a higher number, where it is free: given back, not renewed for <see cref="StaleAfter"/>, or
    /// left by a process of this machine, which must be dead because the lock is ours. Null when it worked, else who
    /// holds it and since when.
    /// </summary>
    /// <exception cref="InvalidOperationException">The lock is not held.</exception>
    public async Task<string?> TryAcquireAsync(CancellationToken token)
    {
        if (!_lock.IsTaken)
        {
            throw new InvalidOperationException("the lease needs the lock first");
        }

        var now = wall.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(token);
        await using var transaction = await db.Database.BeginTransactionAsync(token);
        var row =
            await db.Leases.SingleOrDefaultAsync(lease => lease.Name == Name, token)
            ?? db.Leases.Add(
                new LeaseRow
                {
                    Name = Name,
                    Holder = "",
                    Host = host,
                }
            ).Entity;
        if (IsHeldElsewhere(row, now))
        {
            return Refusal(row);
        }

        (row.Holder, row.Host, row.Fence, row.Since, row.RenewedAt) = (_holder, host, row.Fence + 1, now, now);
        await db.SaveChangesAsync(token);
        await transaction.CommitAsync(token);
        Fence = row.Fence;
        return null;
    }

    /// <summary>Says that this instance lives; false when another one has taken over.</summary>
    public async Task<bool> RenewAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await UpdateAsync(db, wall.GetUtcNow(), _holder, token);
    }

    /// <summary>Gives the row back, if it is still ours, so that another machine need not wait.</summary>
    public async Task ReleaseAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        await UpdateAsync(db, wall.GetUtcNow(), "", token);
    }

    /// <summary>
    /// Whether the row still names this instance. To be asked within the transaction that depends on it.
    /// </summary>
    public async Task<bool> FenceStillOursAsync(BotDb db, CancellationToken token) =>
        await db
            .Leases.AsNoTracking()
            .AnyAsync(row => row.Name == Name && row.Holder == _holder && row.Fence == Fence, token);

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();

    private bool IsHeldElsewhere(LeaseRow row, DateTimeOffset now) =>
        row.Holder.Length > 0
        && !string.Equals(row.Host, host, StringComparison.OrdinalIgnoreCase)
        && now - row.RenewedAt < StaleAfter;

    private static string Refusal(LeaseRow row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"another instance holds the lease: on {row.Host} since {row.Since:yyyy-MM-dd HH:mm:ss} UTC, "
                + $"renewed {row.RenewedAt:HH:mm:ss}. "
                + $"Stop it first; if it is dead already, start again after {row.RenewedAt + StaleAfter:HH:mm:ss} UTC"
        );

    // One statement: between reading and writing nobody can come in.
    private async Task<bool> UpdateAsync(BotDb db, DateTimeOffset now, string holder, CancellationToken token) =>
        await db.Database.ExecuteSqlInterpolatedAsync(
            $"""
            UPDATE Leases SET RenewedAt = {now.UtcTicks}, Holder = {holder}
            WHERE Name = {Name} AND Holder = {_holder} AND Fence = {Fence}
            """,
            token
        ) == 1;
}
