using Bot.Domain.States;
using Bot.Host.Options;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Watching.Health;

/// <summary>How long ago each account's last cycle ended, against how often there should be one.</summary>
internal sealed class CyclePart(
    IDbContextFactory<BotDb> databases,
    AccountSettings settings,
    SchedulerOptions scheduler,
    TimeProvider time
) : IHealthPart
{
    /// <summary>Intervals without a cycle after which something is wrong.</summary>
    internal const int IntervalsMost = 2;

    // Who was not there can have run nothing.
    private readonly DateTimeOffset _begun = time.GetUtcNow();

    /// <inheritdoc />
    public string Name => "cycles";

    /// <inheritdoc />
    public async Task<PartHealth> MeasureAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var parts = new List<PartHealth>();
        foreach (var account in await db.Accounts.AsNoTracking().OrderBy(row => row.Id).ToListAsync(token))
        {
            parts.Add(Measure(account, await LastCycle.EndedAtAsync(db, account.Id, token)));
        }

        return parts.Count == 0
            ? new PartHealth(PartMark.Unknown, "there is no account yet")
            : new PartHealth(parts.Max(part => part.Mark), string.Join("; ", parts.Select(part => part.Detail)))
            {
                Figures = [.. parts.SelectMany(part => part.Figures)],
            };
    }

    private PartHealth Measure(AccountRow account, DateTimeOffset? last)
    {
        var now = time.GetUtcNow();
        var told = last is { } at ? $"last cycle {Ages.Text(now - at)} ago" : "no cycle yet";
        var detail = $"account {account.Id} {account.State}, {told}";
        return new PartHealth(
            account.State.RunsCycles() && scheduler.Enabled ? Mark(account, last, now) : PartMark.Ok,
            detail
        )
        {
            Figures = last is { } ended
                ? [($"account_{account.Id}_last_cycle_age_seconds", Ages.Seconds(now - ended))]
                : [],
        };
    }

    private PartMark Mark(AccountRow account, DateTimeOffset? last, DateTimeOffset now)
    {
        var since = new[] { last ?? DateTimeOffset.MinValue, account.StateSince, _begun }.Max();
        return now - since > settings.IntervalOf(account.Id) * IntervalsMost ? PartMark.Fault : PartMark.Ok;
    }
}
