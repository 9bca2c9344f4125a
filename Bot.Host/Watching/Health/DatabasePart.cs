using System.Globalization;
using Bot.Host.Storage;
using Bot.Host.Telegram.Looks;

namespace Bot.Host.Watching.Health;

/// <summary>Whether the database can be written, and how soon.</summary>
internal sealed class DatabasePart(StorageHealth storage) : IHealthPart
{
    /// <inheritdoc />
    public string Name => "database";

    /// <inheritdoc />
    public async Task<PartHealth> MeasureAsync(CancellationToken token)
    {
        var (took, why) = await storage.LockAsync(token);
        if (why is not null)
        {
            return new PartHealth(PartMark.Fault, why);
        }

        var library = $"SQLite {NativeSqlite.Version}{(NativeSqlite.IsSystems ? "" : ", not the system's")}";
        var mark = took < StorageHealth.Slow && took < StorageHealth.Quick ? PartMark.Ok : PartMark.Weak;
        return new PartHealth(
            mark,
            string.Create(CultureInfo.InvariantCulture, $"writable in {took.TotalMilliseconds:0} ms, {library}")
        )
        {
            Figures = [("writable_after_seconds", Math.Round(took.TotalSeconds, 6))],
        };
    }
}
