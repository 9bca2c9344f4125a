using System.Threading.Channels;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Trading;
using Bot.Host.Upbit;
using Bot.Host.Upbit.Stream;
using Bot.Sandbox.Faults;
using Bot.Sandbox.Upbit;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Upbit;

/// <summary>The listener at the stand-in's streams, which can lose, double, shuffle and cut what they say.</summary>
public sealed class ListenerTests : IAsyncLifetime, IDisposable
{
    private const string Private = "/websocket/v1/private";

    private readonly FaultPlan _faults = new();
    private readonly Heard _heard = new();
    private readonly Ends _ends = new();
    private readonly UpbitRateLimits _limits = new(TimeProvider.System);
    private Wire _wire = null!;
    private UpbitListener? _listener;

    public Task InitializeAsync() => Task.CompletedTask;

    public void Dispose() => _listener?.Dispose();

    public async Task DisposeAsync()
    {
        if (_listener is not null)
        {
            await _listener.StopAsync(CancellationToken.None);
        }

        await _wire.DisposeAsync();
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Given_either_setting_of_a_switch_When_an_order_is_filled_Then_prices_order_and_balances_ring(
        bool isText,
        bool adds
    )
    {
        await ListenAsync(new UpbitQuirks { TextNotices = isText, SubscriptionsAdd = adds });
        await _heard.UntilAsync(hint => hint == new StreamHint.Moved(Wire.Market, new Price(3_000_000m)));
        await AccountAsync();

        await BuyUntilAsync((report, hint) => hint == new StreamHint.Order(report.Identifier, report.ExchangeId, true));
        await _heard.UntilAsync(hint => hint is StreamHint.Balances);
    }

    [Theory]
    [InlineData(FaultKind.DropAnswer)]
    [InlineData(FaultKind.Duplicate)]
    [InlineData(FaultKind.Reorder)]
    [InlineData(FaultKind.Cut)]
    public async Task Given_a_fault_in_what_is_told_of_orders_When_it_has_struck_Then_later_orders_ring_again(
        FaultKind fault
    )
    {
        _faults.Add(
            new FaultRule
            {
                Path = Private,
                Method = "MESSAGE",
                Nth = 2,
                Fault = fault,
            }
        );
        await ListenAsync();
        await AccountAsync();
        await (
            fault == FaultKind.Cut
                ? BuyUntilAsync((_, hint) => hint is StreamHint.Gap { OfAccount: true })
                : _wire.BuyAsync(0.01m, 3_010_000m)
        );

        await RingsAsync();
    }

    // Nothing of ours is sent either, so that the exchange's answers to it do not break the silence.
    [Fact]
    public async Task Given_a_stream_that_fell_silent_When_it_stays_so_Then_another_is_opened()
    {
        _faults.Add(
            new FaultRule
            {
                Path = Private,
                Method = "MESSAGE",
                Nth = 1,
                Fault = FaultKind.Silence,
            }
        );
        await ListenAsync(
            pace: new StreamPace { Silence = TimeSpan.FromSeconds(1), First = TimeSpan.FromMilliseconds(10) }
        );
        await AccountAsync();
        await _wire.BuyAsync(0.01m, 3_010_000m);

        await AccountAsync();

        await RingsAsync();
    }

    [Theory]
    [InlineData(FaultKind.Status, 503)]
    [InlineData(FaultKind.Status, 429)]
    [InlineData(FaultKind.DropRequest, null)]
    public async Task Given_handshakes_that_fail_When_they_no_longer_do_Then_orders_ring(FaultKind fault, int? status)
    {
        _faults.Add(
            new FaultRule
            {
                Path = Private,
                Method = "GET",
                From = 1,
                To = 2,
                Fault = fault,
                Status = status,
            }
        );
        await ListenAsync();
        await AccountAsync();

        await RingsAsync();
        Assert.True(_listener!.Connections >= 4);
    }

    [Fact]
    public async Task Given_a_key_that_has_ended_When_the_account_cannot_be_listened_to_Then_prices_ring_all_the_same()
    {
        var ended = new UpbitKey("ENDED", "SECRET") { Expires = Wire.Noon };
        await ListenAsync(key: ended);

        while (_listener!.Connections < 4)
        {
            _wire.Clock.Advance(TimeSpan.FromMinutes(1));
            var hint = await _heard.UntilAsync(hint => hint is StreamHint.Moved or StreamHint.Gap { OfAccount: true });
            Assert.IsType<StreamHint.Moved>(hint);
        }
    }

    [Fact]
    public async Task Given_a_block_When_a_handshake_meets_it_Then_nothing_more_is_asked_until_it_is_over()
    {
        await OpenAsync();
        _wire.Server.Block(TimeSpan.FromMinutes(10));
        await StartAsync();

        for (var times = 0; times < 3; times++)
        {
            await _ends.UntilAsync(line => line.Contains("wants nothing", StringComparison.Ordinal));
        }

        Assert.IsType<Answer<Balances>.Failed>(await _wire.Exchange.BalancesAsync(CancellationToken.None));
        Assert.Equal(1, _wire.Server.BlockedAsks);
    }

    // A connection that stands has the server's word for it; then it says of each order what becomes of it.
    private Task<StreamHint> AccountAsync() => _heard.UntilAsync(hint => hint is StreamHint.Gap { OfAccount: true });

    private Task RingsAsync() =>
        BuyUntilAsync((report, hint) => hint is StreamHint.Order order && order.Identifier == report.Identifier);

    // What we ask to hear is sent before it is taken in: of an order that comes between nobody is told.
    private async Task BuyUntilAsync(Func<OrderReport, StreamHint, bool> isIt)
    {
        while (true)
        {
            var report = Assert.IsType<OrderOutcome.Accepted>(await _wire.BuyAsync(0.01m, 3_010_000m)).Report;
            try
            {
                await _heard.UntilAsync(hint => isIt(report, hint), TimeSpan.FromSeconds(2));
                return;
            }
            catch (OperationCanceledException)
            {
                Assert.True(_wire.Server.Ledger.Free("KRW") > 9_000_000m, "nothing rang");
            }
        }
    }

    private async Task ListenAsync(UpbitQuirks? quirks = null, StreamPace? pace = null, UpbitKey? key = null)
    {
        await OpenAsync(quirks, key);
        await StartAsync(pace, key);
    }

    private async Task OpenAsync(UpbitQuirks? quirks = null, UpbitKey? key = null) =>
        _wire = await Wire.OpenAsync(
            options =>
                options with
                {
                    Quirks = quirks ?? options.Quirks,
                    MoreKeys = key is null ? [] : [key],
                    Faults = _faults,
                    RateLimits = RequestLimits.Off with { AskingLengthens = true },
                },
            _limits
        );

    private Task StartAsync(StreamPace? pace = null, UpbitKey? key = null)
    {
        var own = new UpbitServerOptions();
        _listener = new UpbitListener(
            _wire.Server.StreamAddress,
            new UpbitSigner(key?.AccessKey ?? own.AccessKey, key?.SecretKey ?? own.SecretKey),
            [Wire.Market],
            _limits,
            _heard,
            pace ?? new StreamPace { Ping = TimeSpan.FromMilliseconds(50), First = TimeSpan.FromMilliseconds(10) },
            _ends
        );
        return _listener.StartAsync(CancellationToken.None);
    }

    /// <summary>Why connections ended.</summary>
    private sealed class Ends : ILogger<UpbitListener>
    {
        private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _lines.Writer.TryWrite(formatter(state, exception));

        public async Task UntilAsync(Predicate<string> isIt)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            while (!isIt(await _lines.Reader.ReadAsync(patience.Token)))
            {
                // The next may be.
            }
        }
    }
}
