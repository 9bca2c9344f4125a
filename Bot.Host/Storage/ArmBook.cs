using Bot.Domain.Ablation;
using Bot.Domain.Decisions;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>Keeps the arms: their purses, their worth cycle by cycle, and how advice came out.</summary>
public sealed class ArmBook(IDbContextFactory<BotDb> databases)
{
    // The first cycle of a day runs seconds after its midnight; it is the day's start, not its first change.
    private static readonly TimeSpan MidnightSlack = TimeSpan.FromMinutes(1);

    /// <summary>The purses of an account in a market, in the order of the arms; none before the first cycle.</summary>
    public async Task<IReadOnlyList<ArmPurse>> PursesAsync(int account, string market, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var rows = await db
            .Arms.AsNoTracking()
            .Where(row => row.AccountId == account && row.Market == market)
            .ToListAsync(token);
        return [.. rows.OrderBy(row => row.Arm).Select(ArmMapping.Purse)];
    }

    /// <summary>Advice whose time has come.</summary>
    public async Task<IReadOnlyList<AdviceOutcomeRow>> DueAsync(
        int account,
        string market,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db
            .AdviceOutcomes.AsNoTracking()
            .Where(row => row.AccountId == account && row.JudgedAt == null && row.DueAt <= now && row.Market == market)
            .ToListAsync(token);
    }

    /// <summary>How advice came out, by word of confidence; a line for each word.</summary>
    public async Task<IReadOnlyList<CalibrationLine>> CalibrationAsync(
        int account,
        string market,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var counts = await db
            .AdviceOutcomes.AsNoTracking()
            .Where(row => row.AccountId == account && row.Market == market)
            .GroupBy(row => new
            {
                row.Confidence,
                row.Hit,
                IsJudged = row.JudgedAt != null,
            })
            .Select(group => new Outcomes(group.Key.Confidence, group.Key.Hit, group.Key.IsJudged, group.Count()))
            .ToListAsync(token);
        return
        [
            .. Enum.GetValues<Confidence>()
                .OrderDescending()
                .Select(word => Line(word, counts.FindAll(one => one.Confidence == word))),
        ];
    }

    /// <summary>In how many cycles the advisor was heard, and in how many not.</summary>
    public async Task<IReadOnlyDictionary<AdvisorHeard, int>> HeardAsync(
        int account,
        string market,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        return await db
            .ArmCycles.AsNoTracking()
            .Where(row => row.AccountId == account && row.Market == market)
            .GroupBy(row => row.Advisor)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(one => one.Key, one => one.Count, token);
    }

    /// <summary>What the arms were worth at a KST midnight: after the last cycle up to it; null before any.</summary>
    public static Task<ArmCycleRow?> AtAsync(
        BotDb db,
        int account,
        string market,
        DateTimeOffset midnight,
        CancellationToken token
    )
    {
        var until = midnight + MidnightSlack;
        return db
            .ArmCycles.AsNoTracking()
            .Where(row => row.AccountId == account && row.Market == market && row.At <= until)
            .OrderByDescending(row => row.At)
            .FirstOrDefaultAsync(token);
    }

    /// <summary>Writes what a cycle made of the arms into its transaction; one that is there already stays.</summary>
    public static async Task WriteAsync(BotDb db, ArmRecord record, CancellationToken token)
    {
        var row = record.Cycle;
        if (
            await db.ArmCycles.AnyAsync(
                one => one.AccountId == row.AccountId && one.Market == row.Market && one.Slot == row.Slot,
                token
            )
        )
        {
            return;
        }

        db.ArmCycles.Add(row);
        var known = await db
            .Arms.Where(arm => arm.AccountId == row.AccountId && arm.Market == row.Market)
            .ToDictionaryAsync(arm => arm.Arm, token);
        foreach (var arm in record.Purses.Select(purse => ArmMapping.Row(row.AccountId, row.Market, purse)))
        {
            Put(db, known.GetValueOrDefault(arm.Arm), arm);
        }

        foreach (var outcome in record.Outcomes)
        {
            var same = await db.AdviceOutcomes.FindAsync([outcome.AccountId, outcome.Market, outcome.Slot], token);
            Put(db, same, outcome);
        }
    }

    private static void Put<T>(BotDb db, T? same, T row)
        where T : class
    {
        if (same is null)
        {
            db.Add(row);
            return;
        }

        db.Entry(same).CurrentValues.SetValues(row);
    }

    private static CalibrationLine Line(Confidence word, List<Outcomes> counts) =>
        new(
            word,
            counts.Where(one => one.Hit == true).Sum(one => one.Count),
            counts.Where(one => one.Hit is not null).Sum(one => one.Count),
            counts.Where(one => !one.IsJudged).Sum(one => one.Count),
            counts.Where(one => one.IsJudged && one.Hit is null).Sum(one => one.Count)
        );

    private sealed record Outcomes(Confidence Confidence, bool? Hit, bool IsJudged, int Count);
}

/// <summary>What a cycle made of the arms, as it is written down.</summary>
/// <param name="Purses">Of all arms, after the cycle.</param>
/// <param name="Cycle">Their worth.</param>
/// <param name="Outcomes">Advice of this cycle, and earlier advice that it judged.</param>
public sealed record ArmRecord(
    IReadOnlyList<ArmPurse> Purses,
    ArmCycleRow Cycle,
    IReadOnlyList<AdviceOutcomeRow> Outcomes
);
