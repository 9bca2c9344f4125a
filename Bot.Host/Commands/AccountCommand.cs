using System.Text.Json;
using Bot.Domain.Accounts;
using Bot.Host.Accounts;
using Bot.Host.Backups;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Watching;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Host.Commands;

/// <summary><c>chattrader export</c> and <c>chattrader import</c>: one account from a database to another.</summary>
/// <param name="place">Where the database lies.</param>
/// <param name="passphraseFile">Where the passphrase lies, <c>-</c> for the standard input; null for none.</param>
/// <param name="isJson">Whether a program reads what is printed.</param>
/// <param name="output">For what was done.</param>
/// <param name="errors">For why it cannot be done.</param>
internal sealed class AccountCommand(
    BackupPlace place,
    string? passphraseFile,
    bool isJson,
    TextWriter output,
    TextWriter errors
)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string _database = Path.Combine(place.Data, DatabaseStart.FileName);

    /// <summary>Writes an account into a file.</summary>
    public Task<int> ExportAsync(int account, string path, CancellationToken token) =>
        TryAsync(async () =>
        {
            if (!File.Exists(_database))
            {
                throw new IOException($"there is no database {Path.GetFullPath(_database)}");
            }

            var id = new AccountId(account);
            var envelope = await PassphraseAsync(token) is { } passphrase
                ? await LockAsync(id, passphrase, token)
                : null;
            var header = new AccountExport(_database, place.Schemas[^1], TimeProvider.System).Write(
                id,
                path,
                envelope,
                token
            );
            await SayAsync(
                new
                {
                    account,
                    name = header.Name,
                    file = path,
                    rows = header.Rows,
                    keys = envelope is not null,
                },
                $"account {account} ({header.Name}) is written to {path}: {header.Rows.Values.Sum()} rows, "
                    + (envelope is null ? "exchange keys stay behind" : "exchange keys locked with the passphrase")
            );
        });

    /// <summary>Puts a file's account into the database.</summary>
    public Task<int> ImportAsync(string path, long? person, CancellationToken token) =>
        TryAsync(async () =>
        {
            DemandUse(path);
            var header = AccountFile.Open(path, token);
            var passphrase = header.Keys is null ? null : await PassphraseAsync(token);
            var opened = passphrase is null ? null : header.Keys?.Open(passphrase);
            using var mine = new InstanceLock(place.Data);
            if (mine.TryTake() is { } refusal)
            {
                throw new IOException(refusal);
            }

            var databases = Databases();
            await DatabaseStart.PrepareAsync(databases, place.Data, TimeProvider.System, token);
            var vault = Vault(databases);
            var account = await new AccountImport(databases, TimeProvider.System).RunAsync(
                path,
                person,
                opened is not var (keys, expires)
                    ? null
                    : async (db, target, ending) =>
                    {
                        if (await vault.IsUsedElsewhereAsync(target, keys, ending))
                        {
                            throw new InvalidDataException("another account here trades with the same keys");
                        }

                        await vault.PutAsync(
                            db,
                            target,
                            keys,
                            (TimeProvider.System.GetUtcNow(), person ?? 0, expires),
                            ending
                        );
                    },
                token
            );
            var about = (header.Keys, opened) switch
            {
                (null, _) => "it came without exchange keys",
                (_, null) => "its exchange keys stay locked: no passphrase was given",
                _ => "its exchange keys are stored, encrypted anew",
            };
            await SayAsync(
                new
                {
                    account = account.Value,
                    from = header.Account,
                    rows = header.Rows,
                    keys = opened is not null,
                    person,
                },
                $"{header.Name} is account {account} now, stopped: {header.Rows.Values.Sum()} rows; {about}"
            );
        });

    private void DemandUse(string path)
    {
        if (FolderOwner.Refusal(place.Data) is { } notOurs)
        {
            throw new IOException(notOurs);
        }

        if (!File.Exists(path))
        {
            throw new IOException($"there is no file {path}, or none that {Elsewhere}");
        }
    }

    // With sudo the command works as the service's user, who may go nowhere but into folders of its own.
    private string Elsewhere =>
        $"{Environment.UserName} may use: put it into a folder of {Environment.UserName}, e.g. "
        + Path.GetDirectoryName(Path.GetFullPath(place.Data));

    private async Task<KeyEnvelope?> LockAsync(AccountId account, string passphrase, CancellationToken token)
    {
        if (passphrase.Length < KeyEnvelope.PassphraseLeast)
        {
            throw new InvalidDataException(
                $"the passphrase has {passphrase.Length} letters; it must have {KeyEnvelope.PassphraseLeast}"
            );
        }

        var databases = Databases();
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await db
            .ExchangeKeys.AsNoTracking()
            .FirstOrDefaultAsync(one => one.AccountId == account.Value, token);
        if (row is null)
        {
            return null;
        }

        return await Vault(databases).FindAsync(account, token) is { } keys
            ? KeyEnvelope.Lock(keys, row.ExpiresAt, passphrase)
            : throw new InvalidDataException(
                $"the keys of account {account} cannot be opened: {KeyVault.FolderName} of the data folder is another"
            );
    }

    private PooledDbContextFactory<BotDb> Databases() => new(DatabaseStart.Options(_database));

    private KeyVault Vault(IDbContextFactory<BotDb> databases) =>
        new(
            databases,
            AccountServices.Protection(Path.Combine(place.Data, KeyVault.FolderName)),
            new UpbitOptions(),
            new Scrubber([]),
            NullLogger<KeyVault>.Instance
        );

    private async Task<string?> PassphraseAsync(CancellationToken token)
    {
        var text = passphraseFile switch
        {
            null => null,
            "-" => await Console.In.ReadLineAsync(token),
            _ => await File.ReadAllTextAsync(passphraseFile, token),
        };
        return text?.TrimEnd('\r', '\n');
    }

    private Task SayAsync<T>(T shown, string text) =>
        output.WriteLineAsync(isJson ? JsonSerializer.Serialize(shown, Form) : text);

    private async Task<int> TryAsync(Func<Task> work)
    {
        try
        {
            await work();
            return ExitCode.Done;
        }
        catch (UnauthorizedAccessException refusal)
        {
            await errors.WriteLineAsync($"{refusal.Message} It is none that {Elsewhere}");
            return ExitCode.Failed;
        }
        catch (Exception refusal) when (refusal is IOException or InvalidDataException or SqliteException)
        {
            await errors.WriteLineAsync(refusal.Message);
            return ExitCode.Failed;
        }
    }
}
