using Bot.Host.Backups;
using Bot.Host.Options;
using Bot.Sandbox;
using Bot.Tests.Storage;

namespace Bot.Tests.Backups;

/// <summary>A real database with a folder for its backups, and what makes, checks and restores them.</summary>
internal sealed class Vault : IDisposable
{
    public static readonly CancellationToken None = CancellationToken.None;

    private Vault(Store store)
    {
        Store = store;
        Place = new BackupPlace(
            store.Folder,
            Path.Combine(store.Folder, "backups"),
            BackupPlace.KnownSchemas(),
            [],
            RoomLeast: 0
        );
        Book = new BackupBook(Place.Folder, isScheduled: true);
        Maker = new BackupMaker(Place, Book, Clock);
    }

    public Store Store { get; }

    public ReplayClock Clock => Store.Clock;

    public BackupPlace Place { get; init; }

    public BackupBook Book { get; }

    public BackupMaker Maker { get; }

    public BackupReader Reader => new(Place.Folder, Place.Schemas);

    public BackupShelf Shelf(BackupOptions options) => new(Place, Book, options);

    /// <summary>With account 1 and as many cycles.</summary>
    public static async Task<Vault> OpenAsync(int cycles = 2)
    {
        var vault = new Vault(await Store.OpenAsync());
        await vault.CycleAsync(0, cycles);
        return vault;
    }

    public Task CycleAsync(int from, int to) =>
        Store.WriteAsync(db =>
            db.Cycles.AddRange(Enumerable.Range(from, to - from).Select(hour => Store.Cycle(hour: hour)))
        );

    /// <summary>One that was made.</summary>
    public BackupManifest Made(BackupKind kind)
    {
        Clock.Advance(TimeSpan.FromSeconds(1));
        return Maker.Make(kind, None) switch
        {
            BackupOutcome.Made made => made.Manifest,
            var failed => throw new InvalidOperationException(failed.ToString()),
        };
    }

    public string FolderOf(BackupManifest manifest) => Path.Combine(Place.Folder, manifest.Name);

    /// <summary>Why a backup is refused; null where it is whole.</summary>
    public string? Refusal(string name)
    {
        var file = Path.Combine(Store.Folder, "check.db");
        try
        {
            Reader.Restore(name, file, None);
            File.Delete(file);
            return null;
        }
        catch (InvalidDataException refusal)
        {
            Assert.False(File.Exists(file));
            return refusal.Message;
        }
    }

    /// <summary>Seals a manifest anew, as somebody would who wants to be believed.</summary>
    public void Forge(BackupManifest manifest)
    {
        var bytes = manifest.Write();
        File.WriteAllBytes(Path.Combine(FolderOf(manifest), BackupManifest.FileName), bytes);
        File.WriteAllText(
            Path.Combine(FolderOf(manifest), BackupReader.SumsName),
            BackupSums.Of(bytes, manifest.Parts)
        );
    }

    public void Dispose() => Store.Dispose();
}
