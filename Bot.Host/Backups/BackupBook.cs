using System.Text.Json;
using Bot.Host.Storage;

namespace Bot.Host.Backups;

/// <summary>
/// How backups stand, read from the disk each time it is asked, whichever process made them. A backup gets its name
/// only after it was restored into a temporary file and checked, so what lies there under a name was whole.
/// </summary>
/// <param name="folder">Where backups lie; it need not exist.</param>
/// <param name="isScheduled">Whether the service makes them by itself.</param>
public sealed class BackupBook(string folder, bool isScheduled)
{
    /// <summary>The file that holds what failed.</summary>
    public const string FailuresName = "failures.json";

    private readonly SpillFile _failures = new(folder, FailuresName);
    private readonly Lock _gate = new();
    private Dictionary<string, BackupFailure>? _unwritten;

    /// <summary>Whether the service makes them by itself.</summary>
    public bool IsScheduled => isScheduled;

    /// <summary>How each kind stands now. It may be asked often: it lists a folder.</summary>
    public BackupStandings Read()
    {
        var (made, failed) = (All(), Failures());
        return new BackupStandings(
            Of(BackupKind.Full, made, failed),
            Of(BackupKind.Incremental, made, failed),
            Of(BackupKind.Configuration, made, failed)
        );
    }

    /// <summary>Every backup there is, oldest first.</summary>
    public IReadOnlyList<BackupMade> All()
    {
        try
        {
            return Directory.Exists(folder) ? Listed() : [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Notes why the newest attempt of a kind failed.</summary>
    internal void Failed(BackupKind kind, DateTimeOffset at, string why) =>
        Change(kind, before => new BackupFailure(at, why) { IsTold = before is { IsTold: true } });

    /// <summary>Notes that a kind works; a failure that people were told of stands until they know this, too.</summary>
    internal void Worked(BackupKind kind) =>
        Change(kind, before => before is { IsTold: true } ? before with { IsOver = true } : null);

    /// <summary>What people do not know yet: kinds that fail, and kinds that work again.</summary>
    internal IReadOnlyList<(BackupKind Kind, BackupFailure Failure)> Untold() =>
        [
            .. Failures()
                .Where(one => one.Value.IsTold == one.Value.IsOver)
                .SelectMany(one =>
                    Enum.GetValues<BackupKind>().Where(kind => kind.Text() == one.Key).Select(kind => (kind, one.Value))
                ),
        ];

    /// <summary>Notes that they know it.</summary>
    internal void Told(BackupKind kind) =>
        Change(kind, before => before is null or { IsOver: true } ? null : before with { IsTold = true });

    private void Change(BackupKind kind, Func<BackupFailure?, BackupFailure?> change)
    {
        lock (_gate)
        {
            var all = Failures();
            var before = all.GetValueOrDefault(kind.Text());
            var after = change(before);
            if (before == after)
            {
                return;
            }

            all.Remove(kind.Text());
            if (after is not null)
            {
                all[kind.Text()] = after;
            }

            Keep(all);
        }
    }

    // A folder that takes no backup does not take the note of it either.
    private void Keep(Dictionary<string, BackupFailure> all)
    {
        try
        {
            OwnerOnly.Create(folder);
            _unwritten = _failures.TryWrite(all) ? null : all;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            _unwritten = all;
        }
    }

    private IReadOnlyList<BackupMade> Listed() =>
        [
            .. new DirectoryInfo(folder)
                .EnumerateDirectories()
                .Where(one => one.LinkTarget is null)
                .Select(one => (Name: BackupName.Find(one.Name), Folder: one))
                .Where(one => one.Name is not null)
                .OrderBy(one => one.Name!.At)
                .ThenBy(one => one.Name!.Kind)
                .Select(one => new BackupMade(one.Name!, Size(one.Folder))),
        ];

    private static BackupStanding Of(
        BackupKind kind,
        IReadOnlyList<BackupMade> made,
        Dictionary<string, BackupFailure> failed
    ) =>
        new(
            kind,
            made.LastOrDefault(one => one.Name.Kind == kind),
            failed.GetValueOrDefault(kind.Text()) is { IsOver: false } one ? one : null
        );

    // A backup that is being taken away while it is counted, or that is somebody else's, is there without a size.
    private static long Size(DirectoryInfo folder)
    {
        try
        {
            return folder.EnumerateFiles().Sum(file => file.Length);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private Dictionary<string, BackupFailure> Failures()
    {
        if (_unwritten is { } unwritten)
        {
            return new Dictionary<string, BackupFailure>(unwritten, StringComparer.Ordinal);
        }

        try
        {
            return _failures.Read<Dictionary<string, BackupFailure>>() ?? [];
        }
        catch (Exception failure) when (failure is JsonException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}

/// <summary>How each kind of backup stands.</summary>
public sealed record BackupStandings(BackupStanding Full, BackupStanding Incremental, BackupStanding Configuration)
{
    /// <summary>The newest backup of the database, full or incremental; null where there is none.</summary>
    public BackupMade? Newest =>
        (Full.Newest, Incremental.Newest) switch
        {
            ({ } full, { } part) => part.Name.At >= full.Name.At ? part : full,
            var (full, part) => full ?? part,
        };

    /// <summary>How one kind stands.</summary>
    public BackupStanding Of(BackupKind kind) =>
        kind switch
        {
            BackupKind.Full => Full,
            BackupKind.Incremental => Incremental,
            BackupKind.Configuration => Configuration,
        };

    /// <summary>What failed last time, if anything.</summary>
    public BackupStanding? Failing => Array.Find([Full, Incremental, Configuration], one => one.Failure is not null);
}

/// <summary>How one kind of backup stands.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Newest">The newest that was restored and checked; null where there is none.</param>
/// <param name="Failure">Why the newest attempt failed; null where it did not.</param>
public sealed record BackupStanding(BackupKind Kind, BackupMade? Newest, BackupFailure? Failure)
{
    /// <summary>How old the newest is; null where there is none.</summary>
    public TimeSpan? Age(DateTimeOffset now) => now - Newest?.Name.At;
}

/// <summary>A backup that was restored and checked when it was made.</summary>
/// <param name="Name">Its name, with its instant.</param>
/// <param name="Bytes">On the disk.</param>
public sealed record BackupMade(BackupName Name, long Bytes);

/// <summary>An attempt that failed.</summary>
/// <param name="At">The newest one.</param>
/// <param name="Why">A sentence.</param>
public sealed record BackupFailure(DateTimeOffset At, string Why)
{
    /// <summary>Whether people know of it.</summary>
    public bool IsTold { get; init; }

    /// <summary>Whether a later attempt worked, which people do not know yet.</summary>
    public bool IsOver { get; init; }
}
