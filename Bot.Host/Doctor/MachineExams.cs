using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Bot.Host.Charts;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Telegram.Looks;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Doctor;

/// <summary>What this machine has for the bot: folders, disk, database, libraries.</summary>
internal sealed class MachineExams(BotOptions options)
{
    private const double Megabyte = 1 << 20;
    private const double RoomWell = 1_024;

    private string File => Path.Combine(options.Storage.Folder, DatabaseStart.FileName);

    /// <summary>Whether another instance works on the data folder: a start would be refused.</summary>
    public bool IsTaken { get; } = IsHeld(options.Storage.Folder);

    /// <summary>The looks, in the order of a start.</summary>
    public IReadOnlyList<Exam> All() =>
        options.Storage.Folder.Length == 0 || options.Log.Folder.Length == 0
            ? [Simple("sqlite", Sqlite), Simple("pictures", Pictures), Simple("fonts", Fonts)]
            :
            [
                new("folders", _ => Task.FromResult<IReadOnlyList<Finding>>(Folders())),
                Simple("instance", Instance),
                Simple("disk", Disk),
                new("database", DatabaseAsync),
                Simple("listener", Listener),
                Simple("sqlite", Sqlite),
                Simple("pictures", Pictures),
                Simple("fonts", Fonts),
            ];

    private static Exam Simple(string name, Func<Finding> look) =>
        new(name, _ => Task.FromResult<IReadOnlyList<Finding>>([look()]));

    private Finding[] Folders()
    {
        Finding[] needed = [Folder("data folder", options.Storage.Folder), Folder("log folder", options.Log.Folder)];
        return options.Backup.Folder.Length == 0 ? needed : [.. needed, Backups()];
    }

    // Trading needs none.
    private Finding Backups()
    {
        var found = Folder("backup folder", options.BackupFolder);
        return found.Mark == FindingMark.Ill
            ? found with
            {
                Mark = FindingMark.Weak,
                Cure = $"{found.Cure}; under systemd name it in ReadWritePaths=, too",
            }
            : found;
    }

    // A start would make what is missing; here nothing is left behind.
    private static Finding Folder(string name, string folder)
    {
        var path = Path.GetFullPath(folder);
        var standing = path;
        while (!Directory.Exists(standing))
        {
            standing = Path.GetDirectoryName(standing) ?? "/";
        }

        try
        {
            var probe = Path.Combine(standing, $".chattrader-{Environment.ProcessId}");
            using (OwnerOnly.Open(probe, FileShare.None))
            {
                System.IO.File.Delete(probe);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Finding.Ill(
                name,
                $"{path} cannot be written: {failure.Message}",
                $"let {Environment.UserName} write there: chown {Environment.UserName} {standing}"
            );
        }

        return standing == path ? Mode(name, path) : Finding.Well(name, $"{path}, made at the start");
    }

    private static Finding Mode(string name, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return Finding.Well(name, path);
        }

        const UnixFileMode others =
            UnixFileMode.GroupRead
            | UnixFileMode.GroupWrite
            | UnixFileMode.GroupExecute
            | UnixFileMode.OtherRead
            | UnixFileMode.OtherWrite
            | UnixFileMode.OtherExecute;
        return (System.IO.File.GetUnixFileMode(path) & others) == UnixFileMode.None
            ? Finding.Well(name, $"{path}, closed to others")
            : Finding.Weak(name, $"{path} is open to others", $"chmod 700 {path}");
    }

    private Finding Instance() =>
        IsTaken
            ? Finding.Ill(
                "instance",
                $"another instance works on {Path.GetFullPath(options.Storage.Folder)}",
                "it is well where the service runs; stop it before you start another"
            )
            : Finding.Well("instance", "no other one");

    // A folder that is missing, or not ours, nobody works on.
    private static bool IsHeld(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return false;
        }

