using Bot.Domain.Cycles;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;
using Bot.Host.Backtests;
using Bot.Host.Trading;
using Moq;

namespace Bot.Tests.Backtests;

public sealed class BacktestRunnerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 10, 20, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset RunningHour = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);
    private static readonly BacktestOrder Order = new("KRW-ETH", 45, "rsi-mean-reversion", "balanced");

    private readonly Mock<IExchange> _exchange = new();
    private readonly Steps _steps = new();

    [Fact]
    public async Task Given_an_exchange_with_candles_When_a_backtest_is_run_Then_it_covers_the_days_up_to_the_running_hour()
    {
        Have(_ => true);

        var summary = await RunAsync(Order);

        Assert.Equal((RunningHour.AddDays(-45), RunningHour.AddHours(-1)), (summary.From, summary.To));
        Assert.Equal((45 * 24, 0), (summary.Bars, summary.Missing));
        Assert.Equal((0, 0.0, null), (summary.Trades, summary.ReturnPercent, summary.ProfitFactor));
    }

    [Fact]
    public async Task Given_hours_without_trades_When_a_backtest_is_run_Then_they_are_counted_and_no_candle_comes_twice()
    {
        Have(start => start.Hour is not (18 or 19));

        var summary = await RunAsync(Order);

        Assert.Equal((45 * 22, 45 * 2), (summary.Bars, summary.Missing));
    }

    [Fact]
    public async Task Given_a_young_market_When_a_backtest_is_run_Then_it_begins_with_its_first_candle()
    {
        Have(start => start >= RunningHour.AddDays(-10));

        Assert.Equal(10 * 24, (await RunAsync(Order)).Bars);
    }

    [Fact]
    public async Task Given_a_run_When_it_goes_on_Then_progress_rises_to_a_hundred()
    {
        Have(_ => true);

        await RunAsync(Order);

        Assert.Equal([60, 90, 100], _steps.Seen);
    }

    [Theory]
    [InlineData("KRW-ETH", 45, "no-such", "balanced")]
    [InlineData("KRW-ETH", 45, "rsi-mean-reversion", "no-such")]
    [InlineData("eth", 45, "rsi-mean-reversion", "balanced")]
    [InlineData("KRW-ETH", 0, "rsi-mean-reversion", "balanced")]
    [InlineData("KRW-ETH", 3651, "rsi-mean-reversion", "balanced")]
    public async Task Given_an_order_that_cannot_be_When_it_is_run_Then_it_is_refused_and_nothing_is_read(
        string market,
        int days,
        string strategy,
        string profile
    )
    {
        var answer = await AnswerAsync(new BacktestOrder(market, days, strategy, profile));

        Assert.Equal(FailureKind.Refused, Assert.IsType<Answer<BacktestSummary>.Failed>(answer).Kind);
        _exchange.VerifyNoOtherCalls();
    }

    [Fact]
    public async Task Given_a_market_without_candles_When_a_backtest_is_run_Then_it_is_refused()
    {
        Have(_ => false);

        Assert.IsType<Answer<BacktestSummary>.Failed>(await AnswerAsync(Order));
    }

    [Fact]
    public async Task Given_an_exchange_that_fails_When_a_backtest_is_run_Then_its_failure_is_the_answer()
    {
        Answers((_, _) => new Answer<CandleSeries>.Failed(FailureKind.RateLimit, "too many requests"));

        Assert.Equal(
            new Answer<BacktestSummary>.Failed(FailureKind.RateLimit, "too many requests"),
            await AnswerAsync(Order)
        );
    }

    [Fact]
    public async Task Given_a_person_who_gave_up_When_a_backtest_would_answer_Then_it_is_cancelled()
    {
        using var source = new CancellationTokenSource();
        Have(_ => true);
        _steps.On = _ => source.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            new BacktestRunner(_exchange.Object, new TradingRules(), Clock()).RunAsync(Order, _steps, source.Token)
        );
    }

    // The exchange's hours: quiet, the newest of those that there are.
    private void Have(Func<DateTimeOffset, bool> isThere) =>
        Answers(
            (before, count) =>
                new Answer<CandleSeries>.Given(
                    new CandleSeries(
                        new MarketCode("KRW-ETH"),
                        CandleInterval.Hour,
                        [
                            .. Enumerable
                                .Range(1, 100 * 24)
                                .Select(hours => before.AddHours(-hours))
                                .Where(isThere)
                                .Take(count)
                                .Reverse()
                                .Select(Quiet),
                        ]
                    )
                )
        );

    private void Answers(Func<DateTimeOffset, int, Answer<CandleSeries>> answer) =>
        _exchange
            .Setup(one =>
                one.CandlesAsync(
                    new MarketCode("KRW-ETH"),
                    CandleInterval.Hour,
                    It.IsAny<DateTimeOffset>(),
                    It.IsAny<int>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync(
                (MarketCode _, CandleInterval _, DateTimeOffset before, int count, CancellationToken _) =>
                    answer(before, count)
            );

    private static Candle Quiet(DateTimeOffset start)
    {
        var price = new Price(5_000_000m);
        return new Candle(start, price, price, price, price, 1m);
    }

    private async Task<BacktestSummary> RunAsync(BacktestOrder order) =>
        Assert.IsType<Answer<BacktestSummary>.Given>(await AnswerAsync(order)).Value;

    private Task<Answer<BacktestSummary>> AnswerAsync(BacktestOrder order) =>
        new BacktestRunner(_exchange.Object, new TradingRules(), Clock()).RunAsync(
            order,
            _steps,
            CancellationToken.None
        );

    private static TimeProvider Clock()
    {
        var clock = new Mock<TimeProvider>();
        clock.Setup(one => one.GetUtcNow()).Returns(Now);
        return clock.Object;
    }

    /// <summary>Progress as it was told, at once and in order.</summary>
    private sealed class Steps : IProgress<int>
    {
        public List<int> Seen { get; } = [];

        public Action<int>? On { get; set; }

        public void Report(int value)
        {
            Seen.Add(value);
            On?.Invoke(value);
        }
    }
}
