using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Host.Trading;

namespace Bot.Host.Accounts;

/// <summary>Everything of one account while it is open: scope, trader, schedule, and who watches for it.</summary>
internal sealed class AccountRoom : IDisposable
{
    private readonly IServiceScope _scope;
    private readonly AccountSeat _seat;
    private readonly HeldMemory _memory;
    private readonly PulsedHints _hints;
    private readonly IReadOnlyList<BackgroundService> _watchers;

    /// <param name="scope">Its seat is taken; the room disposes it.</param>
    /// <param name="watchers">Makes what runs beside the trader.</param>
    public AccountRoom(IServiceScope scope, AccountWatchers watchers)
    {
        _scope = scope;
        _seat = Get<AccountSeat>();
        _memory = Get<HeldMemory>();
        Trader = Get<Trader>();
        Schedule = Get<CycleSchedule>();
        _hints = new PulsedHints(new TraderHints(Trader.TryPost, () => Trader.IsBusy), Get<Pulses>(), _seat.Id.Value);
        _watchers = watchers.Of(_seat, _hints);
    }

    public AccountId Id => _seat.Id;

    public IServiceProvider Services => _scope.ServiceProvider;

    public Trader Trader { get; }

    public CycleSchedule Schedule { get; }

    /// <summary>The market that it trades, as far as it is known here.</summary>
    public MarketCode Market => new((_memory.Account ?? _seat.Account).Market);

    /// <summary>Whether its trader works without the database.</summary>
    public bool IsBlind => Get<Outage>().IsDown;

    /// <summary>Something was heard of the market.</summary>
    public void Take(StreamHint hint) => _hints.Take(hint);

    /// <summary>Panics that nobody did yet, taken out.</summary>
    public IReadOnlyList<PanicFacts> TakePanics() => Get<UrgentLane>().TakeWaiting();

    public async Task StartAsync(CancellationToken token)
    {
        await Trader.StartAsync(token);
        foreach (var watcher in _watchers)
        {
            await watcher.StartAsync(token);
        }
    }

    public async Task StopAsync(CancellationToken token)
    {
        foreach (var watcher in _watchers)
        {
            await watcher.StopAsync(token);
        }

        await Trader.StopAsync(token);
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers)
        {
            watcher.Dispose();
        }

        _scope.Dispose();
    }

    private T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();
}
