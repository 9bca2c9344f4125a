using System.IO.Compression;
using System.Text;
using Bot.Host.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Host.Backups;

/// <summary>
/// Opens backups, and believes nothing of what it reads before its checksum holds: each file must be one of those that
/// the manifest names, of the size and with the hash that it gives, and lie in the backup's own folder.
/// </summary>
/// <param name="folder">Where backups lie.</param>
/// <param name="schemas">The migrations that the program knows.</param>
public sealed class BackupReader(string folder, IReadOnlyList<string> schemas)
{
    /// <summary>The file of checksums, as <c>sha256sum --check</c> reads it.</summary>
    public const string SumsName = "SHA256SUMS";

    internal const string DatabaseName = "database.gz";
    internal const string PagesName = "pages.gz";
    private const int ManifestMost = 1 << 20;
    private const int PageLeast = 512;
    private const int PageMost = 1 << 16;

    /// <summary>The manifest of a backup, when everything that it needs is there and as it was written.</summary>
    /// <param name="name">As <c>backup list</c> shows it.</param>
    /// <param name="token">Ends it early.</param>
    /// <exception cref="InvalidDataException">It must not be used; the message says why.</exception>
    public BackupManifest Open(string name, CancellationToken token) => Open(name, folder, token);

    /// <summary>Puts the database of a backup into a file and checks it through and through.</summary>
    /// <param name="name">As <c>backup list</c> shows it.</param>
    /// <param name="file">It must not exist; where the backup is refused it is taken away again.</param>
    /// <param name="token">Ends it early.</param>
    /// <exception cref="InvalidDataException">It must not be used; the message says why.</exception>
    public BackupManifest Restore(string name, string file, CancellationToken token)
    {
        var manifest = Open(name, token);
        Restore(manifest, Path.Combine(folder, name), file, token);
        return manifest;
    }

    /// <summary>The same for a backup that has no name yet.</summary>
    internal void Restore(BackupManifest manifest, string place, string file, CancellationToken token)
    {
        try
        {
            Unpack(manifest, place, file, token);
            DatabaseCheck(manifest, file);
        }
        catch (Exception failure) when (failure is SqliteException or InvalidDataException or EndOfStreamException)
        {
            File.Delete(file);
            throw new InvalidDataException($"backup {manifest.Name} is refused: {failure.Message}", failure);
        }
    }

    internal BackupManifest Open(string name, string root, CancellationToken token, string? shownAs = null)
    {
        try
        {
            if (BackupName.Find(shownAs ?? name) is null)
            {
                throw new InvalidDataException("that is not the name of a backup; see backup list");
            }

            var place = new DirectoryInfo(Path.Combine(root, name));
            if (!place.Exists || place.LinkTarget is not null)
            {
                throw new InvalidDataException($"there is no folder of that name in {Path.GetFullPath(root)}");
            }

            var manifest = ReadManifest(place.FullName, shownAs ?? name, token);
            if (manifest.Database?.Basis is { } basis)
            {
                OpenBasis(basis, token);
            }

            return manifest;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException($"backup {shownAs ?? name} is refused: {failure.Message}", failure);
        }
    }

    private void OpenBasis(BackupBasis basis, CancellationToken token)
    {
        if (BackupName.Find(basis.Name) is not { Kind: BackupKind.Full })
        {
            throw new InvalidDataException("what it is built upon is not the name of a full backup");
        }

        if (Open(basis.Name, token).Database?.Sha256 != basis.Sha256)
        {
            throw new InvalidDataException($"{basis.Name} is not the full backup that it is built upon");
        }

        if (basis.PageBytes is < PageLeast or > PageMost)
        {
            throw new InvalidDataException($"pages of {basis.PageBytes} bytes are none of a database");
        }
    }

