using Bot.Host.Demo;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Bot.Sandbox.Upbit;
using Microsoft.EntityFrameworkCore;

namespace Bot.Tests.Crashes;

/// <summary>The books of both sides: the journal's, and the exchange's own.</summary>
internal sealed class Books(IDbContextFactory<BotDb> databases, UpbitLedger exchange)
{
    private const decimal PurseKrw = 10_000_000m;

    /// <summary>Everything in which they differ; nothing where they agree and each fill was told once.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return [.. await MoneyAsync(), .. await FillsAsync(db), .. await ToldAsync(db)];
    }

    private async Task<IReadOnlyList<string>> MoneyAsync()
    {
        var (agrees, sentence) = await LedgerCheck.CompareAsync(
            databases,
            (
                PurseKrw,
                exchange.Free("KRW") + exchange.Locked("KRW"),
                exchange.Free("ETH") + exchange.Locked("ETH"),
                exchange.Fills.Count
            ),
            CancellationToken.None
        );
        return agrees ? [] : [sentence];
    }

    private async Task<IReadOnlyList<string>> FillsAsync(BotDb db)
    {
        var ours = (await db.Fills.Select(fill => fill.ExchangeId).ToListAsync()).Order(StringComparer.Ordinal);
        var theirs = exchange.Fills.Select(fill => fill.Uuid).Order(StringComparer.Ordinal);
        var held = (await db.Positions.Select(row => row.Volume).ToListAsync()).Sum();
        return
        [
            .. ours.SequenceEqual(theirs, StringComparer.Ordinal) ? Array.Empty<string>() : ["fills differ"],
            .. held == exchange.Free("ETH")
                ? Array.Empty<string>()
                : [$"{held} coins are held, {exchange.Free("ETH")} are there"],
        ];
    }

    private async Task<IReadOnlyList<string>> ToldAsync(BotDb db)
    {
        var told = (await db.Outbox.AsNoTracking().ToListAsync()).ConvertAll(Outbox.Read);
        return
        [
            .. Told(
                "bought",
                [.. told.OfType<Notice.PositionOpened>().Select(notice => (notice.OrderId, notice.Volume))],
                "bid"
            ),
            .. Told(
                "sold",
                [.. told.OfType<Notice.PositionClosed>().Select(notice => (notice.OrderId, notice.Volume))],
                "ask"
            ),
        ];
    }

    private IEnumerable<string> Told(string what, IReadOnlyList<(string Order, decimal Volume)> notices, string side)
    {
        var executed = exchange.Fills.Where(fill => fill.Side == side).Sum(fill => fill.Volume);
        var told = notices.Sum(notice => notice.Volume);
        var orders = notices.Select(notice => notice.Order).Distinct(StringComparer.Ordinal).Count();
        if (orders != notices.Count || told != executed)
        {
            yield return $"{notices.Count} notices of {orders} orders and {told} {what}, it was {executed}";
        }
    }
}
