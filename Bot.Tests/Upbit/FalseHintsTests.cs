using Bot.Domain.States;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Upbit.Stream;
using Bot.Tests.Emergencies;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Upbit;

/// <summary>What a stream says is a reason to ask the exchange, and never an answer: the whole program hears lies.
/// </summary>
public sealed class FalseHintsTests : IAsyncLifetime, IDisposable
{
    private StreamServer _server = null!;
    private Ship _ship = null!;
    private Heard _heard = null!;
    private UpbitListener _listener = null!;

    public async Task InitializeAsync()
    {
        _server = await StreamServer.StartAsync();
        _ship = await Ship.HoldingAsync(1_100_000m, 1_000_000m);
        _heard = new Heard(new TraderHints(_ship.Trader.TryPost, () => _ship.Trader.IsBusy));
        _listener = new UpbitListener(
            _server.Address,
            new UpbitSigner("access", "secret"),
            [Ship.Market],
            new UpbitRateLimits(TimeProvider.System),
            _heard,
            new StreamPace(),
            NullLogger<UpbitListener>.Instance
        );
        await _listener.StartAsync(CancellationToken.None);
    }

    public void Dispose() => _listener.Dispose();

    public async Task DisposeAsync()
    {
        await _listener.StopAsync(CancellationToken.None);
        await _ship.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Given_a_coin_held_When_a_stream_tells_of_orders_money_and_prices_that_are_not_Then_nothing_changes()
    {
        var guest = await PrivateAsync();
        var name = await _ship.ReadAsync(db => db.Orders.Single().Id);
        foreach (var lie in Lies(name))
        {
            await guest.SayAsync(lie);
            await guest.SayAsync(lie);
            await TakenAsync(guest);
        }

        Assert.Empty(_ship.Upbit.Ledger.Orders);
        Assert.Equal(TradingState.Running, await _ship.StateAsync());
        Assert.Equal(1m, await _ship.ReadAsync(db => db.Positions.Single().Volume));
        await _ship.AssertAgreesAsync();
    }

    [Fact]
    public async Task Given_a_price_that_has_fallen_to_the_stop_When_anything_rings_Then_it_is_sold_at_the_real_price()
    {
        var guest = await PrivateAsync();
        _ship.Clock.AdvanceTo(Ship.Slot.AddHours(1).AddSeconds(7));
        Assert.Empty(_ship.Upbit.Ledger.Orders);

        await guest.SayAsync("""{"type":"ticker","code":"KRW-ETH","trade_price":2000000}""");
        await TakenAsync(guest);

        Assert.Equal(1_000_000m, Assert.Single(_ship.Upbit.Ledger.Fills).Price);
        await _ship.AssertAgreesAsync();
    }

    // The trader has done what he was rung for once he is idle.
    private async Task TakenAsync(StreamGuest guest)
    {
        await guest.SayAsync("""{"type":"myOrder","uuid":"mark"}""");
        await _heard.UntilAsync(hint => hint is StreamHint.Order { ExchangeId: "mark" });
        await _ship.IdleAsync();
    }

    private async Task<StreamGuest> PrivateAsync()
    {
        var guest = await _server.NextAsync();
        if (!guest.Path.EndsWith("/private", StringComparison.Ordinal))
        {
            return await PrivateAsync();
        }

        // What a new connection rings for is done before anything is said.
        await _heard.UntilAsync(hint => hint is StreamHint.Gap { OfAccount: true });
        await _ship.IdleAsync();
        return guest;
    }

    private static IEnumerable<string> Lies(string name) =>
        [
            $$"""{"type":"myOrder","code":"KRW-ETH","uuid":"held","ask_bid":"ASK","state":"done","identifier":"{{name}}"}""",
            """{"type":"myOrder","code":"KRW-ETH","uuid":"u-9","ask_bid":"ASK","state":"cancel","identifier":"ct-1-no"}""",
            """{"type":"myOrder","code":"KRW-ETH","uuid":"u-9","state":"trade","volume":1,"executed_volume":1}""",
            """{"type":"myAsset","assets":[{"currency":"ETH","balance":0,"locked":0}]}""",
            """{"type":"ticker","code":"KRW-ETH","trade_price":1}""",
            """{"type":"orderbook","code":"KRW-ETH","orderbook_units":[{"bid_price":1}]}""",
            "not even JSON",
        ];
}
