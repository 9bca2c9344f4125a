using System.Globalization;
using System.Text.Json;
using Bot.Host.Backups;
using Bot.Host.Storage;
using Microsoft.Data.Sqlite;

namespace Bot.Host.Commands;

/// <summary><c>chattrader backup</c>: backups by hand, also while the service runs.</summary>
/// <param name="place">Where everything lies.</param>
/// <param name="isJson">Whether a program reads what is printed.</param>
/// <param name="output">For what is found.</param>
/// <param name="errors">For why it cannot be done.</param>
internal sealed class BackupCommand(BackupPlace place, bool isJson, TextWriter output, TextWriter errors)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly BackupBook _book = new(place.Folder, isScheduled: false);
    private readonly TimeProvider _wall = TimeProvider.System;

    /// <summary>Makes one, unless there is one that is fresh.</summary>
    /// <returns>0 when it was made, restored and checked, or was not needed.</returns>
    public async Task<int> NowAsync(BackupKind kind, TimeSpan? unlessFresh, CancellationToken token)
    {
        if (FolderOwner.Refusal(place.Data) is { } refusal)
        {
            return await FailAsync(refusal);
        }

        var standing = _book.Read().Of(kind);
        if (standing.Newest is { } fresh && standing.Age(_wall.GetUtcNow()) < unlessFresh)
        {
            await SayAsync(new { made = false, name = fresh.Name.ToString() }, $"{fresh.Name} is fresh; none was made");
            return ExitCode.Done;
        }

        var outcome = new BackupMaker(place, _book, _wall).Make(kind, token);
        if (outcome is not BackupOutcome.Made made)
        {
            return await FailAsync(((BackupOutcome.Failed)outcome).Why);
        }

        await SayAsync(
            new
            {
                made = true,
                name = made.Manifest.Name,
                bytes = made.Bytes,
                seconds = Math.Round(made.Took.TotalSeconds, 3),
            },
            string.Create(
                CultureInfo.InvariantCulture,
                $"{made.Manifest.Name}: {made.Bytes:N0} bytes in {made.Took.TotalSeconds:0.0} s; "
                    + $"restored into a temporary file and checked{Holds(made.Manifest)}"
            )
        );
        return ExitCode.Done;
    }

    /// <summary>Lists what there is.</summary>
    public async Task<int> ListAsync(CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        var (all, now) = (_book.All(), _wall.GetUtcNow());
        if (isJson)
        {
            var standings = _book.Read();
            await output.WriteLineAsync(
                JsonSerializer.Serialize(
                    new
                    {
                        folder = Path.GetFullPath(place.Folder),
                        backups = all.Select(one => new
                        {
                            name = one.Name.ToString(),
                            kind = one.Name.Kind.Text(),
                            at = one.Name.At,
                            bytes = one.Bytes,
                        }),
                        failing = standings.Failing?.Kind.Text(),
                        why = standings.Failing?.Failure?.Why,
                    },
                    Form
                )
            );
            return ExitCode.Done;
        }

        foreach (var one in all)
        {
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{one.Name, -32} {one.Bytes, 14:N0} bytes  {(now - one.Name.At).TotalHours, 8:0.0} h old"
                )
            );
        }

        await output.WriteLineAsync($"{all.Count} backups in {Path.GetFullPath(place.Folder)}");
        if (_book.Read().Failing is { } failing)
        {
            await output.WriteLineAsync($"the last {failing.Kind.Text()} one failed: {failing.Failure!.Why}");
        }

        return ExitCode.Done;
    }

    /// <summary>Restores into a temporary file and checks.</summary>
    /// <returns>0 when all that was asked for is whole.</returns>
    public async Task<int> VerifyAsync(string? name, bool all, CancellationToken token)
    {
        var names = all ? [.. _book.All().Select(one => one.Name.ToString())] : Chosen(name);
        if (names.Count == 0)
        {
            return await FailAsync($"there is no backup in {Path.GetFullPath(place.Folder)}");
        }

        var results = names.Select(one => (Name: one, Why: Verify(one, token))).ToList();
        if (isJson)
        {
            var shown = results.Select(one => new
            {
                name = one.Name,
                isWhole = one.Why is null,
                why = one.Why,
            });
            await output.WriteLineAsync(JsonSerializer.Serialize(shown, Form));
        }
        else
        {
            foreach (var (one, why) in results)
            {
                await output.WriteLineAsync(why is null ? $"{one}: whole" : why);
            }
        }

        return results.TrueForAll(one => one.Why is null) ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Puts a backup's database in the place of the one there is.</summary>
    public async Task<int> RestoreAsync(string? name, CancellationToken token)
    {
        if (FolderOwner.Refusal(place.Data) is { } notOurs)
        {
            return await FailAsync(notOurs);
        }

        if (Chosen(name) is not [var chosen])
        {
            return await FailAsync($"there is no backup in {Path.GetFullPath(place.Folder)}");
        }

        try
        {
            var restored = new DatabaseRestore(place, _wall, Environment.MachineName).Run(chosen, token);
            var kept = restored.Kept is { } old ? $"\nWhat was there is kept as {old}" : "";
            await SayAsync(
                new
                {
                    name = restored.Manifest.Name,
                    file = restored.File,
                    kept = restored.Kept,
                },
                $"{restored.Manifest.Name} is restored to {restored.File}{Holds(restored.Manifest)}{kept}\n"
                    + "Accounts that ran are stopped: start the service, settle what differs, and press Run in chat"
            );
            return ExitCode.Done;
        }
        catch (Exception refusal) when (refusal is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return await FailAsync(refusal.Message);
        }
    }

    private List<string> Chosen(string? name) => (name ?? _book.Read().Newest?.Name.ToString()) is { } one ? [one] : [];

    private string? Verify(string name, CancellationToken token)
    {
        var file = Path.Combine(place.Folder, $".verify-{Environment.ProcessId}.db");
        try
        {
            var reader = new BackupReader(place.Folder, place.Schemas);
            if (BackupName.Find(name)?.Kind == BackupKind.Configuration)
            {
                reader.Open(name, token);
            }
            else
            {
                reader.Restore(name, file, token);
            }

            return null;
        }
        catch (Exception refusal)
            when (refusal is IOException or InvalidDataException or UnauthorizedAccessException or SqliteException)
        {
            return refusal.Message;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Holds(BackupManifest manifest)
    {
        if (manifest.Database is not { } database)
        {
            return "";
        }

        var last = database.LastCycle is { } cycle
            ? string.Create(CultureInfo.InvariantCulture, $"last cycle {cycle.Id} of {cycle.At:yyyy-MM-dd HH:mm} UTC")
            : "no cycle yet";
        return string.Create(
            CultureInfo.InvariantCulture,
            $" ({database.Accounts} account(s), {database.Rows.Values.Sum():N0} rows, {last})"
        );
    }

    private Task SayAsync<T>(T shown, string text) =>
        output.WriteLineAsync(isJson ? JsonSerializer.Serialize(shown, Form) : text);

    private async Task<int> FailAsync(string why)
    {
        if (isJson)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new { error = why }, Form));
        }

        await errors.WriteLineAsync(why);
        return ExitCode.Failed;
    }
}
