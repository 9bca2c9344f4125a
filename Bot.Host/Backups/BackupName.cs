using System.Globalization;

namespace Bot.Host.Backups;

/// <summary>The name of a backup's folder: when it was made, and what it holds.</summary>
/// <param name="At">UTC, in whole seconds.</param>
/// <param name="Kind">What it holds.</param>
public sealed record BackupName(DateTimeOffset At, BackupKind Kind)
{
    private const string AtForm = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The name of that text; null where it is none, be it that it would lead elsewhere.</summary>
    public static BackupName? Find(string text) =>
        text.Split('-') is [var at, var kind]
        && DateTimeOffset.TryParseExact(
            at,
            AtForm,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var instant
        )
        && Enum.GetValues<BackupKind>()
            .Where(one => one.Text() == kind)
            .Select(one => (BackupKind?)one)
            .FirstOrDefault()
            is { } known
            ? new BackupName(instant.ToUniversalTime(), known)
            : null;

    /// <inheritdoc />
    public override string ToString() =>
        $"{At.UtcDateTime.ToString(AtForm, CultureInfo.InvariantCulture)}-{Kind.Text()}";
}

/// <summary>What a backup holds.</summary>
public enum BackupKind
{
    /// <summary>The whole database.</summary>
    Full,

    /// <summary>The pages of the database that differ from those of a full one.</summary>
    Incremental,

    /// <summary>The configuration without its secrets.</summary>
    Configuration,
}

/// <summary>Kinds as they are written.</summary>
public static class BackupKinds
{
    /// <summary>The kind of that text; a full one where it is none.</summary>
    public static BackupKind Parse(string text) =>
        Array.Find(Enum.GetValues<BackupKind>(), kind => kind.Text() == text);

    public static string Text(this BackupKind kind) =>
        kind switch
        {
            BackupKind.Full => "full",
            BackupKind.Incremental => "incremental",
            BackupKind.Configuration => "configuration",
        };
}
