using System.Security.Cryptography;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>
/// The right to trade on a database, held by one instance. A lock on a file decides on one machine and dies with its
/// process; the row's number is checked in the transaction of every order intent, so that whoever lost the right can
/// send nothing.
/// </summary>
public sealed class Lease(IDbContextFactory<BotDb> databases, string folder, TimeProvider time) : IDisposable
{
    private const string Name = "trader";
    private const int HolderBytes = 8;

    private readonly string _holder = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(HolderBytes));
    private FileStream? _lock;
    private long _fence;

    /// <summary>Takes the lock, before anything else is touched; null when it worked, else why not.</summary>
    public string? TryLock()
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, "chattrader.lock");
        try
        {
            _lock = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return null;
        }
        catch (IOException)
        {
            return $"another instance runs on {Path.GetFullPath(folder)}: it holds {Path.GetFileName(file)}. Stop it first";
        }
    }

    /// <summary>Takes the row over with a higher number. The lock must be held.</summary>
    /// <exception cref="InvalidOperationException">The lock is not held.</exception>
    public async Task AcquireAsync(CancellationToken token)
    {
        if (_lock is null)
        {
            throw new InvalidOperationException("the lease needs the lock first");
        }

        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db.Leases.FindAsync([Name], token)
            ?? db.Leases.Add(new LeaseRow { Name = Name, Holder = _holder }).Entity;
        (row.Holder, row.Fence, row.RenewedAt) = (_holder, row.Fence + 1, time.GetUtcNow());
        await db.SaveChangesAsync(token);
        _fence = row.Fence;
    }

    /// <summary>Whether the row still names this instance. To be asked within the transaction that depends on it.</summary>
    public async Task<bool> FenceStillOursAsync(BotDb db, CancellationToken token) =>
        await db.Leases.AsNoTracking().AnyAsync(row => row.Name == Name && row.Holder == _holder && row.Fence == _fence, token);

    /// <inheritdoc />
    public void Dispose() => _lock?.Dispose();
}
