namespace Bot.Host.Watching.Outside;

/// <summary>
/// What the watch remembers from look to look, so that it tells a trouble once, again after hours, and its end. A
/// trouble is told when two looks saw it: a restart, or a machine that just woke, is none.
/// </summary>
public sealed record WatchMemory
{
    /// <summary>After which an alarm is repeated.</summary>
    public static readonly TimeSpan Again = TimeSpan.FromHours(6);

    /// <summary>Two looks that are closer count as one.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromMinutes(1);

    /// <summary>Between looks that are farther apart nobody watched.</summary>
    public static readonly TimeSpan Away = TimeSpan.FromMinutes(30);

    public DateTimeOffset LookedAt { get; init; }

    /// <summary>Before which nothing counts.</summary>
    public DateTimeOffset ExcusedAt { get; init; }

    /// <summary>Since when there is trouble; null where there is none.</summary>
    public DateTimeOffset? TroubleSince { get; init; }

    /// <summary>When it was last told; null where it was not yet.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>What is remembered before a look.</summary>
    public static WatchMemory Before(WatchMemory? known, DateTimeOffset now) =>
        known is null || now - known.LookedAt > Away || now < known.LookedAt
            ? (known ?? new WatchMemory()) with
            {
                ExcusedAt = now,
                LookedAt = now,
            }
            : known with
            {
                LookedAt = now,
            };

    /// <summary>What is to be told now, and what is remembered once that is done.</summary>
    public (WatchNews News, WatchMemory Next) Look(Sight sight, Trouble? trouble)
    {
        var next = sight.IsAtRest ? this with { ExcusedAt = LookedAt } : this;
        if (trouble is null)
        {
            var wasTold = ToldAt is not null && !sight.IsAtRest;
            return (wasTold ? WatchNews.Well : WatchNews.Nothing, next with { TroubleSince = null, ToldAt = null });
        }

        next = next with { TroubleSince = TroubleSince ?? LookedAt };
        var isDue =
            TroubleSince is { } since
            && LookedAt - since >= Apart
            && (ToldAt is not { } told || LookedAt - told >= Again);
        return isDue ? (WatchNews.Alarm, next with { ToldAt = LookedAt }) : (WatchNews.Nothing, next);
    }
}

/// <summary>What a look has to tell.</summary>
public enum WatchNews
{
    Nothing,
    Alarm,
    Well,
}
