using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Upbit;

/// <summary>
/// Looks at the start and once a day whether the keys can do what trading needs and how long they last, and tells what
/// a person must see to. It keeps nothing from starting: exits need no more than the keys there are.
/// </summary>
/// <param name="check">Asks the exchange.</param>
/// <param name="databases">Where it is told.</param>
/// <param name="account">Whose keys.</param>
/// <param name="market">Where an order is tested.</param>
/// <param name="wall">The clock of days.</param>
/// <param name="log">Where the warnings go.</param>
public sealed class KeyWatch(
    KeyCheck check,
    IDbContextFactory<BotDb> databases,
    AccountId account,
    MarketCode market,
    TimeProvider wall,
    ILogger<KeyWatch> log
) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromDays(1);

    /// <summary>Looks once, and tells.</summary>
    public async Task LookAsync(CancellationToken token)
    {
        var report = await check.RunAsync(market, token);
        foreach (var warning in report.Warnings)
        {
            log.LogWarning("Keys of the exchange: {Warning}", warning);
        }

        if (report.ToTell.Count == 0)
        {
            return;
        }

        await using var db = await databases.CreateDbContextAsync(token);
        var what = string.Join("; ", report.ToTell);
        Outbox.Add(db, account.Value, wall.GetUtcNow(), new Notice.Trouble("keys", what));
        await db.SaveChangesAsync(token);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var beat = new PeriodicTimer(Every, wall);
        try
        {
            do
            {
                await TryAsync(stoppingToken);
            } while (await beat.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException exception) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug(exception, "The keys are not looked at any more: the program stops");
        }
    }

    // A database that cannot be written is told of by others, and tomorrow is another day.
    private async Task TryAsync(CancellationToken token)
    {
        try
        {
            await LookAsync(token);
        }
        catch (Exception exception) when (exception is DbUpdateException or System.Data.Common.DbException)
        {
            log.LogError(exception, "What the keys lack could not be told");
        }
    }
}
