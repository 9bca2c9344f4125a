using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;
using Bot.Host.Storage;
using Bot.Host.Trading;
using Bot.Sandbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Bot.Tests.Trading;

/// <summary>Candles for people: what is known comes at once, whatever the exchange has to do.</summary>
public sealed class MarketSightTests : IAsyncLifetime
{
    private const int Count = 100;
    private static readonly DateTimeOffset Hour = new(2026, 1, 5, 3, 0, 0, TimeSpan.Zero);
    private static readonly MarketCode Eth = new("KRW-ETH");
    private static readonly MarketCode Xrp = new("KRW-XRP");

    private readonly string _folder = Directory.CreateTempSubdirectory("chattrader-test-").FullName;
    private readonly ReplayClock _market = new(Hour.AddMinutes(1));
    private readonly ReplayClock _wire = new(Hour);
    private readonly Mock<IExchange> _exchange = new();
    private readonly Queue<TaskCompletionSource> _held = [];
    private readonly ServiceProvider _services;
    private bool _isBusy;

    public MarketSightTests() =>
        _services = new ServiceCollection()
            .AddBotDb(_folder)
            .AddSingleton(provider => new MarketSight(
                Mock.Of<IExchanges>(all => all.Of(1) == _exchange.Object),
                provider.GetRequiredService<IDbContextFactory<BotDb>>(),
                _market,
                _wire,
                NullLogger<MarketSight>.Instance
            ))
            .BuildServiceProvider();

    private MarketSight Sight => _services.GetRequiredService<MarketSight>();

    public async Task InitializeAsync()
    {
        var databases = _services.GetRequiredService<IDbContextFactory<BotDb>>();
        await DatabaseStart.PrepareAsync(databases, _folder, _market, CancellationToken.None);
        _exchange
            .Setup(one =>
                one.CandlesAsync(
                    It.IsAny<MarketCode>(),
                    CandleInterval.Hour,
                    It.IsAny<DateTimeOffset>(),
                    It.IsAny<int>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(
                (MarketCode market, CandleInterval _, DateTimeOffset before, int count, CancellationToken _) =>
                    AnswerAsync(market, before, count)
            );
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Given_All_but_the_newest_candle_When_The_exchange_takes_its_time_Then_What_is_known_comes()
    {
        await AtHandAsync();
        NextHour();
        var looking = AtHandAsync();
        await HeldAsync();

        _wire.Advance(MarketSight.Patience);

        Assert.Equal(Hour.AddHours(-1), (await looking).Last?.Start);
        _held.Dequeue().SetResult();
        Assert.Equal(Hour, (await Given(Sight.ClosedAsync(1, Eth, CandleInterval.Hour, Count, default))).Last?.Start);
    }

    [Fact]
    public async Task Given_All_but_the_newest_candle_When_It_comes_in_time_Then_It_is_there()
    {
        await AtHandAsync();
        NextHour();
        var looking = AtHandAsync();
        await HeldAsync();
        _wire.Advance(MarketSight.Patience - TimeSpan.FromMilliseconds(1));

        _held.Dequeue().SetResult();

        Assert.Equal(Hour, (await looking).Last?.Start);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Given_Nothing_or_too_little_When_The_exchange_takes_its_time_Then_It_is_waited_for(int hours)
    {
        if (hours > 0)
        {
            await AtHandAsync();
            _market.Advance(TimeSpan.FromHours(hours));
        }

        _isBusy = true;
        var looking = AtHandAsync();
        await HeldAsync();
        _wire.Advance(TimeSpan.FromMinutes(1));

        Assert.False(looking.IsCompleted);
        _held.Dequeue().SetResult();
        Assert.Equal(Hour.AddHours(hours - 1), (await looking).Last?.Start);
    }

    [Fact]
    public async Task Given_A_market_that_takes_its_time_When_Another_is_looked_at_Then_It_does_not_wait()
    {
        _isBusy = true;
        var one = AtHandAsync();
        await HeldAsync();
        _isBusy = false;

        var other = await Given(Sight.AtHandAsync(1, Xrp, CandleInterval.Hour, Count, default));

        Assert.Equal(Count, other.Count);
        Assert.False(one.IsCompleted);
        _held.Dequeue().SetResult();
        await one;
    }

    private void NextHour()
    {
        _market.Advance(TimeSpan.FromHours(1));
        _isBusy = true;
    }

    private Task<CandleSeries> AtHandAsync() =>
        Given(Sight.AtHandAsync(1, Eth, CandleInterval.Hour, Count, CancellationToken.None));

    private static async Task<CandleSeries> Given(Task<Answer<CandleSeries>> asking) =>
        Assert.IsType<Answer<CandleSeries>.Given>(await asking).Value;

    private async Task HeldAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (_held.Count == 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System, patience.Token);
        }
    }

    private async Task<Answer<CandleSeries>> AnswerAsync(MarketCode market, DateTimeOffset before, int count)
    {
        if (_isBusy)
        {
            var held = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _held.Enqueue(held);
            await held.Task;
        }

        var candles = Enumerable.Range(1, count).Reverse().Select(back => Candle(before.AddHours(-back)));
        return new Answer<CandleSeries>.Given(new CandleSeries(market, CandleInterval.Hour, [.. candles]));
    }

    private static Candle Candle(DateTimeOffset start) =>
        new(start, new Price(100m), new Price(110m), new Price(90m), new Price(105m), 1m);
}
