using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bot.Tests.Crashes;

/// <summary>
/// The disk of a process that can die before a write and after its commit. A write is what one commit makes lasting:
/// a transaction, or a saving or statement that has none.
/// </summary>
internal static class MortalWrites
{
    public static IInterceptor[] Of(Mortality mortality)
    {
        var pending = new PendingWrites();
        return
        [
            new MortalSavings(mortality, pending),
            new MortalCommits(mortality, pending),
            new MortalStatements(mortality),
        ];
    }
}

/// <summary>Savings outside a transaction.</summary>
internal sealed class MortalSavings(Mortality mortality, PendingWrites pending) : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        var context = eventData.Context!;
        var mine = pending.Of(context);
        mine.Note(context);
        mine.IsSaving = true;
        if (mine.IsAlone)
        {
            mortality.Pass(mine.Name, isAfter: false);
        }

        return new(result);
    }

    public override ValueTask<int> SavedChangesAsync(
        SaveChangesCompletedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        var mine = pending.Of(eventData.Context!);
        mine.IsSaving = false;
        if (mine.IsAlone)
        {
            mortality.Pass(mine.TakeName(), isAfter: true);
        }

        return new(result);
    }
}

/// <summary>Transactions of several savings.</summary>
internal sealed class MortalCommits(Mortality mortality, PendingWrites pending) : DbTransactionInterceptor
{
    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        var mine = pending.Of(eventData.Context!);
        if (!mine.IsSaving)
        {
            mortality.Pass(mine.Name, isAfter: false);
        }

        return new(result);
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        var mine = pending.Of(eventData.Context!);
        if (!mine.IsSaving)
        {
            mortality.Pass(mine.TakeName(), isAfter: true);
        }

        return Task.CompletedTask;
    }
}

/// <summary>What each context is about to make lasting.</summary>
internal sealed class PendingWrites
{
    private readonly ConditionalWeakTable<DbContext, PendingWrite> _byContext = [];

    public PendingWrite Of(DbContext context) => _byContext.GetOrCreateValue(context);
}

/// <summary>What a context is about to make lasting.</summary>
internal sealed class PendingWrite
{
    private readonly SortedSet<string> _tables = new(StringComparer.Ordinal);

    public bool IsSaving { get; set; }

    /// <summary>Whether the saving is a write by itself.</summary>
    public bool IsAlone { get; private set; }

    public string Name => WriteNames.Of(_tables);

    public string TakeName()
    {
        var name = Name;
        _tables.Clear();
        return name;
    }

    public void Note(DbContext context)
    {
        var inTransaction = context.Database.CurrentTransaction is not null;
        if (!inTransaction)
        {
            _tables.Clear();
        }

        var changes = context
            .ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted)
            .Select(entry => Sign(entry.State) + entry.Metadata.GetTableName());
        _tables.UnionWith(changes);
        IsAlone = !inTransaction && _tables.Count > 0;
    }

    private static string Sign(EntityState state) =>
        state switch
        {
            EntityState.Added => "new ",
            EntityState.Deleted => "removed ",
            _ => "changed ",
        };
}

/// <summary>Refuses every statement of a process that is dead, and counts those that write by themselves.</summary>
internal sealed class MortalStatements(Mortality mortality) : DbCommandInterceptor
{
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        mortality.Check();
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        mortality.Check();
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        mortality.Check();
        if (IsWrite(command, eventData))
        {
            mortality.Pass(Name(command), isAfter: false);
        }

        return new(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(
        DbCommand command,
        CommandExecutedEventData eventData,
        int result,
        CancellationToken cancellationToken = default
    )
    {
        if (IsWrite(command, eventData))
        {
            mortality.Pass(Name(command), isAfter: true);
        }

        return new(result);
    }

    private static bool IsWrite(DbCommand command, CommandEventData eventData) =>
        eventData.CommandSource is CommandSource.ExecuteSqlRaw or CommandSource.BulkUpdate
        && command.Transaction is null
        && !command.CommandText.StartsWith("PRAGMA", StringComparison.Ordinal);

    private static string Name(DbCommand command) =>
        $"write by {string.Join(' ', command.CommandText.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(3))}";
}
