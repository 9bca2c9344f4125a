using Bot.Domain.Ablation;
using Bot.Domain.Time;
using Bot.Host.OpenAi;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Telegram;

/// <summary>Reads what chat shows of the arms. It only reads, and only from the database.</summary>
public sealed class AblationReader(IDbContextFactory<BotDb> databases, ArmBook book, TimeProvider time)
{
    public async Task<AblationFigures> ReadAsync(int account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var market = await MarketAsync(db, account, token);
        var month = MonthlyBudget.Month(time.GetUtcNow());
        var budget = await db.Budgets.AsNoTracking()
            .SingleOrDefaultAsync(row => row.AccountId == account && row.Month == month, token);
        return new AblationFigures(
            market,
            await book.PursesAsync(account, market, token),
            await book.HeardAsync(account, market, token),
            await book.CalibrationAsync(account, market, token),
            budget?.Spent);
    }

    /// <summary>The arms at both ends of a KST day; null without a cycle of theirs on it and one before it.</summary>
    public async Task<AblationDay?> DayAsync(int account, DateOnly date, CancellationToken token)
    {
        var (start, end) = (new TradingDay(date).Start, new TradingDay(date).End);
        await using var db = await databases.CreateDbContextAsync(token);
        var market = await MarketAsync(db, account, token);
        var before = await ArmBook.AtAsync(db, account, market, start, token);
        var after = await ArmBook.AtAsync(db, account, market, end, token);
        if (before is null || after is null || after.Slot == before.Slot)
        {
            return null;
        }

        var wasHeard = await db.ArmCycles.AnyAsync(
            row => row.AccountId == account && row.Market == market && row.At <= after.At
                && row.Advisor != AdvisorHeard.NotAsked,
            token);
        return new AblationDay(before, after, wasHeard);
    }

    private static Task<string> MarketAsync(BotDb db, int account, CancellationToken token) =>
        db.Accounts.AsNoTracking().Where(row => row.Id == account).Select(row => row.Market).SingleAsync(token);
}

/// <summary>What is known of the arms of an account's market.</summary>
/// <param name="Market">Whose price moved them.</param>
/// <param name="Purses">In the order of the arms; none before their first cycle.</param>
/// <param name="Heard">Cycles by whether the advisor was heard.</param>
/// <param name="Calibration">A line for each word of confidence.</param>
/// <param name="CostThisMonth">In KRW; null before the first call of the month.</param>
public sealed record AblationFigures(
    string Market,
    IReadOnlyList<ArmPurse> Purses,
    IReadOnlyDictionary<AdvisorHeard, int> Heard,
    IReadOnlyList<CalibrationLine> Calibration,
    decimal? CostThisMonth)
{
    public int Answered => Heard.GetValueOrDefault(AdvisorHeard.Answered);

    public int Failed => Heard.GetValueOrDefault(AdvisorHeard.Failed);

    public int Cycles => Heard.Values.Sum();
}

/// <summary>What the arms made of a day.</summary>
/// <param name="Before">As the day began.</param>
/// <param name="After">As it ended, or now.</param>
/// <param name="WasHeard">Whether the advisor was ever asked, on the day or before.</param>
public sealed record AblationDay(ArmCycleRow Before, ArmCycleRow After, bool WasHeard)
{
    /// <summary>The change of one arm in percent.</summary>
    public decimal? Change(Arm arm) => Of(Before, arm) is > 0m and var before
        ? ((Of(After, arm) / before) - 1m) * 100m
        : null;

    /// <summary>What following the advisor made more or less than the rules, in KRW.</summary>
    public decimal Added => After.Applied - After.Rules - (Before.Applied - Before.Rules);

    private static decimal Of(ArmCycleRow row, Arm arm) => arm switch
    {
        Arm.Rules => row.Rules,
        Arm.Applied => row.Applied,
        Arm.Alone => row.Alone,
        Arm.Holding => row.Holding,
    };
}
