using System.Collections.Concurrent;
using System.Threading.Channels;
using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Accounts;

/// <summary>
/// Opens a room for each account, in which everything of it lives, and runs them beside each other: at the start those
/// that there are, later those that are made. What is rung for an account reaches its trader and no other.
/// </summary>
public sealed class AccountHouse(
    IServiceScopeFactory scopes,
    IDbContextFactory<BotDb> databases,
    KeyVault vault,
    AccountWatchers watchers,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<AccountHouse> log
) : BackgroundService, ITraderBell, IAccountDoor, IStreamHints
{
    private static readonly TimeSpan TryAgain = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<int, AccountRoom> _rooms = new();
    private readonly Channel<AccountId> _asked = Channel.CreateUnbounded<AccountId>();
    private readonly Quiet _moves = new();
    private bool _isRunning;
    private Sighting? _beaten;

    /// <summary>The accounts that are open.</summary>
    public IReadOnlyList<AccountId> Open => [.. _rooms.Keys.Order().Select(id => new AccountId(id))];

    /// <summary>The markets that are traded, each once.</summary>
    public IReadOnlyList<MarketCode> Markets => [.. _rooms.Values.Select(room => room.Market).Distinct()];

    /// <summary>When all accounts last looked what is due; null before the first time.</summary>
    public Sighting? LastBeat => Volatile.Read(ref _beaten);

    /// <summary>What the trader of each open account is doing now; null where it rests.</summary>
    public IReadOnlyList<(AccountId Account, Doing? Doing)> Doings =>
        [.. _rooms.OrderBy(one => one.Key).Select(one => (one.Value.Id, one.Value.Trader.Doing))];

    /// <summary>What an account is made of.</summary>
    /// <exception cref="KeyNotFoundException">It is not open.</exception>
    public IServiceProvider Of(AccountId account) => _rooms[account.Value].Services;

    /// <summary>The exchange of an account; null where it is not open, or is being opened anew just now.</summary>
    internal IExchange? ExchangeOf(AccountId account)
    {
        try
        {
            return Find(account)?.Services.GetRequiredService<IExchange>();
        }
        catch (ObjectDisposedException)
        {
            return null;
        }
    }

    /// <summary>Opens all accounts, so that they can be started. To be awaited before the program runs.</summary>
    public async Task PrepareAsync(CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        foreach (var id in await db.Accounts.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(token))
        {
            if (await OpenAsync(new AccountId(id), token) is { } room)
            {
                _rooms[id] = room;
            }
        }
    }

    /// <inheritdoc />
    public void Refit(AccountId account)
    {
        _moves.Began();
        if (!_asked.Writer.TryWrite(account))
        {
            _moves.Ended();
        }
    }

    /// <summary>Accounts whose trader has ended although nobody stopped it.</summary>
    internal IReadOnlyList<int> Silent =>
        [
            .. _rooms
                .Values.Where(room => room.Trader.ExecuteTask is { IsCompleted: true })
                .Select(room => room.Id.Value),
        ];

    /// <summary>Accounts whose trader works without the database, which failed it.</summary>
    internal IReadOnlyList<int> Blind =>
        [.. _rooms.Values.Where(room => room.IsBlind).Select(room => room.Id.Value).Order()];

    /// <summary>Has every account look what is due.</summary>
    public void Beat()
    {
        foreach (var room in _rooms.Values)
        {
            room.Schedule.Beat();
        }

        Volatile.Write(ref _beaten, Sighting.Now(TimeProvider.System));
    }

    /// <summary>Completes when no account has anything left to do.</summary>
    public async Task IdleAsync(CancellationToken token)
    {
        await _moves.WaitAsync(token);
        foreach (var room in _rooms.Values)
        {
            await room.Trader.IdleAsync(token);
        }
    }

    /// <inheritdoc />
    public void Ring(AccountId account) => Find(account)?.Trader.Ring();

    /// <inheritdoc />
    public void Panic(AccountId account, string who, bool sell)
    {
        lock (_gate)
        {
            Find(account)?.Trader.Panic(who, sell);
        }
    }

    /// <inheritdoc />
    public void SecondPoller(string detail)
    {
        foreach (var room in _rooms.Values)
        {
            room.Trader.SecondPoller(detail);
        }
    }

    /// <summary>A price moved: those who trade there hear of it.</summary>
    public void Take(StreamHint hint)
    {
        foreach (
            var room in _rooms.Values.Where(one => hint is not StreamHint.Moved moved || moved.Market == one.Market)
        )
        {
            room.Take(hint);
        }
    }

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var room in _rooms.Values)
        {
            await StartAsync(room, cancellationToken);
        }

        _isRunning = true;
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _asked.Writer.TryComplete();
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_rooms.Values.Select(room => room.StopAsync(cancellationToken)));
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        foreach (var room in _rooms.Values)
        {
            room.Dispose();
        }

        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var account in _asked.Reader.ReadAllAsync(stoppingToken))
        {
            while (!await TryMoveAsync(account, stoppingToken))
            {
                await Task.Delay(TryAgain, TimeProvider.System, stoppingToken);
            }

            _moves.Ended();
        }
    }

    // False where the database is away: nothing has changed then, and it is tried again.
    private async Task<bool> TryMoveAsync(AccountId account, CancellationToken token)
    {
        try
        {
            await MoveAsync(account, token);
            return true;
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            log.LogError(failure, "Account {Account} cannot be opened yet", account);
            return false;
        }
    }

    // The old room is empty before the new one begins: an account has one writer.
    private async Task MoveAsync(AccountId account, CancellationToken token)
    {
        var next = await OpenAsync(account, token);
        var former = Find(account);
        if (former is not null)
        {
            await former.StopAsync(token);
        }

        lock (_gate)
        {
            if (next is null)
            {
                _rooms.TryRemove(account.Value, out _);
            }
            else
            {
                _rooms[account.Value] = next;
                foreach (var panic in former?.TakePanics() ?? [])
                {
                    next.Trader.Panic(panic.Who, panic.Sell);
                }
            }
        }

        if (next is not null && _isRunning)
        {
            await StartAsync(next, token);
        }

        former?.Dispose();
    }

    private async Task<AccountRoom?> OpenAsync(AccountId account, CancellationToken token)
    {
        await using var db = await databases.CreateDbContextAsync(token);
        if (await db.Accounts.AsNoTracking().FirstOrDefaultAsync(one => one.Id == account.Value, token) is not { } row)
        {
            return null;
        }

        var keys = await vault.FindAsync(account, token);
        if (keys is null)
        {
            await TellUnreadableAsync(db, account, token);
        }

#pragma warning disable CA2000 // the room owns the scope, and the house the room
        var scope = scopes.CreateScope();
        scope.ServiceProvider.GetRequiredService<AccountSeat>().Take(row, keys);
        var room = new AccountRoom(scope, watchers);
#pragma warning restore CA2000
        try
        {
            await room.Schedule.PrepareAsync(account, token);
            return room;
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            room.Dispose();
            throw;
        }
    }

    // As after a restore on another machine: the account runs, and whoever owns the keys must give them again.
    private async Task TellUnreadableAsync(BotDb db, AccountId account, CancellationToken token)
    {
        if (await db.ExchangeKeys.AnyAsync(row => row.AccountId == account.Value, token))
        {
            Outbox.Add(
                db,
                account.Value,
                time.GetUtcNow(),
                new Notice.Trouble(
                    "keys",
                    $"The stored exchange keys cannot be opened: data/{KeyVault.FolderName} is missing or another, as "
                        + "after a restore on another machine. Please enter them again with /keys."
                )
            );
            await db.SaveChangesAsync(token);
        }
    }

    private async Task StartAsync(AccountRoom room, CancellationToken token)
    {
        await room.StartAsync(token);

        // A trader that breaks leaves something unguarded: the program ends, and is started anew by its supervisor.
        _ = room.Trader.ExecuteTask!.ContinueWith(
            broken =>
            {
                log.LogCritical(broken.Exception, "The trader of account {Account} broke; the program ends", room.Id);
                lifetime.StopApplication();
            },
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );
    }

    private AccountRoom? Find(AccountId account) => _rooms.GetValueOrDefault(account.Value);
}
