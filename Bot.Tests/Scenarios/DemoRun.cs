using Bot.Domain.Backtests;
using Bot.Domain.Orders;
using Bot.Domain.Warnings;
using Bot.Host.Demo;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Scenarios;

/// <summary>
/// The whole bot in this process, against the local servers, on a market that moves when it is told to.
/// </summary>
internal sealed class DemoRun : IAsyncDisposable
{
    private readonly string _folder;

    private DemoRun(string folder, DemoWorld world, StringWriter output)
    {
        (_folder, World, Output) = (folder, world, output);
        Chat = new Conversation(world.Telegram, output);
    }

    public DemoWorld World { get; }

    public Conversation Chat { get; }

    public StringWriter Output { get; }

    /// <summary>A market without a past has no month that a strategy could have earned in.</summary>
    public static BotOptions WithoutHistory(BotOptions options) =>
        options with
        {
            QuickBacktest = new QuickGateRule { Enabled = false },
            BtcRisk = new BtcRiskRule { Returns = 5 },
        };

    public static async Task<DemoRun> StartAsync(DemoMarket? market = null)
    {
        var folder = Directory.CreateTempSubdirectory("chattrader-test-").FullName;
        var run = await StartInAsync(folder, market ?? DemoMarket.Generated("KRW-ETH"));
        run.OwnsFolder = true;
        return run;
    }

    /// <summary>Starts where a folder left off.</summary>
    public static async Task<DemoRun> StartInAsync(string folder, DemoMarket market) =>
        new(folder, await DemoWorld.StartAsync(market, folder, 0, CancellationToken.None), new StringWriter());

    /// <summary>Whether the folder goes with this run.</summary>
    public bool OwnsFolder { get; set; }

    /// <summary>Plays a written chat and returns what of it did not hold.</summary>
    public async Task<IReadOnlyList<string>> PlayAsync(params string[] lines)
    {
        var script = new DemoScript(World, Chat, Output);
        await script.PlayAsync([.. ScriptLine.Read(lines)], CancellationToken.None);
        World.Memory.Restart();
        return script.Failures;
    }

    /// <summary>A context on the bot's own database.</summary>
    public Task<BotDb> DatabaseAsync() =>
        World.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync();

    /// <summary>Whether the bot's fills are the exchange's fills, one by one, and lead to the same purse.</summary>
    public async Task AssertLedgersAgreeAsync()
    {
        await using var db = await DatabaseAsync();
        var ours = (await db.Fills.AsNoTracking().ToListAsync())
            .OrderBy(fill => fill.ExchangeId, StringComparer.Ordinal)
            .ToList();
        var theirs = World.Upbit.Ledger.Fills.OrderBy(fill => fill.Uuid, StringComparer.Ordinal).ToList();
        Assert.Equal(theirs.Select(fill => fill.Uuid), ours.Select(fill => fill.ExchangeId));
        Assert.Equal(
            theirs.Select(fill => (fill.Price, fill.Volume, fill.Funds)),
            ours.Select(fill => (fill.Price, fill.Volume, fill.Funds))
        );
        var (agrees, sentence) = await LedgerCheck.CompareAsync(
            World.Services.GetRequiredService<IDbContextFactory<BotDb>>(),
            World.Ledger(),
            CancellationToken.None
        );
        Assert.True(agrees, sentence);
        await AssertPositionIsOwnedAsync(db);
    }

    public async ValueTask DisposeAsync()
    {
        await World.StopAsync();
        await World.DisposeAsync();
        if (OwnsFolder)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task AssertPositionIsOwnedAsync(BotDb db)
    {
        var held = await db.Positions.AsNoTracking().Select(row => row.Volume).ToListAsync();
        Assert.Equal(World.Ledger().Coins, held.Sum());
        Assert.DoesNotContain(
            await db.Orders.AsNoTracking().ToListAsync(),
            order => order.Status is OrderStatus.Intended or OrderStatus.Unknown or OrderStatus.Accepted
        );
        Assert.All(
            World.Upbit.Ledger.Orders,
            order => Assert.StartsWith(OrderId.Prefix, order.Identifier, StringComparison.Ordinal)
        );
    }
}
