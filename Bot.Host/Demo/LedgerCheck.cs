using System.Globalization;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Demo;

/// <summary>Compares what the bot's journal says of its money with what the exchange's own ledger says.</summary>
public static class LedgerCheck
{
    /// <summary>
    /// A sentence that says so when both agree, KRW to the won and coins to eight decimals; else what differs.
    /// </summary>
    public static async Task<(bool Agrees, string Sentence)> CompareAsync(
        IDbContextFactory<BotDb> databases,
        (decimal InitialKrw, decimal Krw, decimal Coins, int Fills) exchange,
        CancellationToken token
    )
    {
        await using var db = await databases.CreateDbContextAsync(token);
        var fills = await db.Fills.AsNoTracking().ToListAsync(token);
        var krw = exchange.InitialKrw;
        var coins = 0m;
        foreach (var fill in fills)
        {
            var sign = fill.Side == OrderSide.Buy ? 1m : -1m;
            krw -= (sign * fill.Funds) + fill.Fee;
            coins += sign * fill.Volume;
        }

        var agrees = Math.Abs(krw - exchange.Krw) < 0.5m && coins == exchange.Coins && fills.Count == exchange.Fills;
        var sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"journal: {krw:N0} KRW, {coins:0.00000000} coins, {fills.Count} fills; "
                + $"exchange: {exchange.Krw:N0} KRW, {exchange.Coins:0.00000000} coins, {exchange.Fills} fills"
        );
        return (agrees, agrees ? $"ledgers agree ({sentence})" : $"LEDGERS DIFFER ({sentence})");
    }
}
