using System.IO.Compression;
using Bot.Host.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Win32.SafeHandles;

namespace Bot.Host.Backups;

/// <summary>
/// Makes backups. Each grows in a folder without a name, is restored from there into a temporary file and checked, and
/// only then gets its name: what has one was whole. One is made at a time, whoever asks.
/// </summary>
/// <param name="place">Where everything lies.</param>
/// <param name="book">Learns what failed.</param>
/// <param name="wall">The clock on the wall.</param>
public sealed class BackupMaker(BackupPlace place, BackupBook book, TimeProvider wall)
{
    private const string Unfinished = ".new-";
    private const string LockName = ".lock";
    private const string CopyName = "copy.db";
    private const string CheckName = "check.db";

    // The copy, the packed one, the restored one.
    private const int SizesNeeded = 3;
    private static readonly TimeSpan LockBreath = TimeSpan.FromMilliseconds(100);

    private readonly BackupReader _reader = new(place.Folder, place.Schemas);

    /// <summary>How long to wait while somebody else makes one.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Makes one, checks it, and takes away what is not to be kept any longer.</summary>
    /// <returns>What it is called, or why there is none.</returns>
    public BackupOutcome Make(BackupKind kind, CancellationToken token)
    {
        var begun = wall.GetTimestamp();
        try
        {
            OwnerOnly.Create(place.Folder);
            using var turn = Turn(token);
            Sweep();
            var name = FreeName(kind);
            var made = Path.Combine(place.Folder, $"{Unfinished}{name}");
            OwnerOnly.Create(made);
            try
            {
                var manifest = Fill(name, made, token);
                Check(manifest, made, token);
                Directory.Move(made, Path.Combine(place.Folder, manifest.Name));
                book.Worked(kind);
                var bytes = manifest.Parts.Sum(part => part.Bytes);
                return new BackupOutcome.Made(manifest, bytes, wall.GetElapsedTime(begun));
            }
            finally
            {
                Remove(made);
            }
        }
        catch (Exception failure) when (IsOfTheWorld(failure))
        {
            var why = DatabaseFaults.Is(failure) ? DatabaseFaults.Sentence(failure) : failure.Message;
            book.Failed(kind, wall.GetUtcNow(), why);
            return new BackupOutcome.Failed(kind, why);
        }
    }

