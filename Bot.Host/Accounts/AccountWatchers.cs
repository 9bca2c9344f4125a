using Bot.Domain.Market;
using Bot.Host.Options;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Upbit.Stream;
using Microsoft.EntityFrameworkCore;

namespace Bot.Host.Accounts;

/// <summary>Makes what runs beside a trader of real money: the watch over its keys, the stream of its orders.</summary>
public sealed class AccountWatchers(
    AccountClients clients,
    UpbitOptions upbit,
    UpbitRateLimits limits,
    IDbContextFactory<BotDb> databases,
    TimeProvider time,
    ILoggerFactory logs
)
{
    /// <summary>Those of an account; none on paper, where nothing happens at the exchange but prices.</summary>
    public IReadOnlyList<BackgroundService> Of(AccountSeat seat, IStreamHints hints)
    {
        if (seat.Account.Mode != TradingMode.Live || clients.KeysOf(seat) is not { } keys)
        {
            return [];
        }

#pragma warning disable CA2000 // the room owns them
        List<BackgroundService> watchers = [Watch(seat, keys)];
        if (upbit.Stream is { } address)
        {
            watchers.Add(Listener(address, keys, hints));
        }

#pragma warning restore CA2000
        return watchers;
    }

    private KeyWatch Watch(AccountSeat seat, ExchangeKeys keys) =>
        new(
            new KeyCheck(clients.Of(seat), keys.Access, time),
            databases,
            seat.Id,
            new MarketCode(seat.Account.Market),
            TimeProvider.System,
            logs.CreateLogger<KeyWatch>()
        );

    private UpbitListener Listener(Uri address, ExchangeKeys keys, IStreamHints hints) =>
        new(
            address,
            new UpbitSigner(keys.Access, keys.Secret),
            [],
            limits,
            hints,
            new StreamPace(),
            logs.CreateLogger<UpbitListener>()
        );
}
