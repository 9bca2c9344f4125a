using System.Globalization;
using Bot.Host.Accounts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Telegram.Looks;

namespace Bot.Host.Watching.Health;

/// <summary>
/// Whether the database can be locked for writing, and how soon, whether it failed anybody who wrote, and whether its
/// disk has room. Nothing is written for it.
/// </summary>
internal sealed class DatabasePart(StorageHealth health, AccountHouse house, StorageOptions storage) : IHealthPart
{
    /// <inheritdoc />
    public string Name => "database";

    /// <inheritdoc />
    public async Task<PartHealth> MeasureAsync(CancellationToken token)
    {
        if (house.Blind is [_, ..] blind)
        {
            return new PartHealth(
                PartMark.Fault,
                $"it failed account {string.Join(", ", blind)}, which works from memory until it can be written"
            );
        }

        var (took, why) = await health.LockAsync(token);
        if (why is not null)
        {
            return new PartHealth(PartMark.Fault, why);
        }

        var room = Room();
        var library = $"SQLite {NativeSqlite.Version}{(NativeSqlite.IsSystems ? "" : ", not the system's")}";
        return new PartHealth(
            took < StorageHealth.Quick && room is null ? PartMark.Ok : PartMark.Weak,
            string.Create(
                CultureInfo.InvariantCulture,
                $"read and locked in {took.TotalMilliseconds:0} ms, {library}{room}"
            )
        )
        {
            Figures = [("locked_after_seconds", Math.Round(took.TotalSeconds, 6))],
        };
    }

    // What is missing, where the system tells it.
    private string? Room()
    {
        try
        {
            var free = new DriveInfo(Path.GetFullPath(storage.Folder)).AvailableFreeSpace;
            return free < storage.RoomLeast
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"; {free >> 20} MB are free, {storage.FreeMegabytesLeast} MB are needed"
                )
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
