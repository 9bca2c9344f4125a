using Bot.Domain.Accounts;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;
using Bot.Host.Accounts;
using Bot.Host.Trading;
using Bot.Sandbox;
using Moq;

namespace Bot.Tests.Accounts;

/// <summary>One request for all who ask, to each once, and nothing old.</summary>
public sealed class MarketFeedTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 5, 3, 0, 7, TimeSpan.Zero);
    private static readonly MarketCode Eth = new("KRW-ETH");
    private static readonly AccountId One = new(1);
    private static readonly AccountId Two = new(2);

    private readonly Mock<IExchange> _exchange = new();
    private readonly ReplayClock _wire = new(Now);
    private readonly ReplayClock _market = new(Now);
    private readonly MarketFeed _feed;
    private int _asked;
    private TaskCompletionSource<Answer<Ticker>> _answer = Given();

    public MarketFeedTests()
    {
        _feed = new MarketFeed(_exchange.Object, _wire, _market);
        _exchange
            .Setup(one => one.TickerAsync(Eth, It.IsAny<CancellationToken>()))
            .Returns((MarketCode _, CancellationToken token) => AskedAsync(token));
        _exchange
            .Setup(one =>
                one.CandlesAsync(
                    Eth,
                    It.IsAny<CandleInterval>(),
                    It.IsAny<DateTimeOffset>(),
                    It.IsAny<int>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .Returns(
                (MarketCode _, CandleInterval interval, DateTimeOffset before, int count, CancellationToken _) =>
                    AnsweredAsync(interval, before, count)
            );
    }

    [Fact]
    public async Task Given_A_request_on_its_way_When_Another_account_asks_Then_Both_get_its_answer()
    {
        _answer = new TaskCompletionSource<Answer<Ticker>>();
        var (one, two) = (TickerAsync(One), TickerAsync(Two));

        _answer.SetResult(Price(100m));

        Assert.Equal(Price(100m), await one);
        Assert.Equal(Price(100m), await two);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Given_One_account_alone_When_It_asks_twice_Then_It_is_asked_twice()
    {
        await TickerAsync(One);
        await TickerAsync(One);

        Assert.Equal(2, _asked);
    }

    [Theory]
    [InlineData(1_000, 0, 1)]
    [InlineData(1_001, 0, 2)]
    [InlineData(0, 1_000, 1)]
    [InlineData(0, 1_001, 2)]
    public async Task Given_An_answer_When_Another_account_asks_later_Then_It_gets_it_for_a_second_of_either_clock(
        int wire,
        int market,
        int requests
    )
    {
        await TickerAsync(One);
        _wire.Advance(TimeSpan.FromMilliseconds(wire));
        _market.Advance(TimeSpan.FromMilliseconds(market));

        await TickerAsync(Two);

        Assert.Equal(requests, _asked);
    }

    [Fact]
    public async Task Given_A_failure_When_Another_account_asks_Then_It_asks_for_itself()
    {
        _answer = new TaskCompletionSource<Answer<Ticker>>();
        var (one, two) = (TickerAsync(One), TickerAsync(Two));
        _answer.SetResult(new Answer<Ticker>.Failed(FailureKind.Network, "down"));
        Assert.IsType<Answer<Ticker>.Failed>(await one);
        Assert.IsType<Answer<Ticker>.Failed>(await two);

        _answer = Given();

        Assert.IsType<Answer<Ticker>.Given>(await TickerAsync(new AccountId(3)));
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task Given_Two_who_wait_When_One_is_cut_short_Then_The_other_gets_the_answer()
    {
        _answer = new TaskCompletionSource<Answer<Ticker>>();
        using var cut = new CancellationTokenSource();
        var one = _feed.TickerAsync(One, Eth, cut.Token);
        var two = TickerAsync(Two);

        await cut.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        _answer.SetResult(Price(7m));

        Assert.Equal(Price(7m), await two);
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task Given_One_who_waits_alone_When_It_is_cut_short_Then_The_request_ends_with_it()
    {
        _answer = new TaskCompletionSource<Answer<Ticker>>();
        using var cut = new CancellationTokenSource();
        var one = _feed.TickerAsync(One, Eth, cut.Token);

        await cut.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        _answer = Given();
        await TickerAsync(Two);
        Assert.Equal(2, _asked);
    }

    [Theory]
    [InlineData(CandleInterval.Hour, 0, 50, 1)]
    [InlineData(CandleInterval.Hour, 0, 51, 2)]
    [InlineData(CandleInterval.Hour, 60, 50, 2)]
    [InlineData(CandleInterval.Day, 60, 50, 1)]
    [InlineData(CandleInterval.Day, 1_440, 50, 2)]
    public async Task Given_Closed_candles_When_Another_account_wants_them_Then_They_are_kept_until_the_next_close(
        CandleInterval interval,
        int minutes,
        int count,
        int requests
    )
    {
        await CandlesAsync(One, interval, 50);
        _market.Advance(TimeSpan.FromMinutes(minutes));
        _wire.Advance(TimeSpan.FromMinutes(minutes));

        var candles = await CandlesAsync(Two, interval, count);

        Assert.Equal(count, candles.Count);
        Assert.Equal(requests, _asked);
    }

    [Fact]
    public async Task Given_More_candles_than_are_wanted_When_They_are_given_Then_They_are_the_newest()
    {
        var all = await CandlesAsync(One, CandleInterval.Hour, 50);

        var few = await CandlesAsync(Two, CandleInterval.Hour, 2);

        Assert.Equal(all.Candles.TakeLast(2), few.Candles);
    }

    private Task<Answer<Ticker>> TickerAsync(AccountId account) =>
        _feed.TickerAsync(account, Eth, CancellationToken.None);

    private async Task<CandleSeries> CandlesAsync(AccountId account, CandleInterval interval, int count)
    {
        var before = interval.StartAt(_market.GetUtcNow());
        var answer = await _feed.CandlesAsync(account, Eth, interval, before, count, CancellationToken.None);
        return ((Answer<CandleSeries>.Given)answer).Value;
    }

    private Task<Answer<Ticker>> AskedAsync(CancellationToken token)
    {
        _asked++;
        return _answer.Task.WaitAsync(token);
    }

    private Task<Answer<CandleSeries>> AnsweredAsync(CandleInterval interval, DateTimeOffset before, int count)
    {
        _asked++;
        var price = new Price(1_000m);
        return Task.FromResult<Answer<CandleSeries>>(
            new Answer<CandleSeries>.Given(
                new CandleSeries(
                    Eth,
                    interval,
                    [
                        .. Enumerable
                            .Range(-count, count)
                            .Select(index => new Candle(
                                before + (index * interval.Length()),
                                price,
                                price,
                                price,
                                price,
                                1m
                            )),
                    ]
                )
            )
        );
    }

    private static TaskCompletionSource<Answer<Ticker>> Given()
    {
        var answer = new TaskCompletionSource<Answer<Ticker>>();
        answer.SetResult(Price(1m));
        return answer;
    }

    private static Answer<Ticker> Price(decimal last) =>
        new Answer<Ticker>.Given(new Ticker(new Price(last), new Percent(0m), Now));
}
