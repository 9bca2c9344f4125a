using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Storage;

/// <summary>Tells since when an account trades its market: prices of two coins are not compared.</summary>
public static class MarketChanges
{
    /// <summary>When the newest cycle in another market began; null where there was none.</summary>
    /// <param name="db">The database.</param>
    /// <param name="account">Whose.</param>
    /// <param name="until">Before this instant; the market is that of the newest cycle before it.</param>
    /// <param name="token">Ends it.</param>
    public static async Task<DateTimeOffset?> LastAsync(
        BotDb db,
        int account,
        DateTimeOffset until,
        CancellationToken token
    )
    {
        var cycles = db.Cycles.AsNoTracking().Where(row => row.AccountId == account && row.StartedAt < until);
        var market = await cycles.OrderByDescending(row => row.Id).Select(row => row.Market).FirstOrDefaultAsync(token);
        return await cycles
            .Where(row => row.Market != market)
            .OrderByDescending(row => row.Id)
            .Select(row => (DateTimeOffset?)row.StartedAt)
            .FirstOrDefaultAsync(token);
    }
}
