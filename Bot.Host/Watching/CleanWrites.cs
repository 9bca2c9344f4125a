using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bot.Host.Watching;

/// <summary>
/// Takes secrets out of the texts that are about to be stored: journal, audit, notices and what came of things may
/// carry words of others, and these may carry a key.
/// </summary>
public sealed class CleanWrites(Scrubber scrubber) : SaveChangesInterceptor
{
    private static readonly HashSet<Type> Worded =
    [
        typeof(AccountRow),
        typeof(AdviceRow),
        typeof(AuditRow),
        typeof(CommandRow),
        typeof(CycleInputRow),
        typeof(CycleRow),
        typeof(DeliveryRow),
        typeof(GroupRow),
        typeof(MailRow),
        typeof(OrderRow),
        typeof(OutboxRow),
        typeof(SettingRow),
        typeof(TransitionRow),
    ];

    /// <inheritdoc />
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Clean(eventData.Context);
        return result;
    }

    /// <inheritdoc />
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Clean(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private void Clean(DbContext? db)
    {
        var written = db
            ?.ChangeTracker.Entries()
            .Where(entry => entry.State is EntityState.Added or EntityState.Modified);
        foreach (var entry in (written ?? []).Where(entry => Worded.Contains(entry.Metadata.ClrType)))
        {
            Clean(entry);
        }
    }

    private void Clean(EntityEntry entry)
    {
        foreach (var property in entry.Properties.Where(one => !one.Metadata.IsPrimaryKey()))
        {
            if (property.CurrentValue is string text && scrubber.Clean(text) is var clean && clean != text)
            {
                property.CurrentValue = clean;
            }
        }
    }
}
