using Bot.Domain.Accounts;
using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Bot.Tests.Emergencies;

/// <summary>
/// Buys and sells in the ledger of a data folder, without end and without an exchange, and says aloud what was
/// committed.
/// </summary>
internal static class RestlessWriter
{
    public const string Intended = "intended";
    public const string Ended = "ended";

    private const decimal Price = 1_100_000m;

    private static readonly ExitTerms Terms = new(new Percent(-5m), new Percent(10m));

    /// <param name="folder">The data folder.</param>
    /// <param name="run">A number that is higher in each run on the same folder.</param>
    /// <param name="token">Ends it.</param>
    public static async Task WriteAsync(string folder, string run, CancellationToken token)
    {
        var databases = new PooledDbContextFactory<BotDb>(
            DatabaseStart.Options(Path.Combine(folder, DatabaseStart.FileName))
        );
        using var lease = new Lease(databases, folder, TimeProvider.System, "here");
        Assert.Null(lease.TryLock());
        await DatabaseStart.PrepareAsync(databases, folder, TimeProvider.System, token);
        Assert.Null(await lease.TryAcquireAsync(token));
        var (ledger, positions) = (new OrderLedger(databases, lease), new PositionBook(databases));
        var turn = 0;
        while (!token.IsCancellationRequested)
        {
            turn++;
            foreach (var (intent, _) in await ledger.UnresolvedAsync(1, token))
            {
                await ledger.CommitExecutionAsync(intent, Filled(intent), Ship.Slot, token);
                await ledger.TellAsync(1, Ship.Slot, token);
                await Console.Out.WriteLineAsync($"{folder} {Ended} {intent.Id}");
            }

            var held = await positions.FindAsync(1, Ship.Market, token);
            var occasion = Ship.Slot.AddHours(int.Parse(run, null) * 1_000).AddMinutes(turn);
            var next = Next(new OrderSeries(new AccountId(1), Ship.Market, occasion, held is null ? "entry" : "stop"));
            Assert.True(await ledger.TryCommitIntentAsync(next, held is null ? Terms : null, Ship.Slot, token));
            await Console.Out.WriteLineAsync($"{folder} {Intended} {next.Id}");
        }
    }

    private static OrderIntent Next(OrderSeries series) =>
        series.Leg == "entry"
            ? series.Entry(1, new Volume(1m), new Price(Price))
            : series.Exit(1, new Volume(1m), TerminalReason.ExitStopLoss.Text());

    // Two fills of half a coin: a transaction that is found half has one of them, or a position without them.
    private static Execution.Filled Filled(OrderIntent intent)
    {
        var fills = Enumerable
            .Range(1, 2)
            .Select(part => new Fill(
                $"{intent.Id}-{part}",
                new Price(Price),
                new Volume(0.5m),
                new Krw(Price / 2m),
                Ship.Slot
            ));
        return new Execution.Filled(
            new OrderReport($"{intent.Id}", intent.Id.Value, intent.Side, true, Krw.Zero, intent.Volume, [.. fills])
        );
    }
}
