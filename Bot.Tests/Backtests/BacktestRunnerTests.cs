using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Backtests;
using Bot.Host.Candles;
using Bot.Host.Options;
using Bot.Host.Settings;
using Bot.Host.Trading;
using Bot.Tests.Candles;

namespace Bot.Tests.Backtests;

/// <summary>Runs of a person over the files, which a sandbox exchange completes.</summary>
public sealed class BacktestRunnerTests
{
    private static readonly BacktestOrder Order = new("KRW-ETH", 45, "rsi-mean-reversion", "balanced");
    private static readonly DateTimeOffset Running = Mine.Begin.AddHours(Mine.HourCount);

    [Fact]
    public async Task Given_an_exchange_with_candles_When_a_backtest_is_run_Then_it_covers_the_days_up_to_the_running_hour()
    {
        await using var mine = await Mine.OpenAsync();

        var report = (await RunAsync(mine, Order)).Report;

        var (from, to) = report.Span;
        var candles = report.Request.Candles;
        Assert.InRange(candles.Candles[from].Start, Running.AddDays(-45), Running.AddDays(-45).AddHours(2));
        Assert.InRange(candles.Candles[to - 1].Start, Running.AddHours(-2), Running.AddHours(-1));
        Assert.InRange(CandleGaps.Of(candles.Between(from, to)).Missing, 20, 30);
        Assert.Equal(candles.CountBefore(Running.AddDays(-45)), from);
        Assert.InRange(candles.Candles[0].Start, Running.AddDays(-85), Running.AddDays(-85).AddHours(2));
        Assert.Equal(["flash-crash", "market-risk", "quick-backtest"], report.Request.RulesOff);
    }

    [Fact]
    public async Task Given_a_collected_file_When_it_is_tested_again_Then_hardly_anything_is_asked_and_the_run_is_the_same()
    {
        await using var mine = await Mine.OpenAsync();
        var first = await RunAsync(mine, Order);
        var (asked, bytes) = (mine.Requests, await File.ReadAllTextAsync(mine.File));

        var second = await RunAsync(mine, Order);

        Assert.InRange(mine.Requests - asked, 1, 3);
        Assert.Equal(bytes, await File.ReadAllTextAsync(mine.File));
        Assert.Equal(first.Report.Trades, second.Report.Trades);
        Assert.Equal(first.Report.Equity, second.Report.Equity);
        Assert.Null(second.LooksAheadAt);
    }

    [Fact]
    public async Task Given_bitcoin_over_the_whole_time_When_a_backtest_is_run_Then_the_market_risk_counts()
    {
        await using var mine = await Mine.OpenAsync();
        var all = await mine.Archive()
            .CompleteAsync(new("KRW-ETH"), CandleInterval.Hour, Mine.Begin, new Progress<ArchiveStep>(), 3, default);
        var path = mine.Archive().PathOf(new("KRW-BTC"), CandleInterval.Hour);
        File.Copy(mine.File, path);

        var whole = await RunAsync(mine, Order);
        var lines = await File.ReadAllLinesAsync(path);
        await File.WriteAllLinesAsync(path, lines[..^60]);
        var stale = await RunAsync(mine, Order);

        Assert.Null(all.Why);
        Assert.Equal(["flash-crash", "quick-backtest"], whole.Report.Request.RulesOff);
        Assert.Equal(["flash-crash", "market-risk", "quick-backtest"], stale.Report.Request.RulesOff);
    }

    [Fact]
    public async Task Given_a_young_market_When_a_backtest_is_run_Then_it_begins_with_its_first_candle()
    {
        await using var mine = await Mine.OpenAsync();

        var report = (await RunAsync(mine, Order with { Days = 200 })).Report;

        Assert.Equal(Mine.Begin.AddHours(10), report.Request.Candles.Candles[0].Start);
        Assert.Equal(0, report.Span.From);
    }

    [Fact]
    public async Task Given_an_exchange_that_fails_When_there_is_a_file_Then_it_is_tested_and_what_is_missing_is_said()
    {
        await using var mine = await Mine.OpenAsync();
        await RunAsync(mine, Order);
        mine.Distort = (_, _) => "no candles";

        var outcome = await RunAsync(mine, Order);

        Assert.StartsWith("Unreadable", outcome.Incomplete, StringComparison.Ordinal);
        Assert.True(outcome.Report.Equity.Count > 1_000);
    }

    [Theory]
    [InlineData("KRW-ETH", 45, "no-such", "balanced")]
    [InlineData("KRW-ETH", 45, "rsi-mean-reversion", "no-such")]
    [InlineData("eth", 45, "rsi-mean-reversion", "balanced")]
    [InlineData("KRW-ETH", 0, "rsi-mean-reversion", "balanced")]
    [InlineData("KRW-ETH", 3651, "rsi-mean-reversion", "balanced")]
    public async Task Given_an_order_that_cannot_be_When_it_is_run_Then_it_is_refused_and_nothing_is_asked(
        string market,
        int days,
        string strategy,
        string profile
    )
    {
        await using var mine = await Mine.OpenAsync();

        var answer = await AnswerAsync(mine, new BacktestOrder(market, days, strategy, profile), new Steps(), default);

        Assert.Equal(FailureKind.Refused, Assert.IsType<Answer<BacktestOutcome>.Failed>(answer).Kind);
        Assert.Equal(0, mine.Requests);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(80)]
    public async Task Given_a_person_who_gives_up_When_a_run_is_so_far_Then_it_ends_and_the_file_stays_whole(
        int percent
    )
    {
        await using var mine = await Mine.OpenAsync();
        using var source = new CancellationTokenSource();
        var steps = new Steps
        {
            On = step =>
            {
                if (step.Percent >= percent)
                {
                    source.Cancel();
                }
            },
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => AnswerAsync(mine, Order, steps, source.Token));

        var again = await mine.Archive().FindAsync(new("KRW-ETH"), CandleInterval.Hour, default);
        Assert.NotNull(again);
        Assert.Null((await RunAsync(mine, Order)).Incomplete);
    }

    [Fact]
    public async Task Given_a_run_When_it_goes_on_Then_its_progress_only_rises()
    {
        await using var mine = await Mine.OpenAsync();
        var steps = new Steps();

        await AnswerAsync(mine, Order, steps, default);

        Assert.Equal(steps.Seen.Order(), steps.Seen);
        Assert.True(steps.Seen.Count >= LookAhead.Points);
        Assert.InRange(steps.Seen[^1], 98, 100);
    }

    private static async Task<BacktestOutcome> RunAsync(Mine mine, BacktestOrder order) =>
        Assert.IsType<Answer<BacktestOutcome>.Given>(await AnswerAsync(mine, order, new Steps(), default)).Value;

    private static async Task<Answer<BacktestOutcome>> AnswerAsync(
        Mine mine,
        BacktestOrder order,
        IProgress<BacktestStep> progress,
        CancellationToken token
    )
    {
        using var quiet = new QuietWork();
        return await new BacktestRunner(mine.Archive(), quiet, mine.Now).RunAsync(
            order,
            AccountTerms.Of(new BotOptions(), order.Profile, new Dictionary<string, string>()),
            progress,
            token
        );
    }

    /// <summary>Progress as it was told, at once and in order.</summary>
    private sealed class Steps : IProgress<BacktestStep>
    {
        public List<int> Seen { get; } = [];

        public Action<BacktestStep>? On { get; init; }

        public void Report(BacktestStep value)
        {
            Seen.Add(value.Percent);
            On?.Invoke(value);
        }
    }
}
