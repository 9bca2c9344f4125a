using System.Security.Cryptography;
using System.Text.Json;
using Bot.Domain.Reconciling;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Trading;

/// <summary>
/// Differences between journal and exchange, put before a person: told once as long as they stay the same, and kept so
/// that a key speaks of exactly those that were shown.
/// </summary>
public sealed class DifferenceCard(IDbContextFactory<BotDb> databases, StateKeeper states, TimeProvider time)
{
    private const string Mark = "differences";
    private const int IdBytes = 4;

    /// <summary>A short name of differences: the same ones have the same.</summary>
    public static string IdOf(IReadOnlyList<Difference> differences) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(differences))[..IdBytes]);

    /// <summary>Halts entries and shows what differs.</summary>
    public async Task ShowAsync(AccountRow account, Reconciled.Differs differs, CancellationToken token)
    {
        await states.FireAsync(account.Id, TradingTrigger.MismatchFound, (differs.What, "bot"), default, token);
        var shown = new ShownDifferences(IdOf(differs.Differences), differs.Differences, differs.Last.Value);
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await FindAsync(db, account.Id, token);
        if (row is not null && Read(row).Id == shown.Id)
        {
            return;
        }

        row ??= db
            .Marks.Add(
                new MarkRow
                {
                    AccountId = account.Id,
                    Name = Mark,
                    Value = "",
                }
            )
            .Entity;
        row.Value = JsonSerializer.Serialize(shown);
        Outbox.Add(db, account.Id, time.GetUtcNow(), new Notice.DifferencesFound(shown));
        await db.SaveChangesAsync(token);
    }

    /// <summary>What was shown last and is not settled; null where nothing differs.</summary>
    public static async Task<ShownDifferences?> ShownAsync(BotDb db, int account, CancellationToken token) =>
        await FindAsync(db, account, token) is { } row ? Read(row) : null;

    /// <summary>The books agree: the card is taken away, and a halt that it caused ends.</summary>
    public async Task AgreedAsync(AccountRow account, string who, CancellationToken token)
    {
        if (account.State != TradingState.ReconcileHalt)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(token);
        if (await FindAsync(db, account.Id, token) is { } row)
        {
            db.Marks.Remove(row);
            await db.SaveChangesAsync(token);
        }

        var facts = new TransitionFacts { CauseGone = true };
        await states.FireAsync(account.Id, TradingTrigger.Resume, ("the books agree", who), facts, token);
    }

    private static Task<MarkRow?> FindAsync(BotDb db, int account, CancellationToken token) =>
        db.Marks.SingleOrDefaultAsync(mark => mark.AccountId == account && mark.Name == Mark, token);

    private static ShownDifferences Read(MarkRow row) =>
        JsonSerializer.Deserialize<ShownDifferences>(row.Value)
        ?? throw new JsonException($"mark {row.Name} holds no differences");
}

/// <summary>Differences as a person was shown them.</summary>
/// <param name="Id">Keys carry it.</param>
/// <param name="Differences">At least one.</param>
/// <param name="Last">The last price then, in KRW.</param>
public sealed record ShownDifferences(string Id, IReadOnlyList<Difference> Differences, decimal Last)
{
    /// <summary>Whether they can be left as they are; coins of a position that are gone cannot.</summary>
    public bool CanBeIgnored => Differences.All(one => one.Kind is not DifferenceKind.CoinsGone);
}
