using System.Globalization;
using Bot.Domain.Accounts;
using Bot.Domain.Time;
using Bot.Host.Options;
using Bot.Host.Settings;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.OpenAi;

/// <summary>
/// What the advisor may cost in a KST month. The worst cost of each attempt is set aside before it is made, and all of
/// it replaced by the real one afterwards, so that neither a crash nor a restart lets it spend more.
/// </summary>
public sealed class MonthlyBudget(IDbContextFactory<BotDb> databases, OpenAiOptions options, AccountSettings settings)
{
    private const decimal Million = 1_000_000m;

    /// <summary>The cost of a call in KRW.</summary>
    public decimal Cost(int tokensIn, int tokensOut)
    {
        var price = options.Prices.Of(options.Model);
        return ((tokensIn * price.Input) + (tokensOut * price.Output)) / Million;
    }

    /// <summary>What the account may spend in a month, in KRW.</summary>
    public decimal Of(AccountId account) => settings.BudgetOf(account.Value);

    /// <summary>Sets an amount aside; false when the month has not that much left.</summary>
    public async Task<bool> TryReserveAsync(
        AccountId account,
        DateTimeOffset now,
        decimal amount,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await RowAsync(db, account, now, token);
        if (row.Spent + row.Reserved + amount > Of(account))
        {
            return false;
        }

        row.Reserved += amount;
        await db.SaveChangesAsync(token);
        return true;
    }

    /// <summary>Replaces what was set aside by what the call cost.</summary>
    public async Task SettleAsync(
        AccountId account,
        DateTimeOffset reservedAt,
        decimal amount,
        decimal cost,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var row = await RowAsync(db, account, reservedAt, token);
        (row.Reserved, row.Spent) = (Math.Max(0m, row.Reserved - amount), row.Spent + cost);
        await db.SaveChangesAsync(token);
    }

    /// <summary>The name of the month that an instant falls into.</summary>
    public static string Month(DateTimeOffset now) =>
        TradingDay.Of(now).Date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static async Task<BudgetRow> RowAsync(
        BotDb db,
        AccountId account,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        var month = Month(now);
        if (await db.Budgets.FindAsync([account.Value, month], token) is { } row)
        {
            return row;
        }

        return db.Budgets.Add(new BudgetRow { AccountId = account.Value, Month = month }).Entity;
    }
}