    private static bool IsOfTheWorld(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or InvalidDataException or SqliteException;

    // An incremental one without a full one that it could be built upon becomes a full one.
    private BackupManifest Fill(BackupName name, string made, CancellationToken token)
    {
        if (name.Kind == BackupKind.Configuration)
        {
            return Seal(name, made, [ConfigurationCopy.Write(place.Configuration, made, token)], database: null);
        }

        var source = Path.Combine(place.Data, DatabaseStart.FileName);
        if (!File.Exists(source))
        {
            throw new IOException($"there is no database {Path.GetFullPath(source)}");
        }

        if (new PendingRestore(place.Data).IsBegun)
        {
            throw new IOException("a restore was begun and not ended; start the bot, or give that command again");
        }

        DemandRoom(source);
        var copy = Path.Combine(made, CopyName);
        var facts = DatabaseCopy.Make(source, copy, token);
        var (bytes, sha256) = HashedFile.Of(copy, token);
        var database = new BackedUpDatabase
        {
            Bytes = bytes,
            Sha256 = sha256,
            Schema = facts.Schema,
            Accounts = facts.Accounts,
            Rows = facts.Tables,
            LastCycle = facts.LastCycle,
        };
        if (name.Kind == BackupKind.Incremental && Basis(copy, token) is { } basis)
        {
            return Seal(name, made, [Pages(basis, copy, made, token)], database with { Basis = basis });
        }

        var packed = Pack(copy, made, token);
        return Seal(name with { Kind = BackupKind.Full }, made, [packed], database);
    }

    private BackupBasis? Basis(string copy, CancellationToken token)
    {
        if (book.All().LastOrDefault(one => one.Name.Kind == BackupKind.Full) is not { } full)
        {
            return null;
        }

        try
        {
            var database = _reader.Open(full.Name.ToString(), token).Database!;
            return new BackupBasis(full.Name.ToString(), database.Sha256, PageBytes(copy));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // By the format of the file: two bytes at 16, where 1 stands for 65536.
    private static int PageBytes(string file)
    {
        using var handle = File.OpenHandle(file);
        return Read(handle) is var size and not 1 ? size : 1 << 16;

        static int Read(SafeFileHandle handle)
        {
            Span<byte> bytes = stackalloc byte[2];
            RandomAccess.Read(handle, bytes, fileOffset: 16);
            return (bytes[0] << 8) | bytes[1];
        }
    }

    private static BackupPart Pack(string copy, string made, CancellationToken token)
    {
        var path = Path.Combine(made, BackupReader.DatabaseName);
        HashedFile.Write(
            path,
            file =>
            {
                using var from = File.OpenRead(copy);
                using var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
                HashedFile.Copy(from, zip, long.MaxValue, token);
            }
        );
        return Part(path, token);
    }

    private BackupPart Pages(BackupBasis basis, string copy, string made, CancellationToken token)
    {
        var path = Path.Combine(made, BackupReader.PagesName);
        HashedFile.Write(
            path,
            file =>
            {
                using var older = BackupReader.Unzip(Path.Combine(place.Folder, basis.Name), BackupReader.DatabaseName);
                using var newer = File.OpenRead(copy);
                using var zip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
                PageDelta.Write(older, newer, basis.PageBytes, zip, token);
            }
        );
        return Part(path, token);
    }

    internal static BackupPart Part(string path, CancellationToken token)
    {
        var (bytes, sha256) = HashedFile.Of(path, token);
        return new BackupPart(Path.GetFileName(path), bytes, sha256);
    }

    private static BackupManifest Seal(
        BackupName name,
        string made,
        IReadOnlyList<BackupPart> parts,
        BackedUpDatabase? database
    )
    {
        var manifest = new BackupManifest
        {
            Format = BackupManifest.FormatNow,
            Name = name.ToString(),
            CreatedAt = name.At,
            Program = StartUp.Version,
            Parts = parts,
            Database = database,
        };
        var text = manifest.Write();
        HashedFile.Write(Path.Combine(made, BackupManifest.FileName), file => file.Write(text));
        var sums = System.Text.Encoding.UTF8.GetBytes(BackupSums.Of(text, parts));
        HashedFile.Write(Path.Combine(made, BackupReader.SumsName), file => file.Write(sums));
        return manifest;
    }

    private void Check(BackupManifest manifest, string made, CancellationToken token)
    {
        File.Delete(Path.Combine(made, CopyName));
        var read = _reader.Open(Path.GetFileName(made), place.Folder, token, manifest.Name);
        if (read.Database is not null)
        {
            var check = Path.Combine(made, CheckName);
            _reader.Restore(read, made, check, token);
            File.Delete(check);
        }
    }

    // What lies unfinished while nobody makes one was left by somebody who was killed.
    private void Sweep()
    {
        foreach (var left in Directory.EnumerateDirectories(place.Folder, $"{Unfinished}*"))
        {
            Remove(left);
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private BackupName FreeName(BackupKind kind)
    {
        var now = wall.GetUtcNow().UtcDateTime;
        var at = new DateTimeOffset(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), TimeSpan.Zero);
        var taken = book.All().Select(one => one.Name.At).ToHashSet();
        while (taken.Contains(at))
        {
            at = at.AddSeconds(1);
        }

        return new BackupName(at, kind);
    }

    // A backup must not be what fills the disk of the database.
    private void DemandRoom(string source)
    {
        var log = new FileInfo($"{source}-wal");
        var needed = (SizesNeeded * (new FileInfo(source).Length + (log.Exists ? log.Length : 0))) + place.RoomLeast;
        if (Free() is { } free && free < needed)
        {
            throw new IOException(
                $"{free >> 20} MB are free in {Path.GetFullPath(place.Folder)}, a backup needs {needed >> 20} MB"
            );
        }
    }

    private long? Free()
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(place.Folder)).AvailableFreeSpace;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private FileStream Turn(CancellationToken token)
    {
        var begun = wall.GetTimestamp();
        var path = Path.Combine(place.Folder, LockName);
        while (true)
        {
            try
            {
                return OwnerOnly.Open(path, FileShare.None);
            }
            catch (IOException) when (File.Exists(path) && wall.GetElapsedTime(begun) < Patience)
            {
                token.WaitHandle.WaitOne(LockBreath);
                token.ThrowIfCancellationRequested();
            }
        }
    }
}

/// <summary>Where the database lies, where its backups go, and what may be in them.</summary>
/// <param name="Data">The folder of the database.</param>
/// <param name="Folder">Where backups lie.</param>
/// <param name="Schemas">The migrations that the program knows, oldest first.</param>
/// <param name="Configuration">The files of the configuration; those that do not exist are passed over.</param>
/// <param name="RoomLeast">Bytes that must stay free.</param>
public sealed record BackupPlace(
    string Data,
    string Folder,
    IReadOnlyList<string> Schemas,
    IReadOnlyList<string> Configuration,
    long RoomLeast
)
{
    /// <summary>The migrations of this program, oldest first.</summary>
    public static IReadOnlyList<string> KnownSchemas()
    {
        using var db = new BotDb(DatabaseStart.Options(DatabaseStart.FileName));
        return [.. db.Database.GetMigrations()];
    }
}

/// <summary>What came of making one.</summary>
public abstract record BackupOutcome
{
    private BackupOutcome() { }

    /// <summary>It was made, restored and checked.</summary>
    public sealed record Made(BackupManifest Manifest, long Bytes, TimeSpan Took) : BackupOutcome;

    /// <summary>There is none.</summary>
    public sealed record Failed(BackupKind Kind, string Why) : BackupOutcome;
}