        using var one = new InstanceLock(folder);
        try
        {
            return one.TryTake() is not null;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private Finding Disk()
    {
        var standing = Path.GetFullPath(options.Storage.Folder);
        while (!Directory.Exists(standing))
        {
            standing = Path.GetDirectoryName(standing) ?? "/";
        }

        var free = new DriveInfo(standing).AvailableFreeSpace / Megabyte;
        var text = string.Create(CultureInfo.InvariantCulture, $"{free:0} MB free");
        if (free < options.Storage.FreeMegabytesLeast)
        {
            return Finding.Ill("disk", text, $"free some: {options.Storage.FreeMegabytesLeast} MB are needed");
        }

        return free < RoomWell
            ? Finding.Weak("disk", text, "free some: a month takes some hundred MB")
            : Finding.Well("disk", text);
    }

    private async Task<IReadOnlyList<Finding>> DatabaseAsync(CancellationToken token)
    {
        const string name = "database";
        if (!System.IO.File.Exists(File))
        {
            return [Finding.Well(name, "none yet, made at the start")];
        }

        const string cure = "put the newest backup in its place: chattrader backup list";
        try
        {
            await using var db = new BotDb(DatabaseStart.Options(File));
            await db.Database.OpenConnectionAsync(token);
            await db.Database.ExecuteSqlRawAsync("BEGIN IMMEDIATE; ROLLBACK;", token);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            if (await command.ExecuteScalarAsync(token) is not "ok" and var found)
            {
                return [Finding.Ill(name, $"{File} is damaged ({found})", cure)];
            }

            var applied = (await db.Database.GetAppliedMigrationsAsync(token)).ToList();
            var unknown = applied.Except(db.Database.GetMigrations(), StringComparer.Ordinal).ToList();
            return unknown.Count > 0
                ? [Finding.Ill(name, $"{File} was written by a newer version ({unknown[^1]})", "start that version")]
                : [Finding.Well(name, $"{File}, {new FileInfo(File).Length / Megabyte:0.0} MB, whole")];
        }
        catch (SqliteException failure)
        {
            return [Finding.Ill(name, $"{File}: {DatabaseFaults.Sentence(failure)}", cure)];
        }
    }

    private Finding Listener()
    {
        const string name = "listener";
        if (!options.Http.Enabled || options.Http.EndPoint is not { } place)
        {
            return Finding.Well(name, "none");
        }

        try
        {
            using var socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(place);
            return options.Http.IsLocal ? Finding.Well(name, $"{place} is free") : Open(name, place);
        }
        catch (SocketException failure)
        {
            return IsTaken
                ? Finding.Well(name, $"{place} is in use, as where the service runs")
                : Finding.Weak(name, $"{place}: {failure.Message}", "set Http:Listen to another port");
        }
    }

    private Finding Open(string name, IPEndPoint place)
    {
        var token = options.Http.ApiToken.Length == 0 ? ", and Http:ApiToken is empty" : "";
        return Finding.Weak(
            name,
            $"{place} is free, open beyond this machine and not encrypted{token}",
            "put a proxy with TLS before it, or listen on 127.0.0.1"
        );
    }

    private static Finding Sqlite() =>
        NativeSqlite.IsSystems
            ? Finding.Well("sqlite", $"{NativeSqlite.Version}, the system's")
            : Finding.Weak(
                "sqlite",
                $"{NativeSqlite.Version}, the old one that comes along",
                "apt-get install libsqlite3-0"
            );

    private static Finding Pictures() =>
        new Pictures().Lacking is { } lacking
            ? Finding.Weak("pictures", $"none: {lacking}", "apt-get install librsvg2-2")
            : Finding.Well("pictures", "librsvg");

    private static Finding Fonts() =>
        MachineHealth.FindFont() is { } font
            ? Finding.Well("fonts", font)
            : Finding.Weak("fonts", "no Korean font: pictures show boxes", "apt-get install fonts-nanum");
}