    private BackupManifest ReadManifest(string place, string name, CancellationToken token)
    {
        var sums = Encoding.UTF8.GetString(Small(place, SumsName));
        var bytes = Small(place, BackupManifest.FileName);
        var told = BackupSums.Line(bytes);
        if (!sums.StartsWith(told, StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{BackupManifest.FileName} does not fit its checksum");
        }

        var manifest =
            BackupManifest.Find(bytes) ?? throw new InvalidDataException($"{BackupManifest.FileName} is no manifest");
        Demand(manifest, name);
        foreach (var part in manifest.Parts)
        {
            Check(place, part, token);
        }

        return sums == BackupSums.Of(bytes, manifest.Parts)
            ? manifest
            : throw new InvalidDataException($"{SumsName} does not fit the manifest");
    }

    private void Demand(BackupManifest manifest, string name)
    {
        if (manifest.Format != BackupManifest.FormatNow)
        {
            throw new InvalidDataException(
                $"its form is {manifest.Format}, this program reads {BackupManifest.FormatNow}; use a newer version"
            );
        }

        if (manifest.Name != name)
        {
            throw new InvalidDataException($"its manifest is that of {manifest.Name}");
        }

        if (manifest.Database?.Schema is { } schema && !schemas.Contains(schema, StringComparer.Ordinal))
        {
            throw new InvalidDataException(
                $"its database was written by a newer version (it knows {schema}); use that version"
            );
        }
    }

    private static void Check(string place, BackupPart part, CancellationToken token)
    {
        if (!BackupSums.IsPlain(part.Path))
        {
            throw new InvalidDataException($"it names a file outside its folder: '{part.Path}'");
        }

        var file = new FileInfo(Path.Combine(place, part.Path));
        if (!file.Exists)
        {
            throw new InvalidDataException($"{part.Path} is missing");
        }

        if (file.LinkTarget is not null)
        {
            throw new InvalidDataException($"{part.Path} is a link to another file");
        }

        if (file.Length != part.Bytes || HashedFile.Of(file.FullName, token).Sha256 != part.Sha256)
        {
            throw new InvalidDataException($"{part.Path} does not fit its checksum");
        }
    }

    private static byte[] Small(string place, string name)
    {
        var file = new FileInfo(Path.Combine(place, name));
        if (!file.Exists)
        {
            throw new InvalidDataException($"{name} is missing");
        }

        return file is { LinkTarget: null, Length: <= ManifestMost }
            ? File.ReadAllBytes(file.FullName)
            : throw new InvalidDataException($"{name} is a link, or too large to be one");
    }

    private void Unpack(BackupManifest manifest, string place, string file, CancellationToken token)
    {
        var database =
            manifest.Database ?? throw new InvalidDataException("it holds no database but the configuration");
        if (database.Basis is { } basis)
        {
            var full = Open(basis.Name, token);
            Unpack(full, Path.Combine(folder, basis.Name), file, token);
            using var pages = Unzip(place, PagesName);
            using var target = OwnerOnly.Open(file, FileShare.None);
            PageDelta.Apply(pages, target, basis.PageBytes, database.Bytes, token);
            target.Flush(flushToDisk: true);
        }
        else
        {
            using var packed = Unzip(place, DatabaseName);
            HashedFile.Write(file, target => HashedFile.Copy(packed, target, database.Bytes, token));
        }

        if (HashedFile.Of(file, token) != (database.Bytes, database.Sha256))
        {
            throw new InvalidDataException("what comes of it is not the database that was backed up");
        }
    }

    internal static GZipStream Unzip(string place, string name) =>
        new(File.OpenRead(Path.Combine(place, name)), CompressionMode.Decompress);

    private void DatabaseCheck(BackupManifest manifest, string file)
    {
        using var connection = DatabaseCopy.Open(file, SqliteOpenMode.ReadOnly);
        if (First(connection, "PRAGMA integrity_check(1)") is var found and not "ok")
        {
            throw new InvalidDataException($"the database in it is damaged ({found})");
        }

        if (First(connection, "PRAGMA foreign_key_check") is { } orphan)
        {
            throw new InvalidDataException($"a row of {orphan} in it belongs to none");
        }

        var facts = DatabaseFacts.Read(connection);
        if (manifest.Database!.Facts.DifferenceTo(facts) is { } difference)
        {
            throw new InvalidDataException($"the database in it is another: {difference}");
        }

        if (facts.Schema is { } schema && !schemas.Contains(schema, StringComparer.Ordinal))
        {
            throw new InvalidDataException($"its database was written by a newer version (it knows {schema})");
        }
    }

    private static string? First(SqliteConnection connection, string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        return command.ExecuteScalar() as string;
    }
}
