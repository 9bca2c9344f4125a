using Bot.Domain.Market;
using Bot.Host.Trading;
using Bot.Host.Upbit.Stream;

namespace Bot.Host.Accounts;

/// <summary>Listens to the prices of every market that an account trades, once a market.</summary>
/// <param name="house">Knows the markets, and is told.</param>
/// <param name="make">Makes the listener of a market.</param>
public sealed class PriceStreams(AccountHouse house, Func<MarketCode, IStreamHints, UpbitListener> make)
    : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(5);

    private readonly Dictionary<MarketCode, UpbitListener> _listeners = [];

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(_listeners.Values.Select(one => one.StopAsync(cancellationToken)));
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        foreach (var listener in _listeners.Values)
        {
            listener.Dispose();
        }

        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await FollowAsync(stoppingToken);
            await Task.Delay(Between, TimeProvider.System, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task FollowAsync(CancellationToken token)
    {
        var markets = house.Markets;
        foreach (var market in markets.Where(one => !_listeners.ContainsKey(one)))
        {
            _listeners[market] = make(market, house);
            await _listeners[market].StartAsync(token);
        }

        foreach (var (market, listener) in _listeners.Where(one => !markets.Contains(one.Key)).ToList())
        {
            _listeners.Remove(market);
            await listener.StopAsync(token);
            listener.Dispose();
        }
    }
}
