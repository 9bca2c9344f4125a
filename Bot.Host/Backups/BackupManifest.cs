using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Host.Backups;

/// <summary>What a backup says of itself: what it holds, of when, and how to tell that it is whole.</summary>
public sealed record BackupManifest
{
    /// <summary>The file's name.</summary>
    public const string FileName = "manifest.json";

    /// <summary>The form that this program writes, and the only one that it reads.</summary>
    public const int FormatNow = 1;

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public required int Format { get; init; }

    /// <summary>A <see cref="BackupName"/>.</summary>
    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The version of the program that made it.</summary>
    public required string Program { get; init; }

    /// <summary>The files beside the manifest.</summary>
    public required IReadOnlyList<BackupPart> Parts { get; init; }

    /// <summary>The database that comes of it; null for a configuration.</summary>
    public BackedUpDatabase? Database { get; init; }

    /// <summary>As it lies on the disk.</summary>
    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Form);

    /// <summary>What lies on the disk; null where it is no manifest.</summary>
    public static BackupManifest? Find(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(json, Form);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>A file of a backup.</summary>
/// <param name="Path">A name without a folder.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">In hexadecimal digits.</param>
public sealed record BackupPart(string Path, long Bytes, string Sha256);

/// <summary>A database in a backup.</summary>
public sealed record BackedUpDatabase
{
    /// <summary>Of the restored file.</summary>
    public required long Bytes { get; init; }

    /// <summary>Of the restored file, in hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The last migration; null where there is none.</summary>
    public string? Schema { get; init; }

    public required long Accounts { get; init; }

    /// <summary>How many rows each table has.</summary>
    public required IReadOnlyDictionary<string, long> Rows { get; init; }

    public BackedUpCycle? LastCycle { get; init; }

    /// <summary>The full backup that an incremental one needs; null for a full one.</summary>
    public BackupBasis? Basis { get; init; }

    /// <summary>The same as facts to compare with.</summary>
    internal DatabaseFacts Facts => new(Schema, Rows, LastCycle);
}

/// <summary>What an incremental backup is built upon.</summary>
/// <param name="Name">Of a full backup beside it.</param>
/// <param name="Sha256">Of the database in that one.</param>
/// <param name="PageBytes">The size of the pages that are put over it.</param>
public sealed record BackupBasis(string Name, string Sha256, int PageBytes);
