using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Bot.Host.Watching;

/// <summary>
/// Takes secrets out of the texts that are about to be stored: journal, audit, notices and what came of things may carry
/// words of others, and these may carry a key.
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
        foreach (var entry in db?.ChangeTracker.Entries() ?? [])
        {
            if (entry.State is EntityState.Added or EntityState.Modified && Worded.Contains(entry.Metadata.ClrType))
            {
                Clean(entry);
            }
        }
    }

    private void Clean(EntityEntry entry)
    {
        foreach (var property in entry.Properties)
        {
            if (property.CurrentValue is string text && !property.Metadata.IsPrimaryKey())
            {
                var clean = scrubber.Clean(text);
                if (!ReferenceEquals(clean, text) && clean != text)
                {
                    property.CurrentValue = clean;
                }
            }
        }
    }
}
