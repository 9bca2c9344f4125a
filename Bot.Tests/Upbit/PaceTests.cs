using Bot.Host.Upbit;
using Bot.Sandbox;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Upbit;

/// <summary>The pace of requests: what the exchange allows, with head-room, and what it asks for after a refusal.</summary>
public sealed class PaceTests
{
    private readonly ReplayClock _time = new(Wire.Noon);
    private readonly UpbitRateLimits _limits;

    public PaceTests() => _limits = new UpbitRateLimits(_time);

    [Theory]
    [InlineData("ticker", false, 9)]
    [InlineData("default", false, 29)]
    [InlineData("default", true, 30)]
    [InlineData("order", true, 8)]
    [InlineData("order-cancel-all", true, 1)]
    public void Given_a_group_When_requests_follow_each_other_at_once_Then_so_many_pass(
        string group,
        bool isUrgent,
        int most
    )
    {
        Assert.Equal(most, Passing(RequestGroup.Find(group)!, isUrgent, most + 5));
    }

    [Fact]
    public void Given_reads_that_used_their_share_When_an_order_is_looked_for_Then_the_last_request_is_its()
    {
        Passing(RequestGroup.Default, isUrgent: false, 40);

        Assert.Equal(1, Passing(RequestGroup.Default, isUrgent: true, 5));
    }

    [Fact]
    public void Given_a_full_window_When_a_second_has_passed_Then_it_is_open_again()
    {
        Passing(RequestGroup.Candle, isUrgent: false, 20);
        _time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(0, Passing(RequestGroup.Candle, isUrgent: false, 1));

        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(9, Passing(RequestGroup.Candle, isUrgent: false, 20));
    }

    [Theory]
    [InlineData("group=candles; min=600; sec=0", 0)]
    [InlineData("group=candle; min=600; sec=3", 2)]
    [InlineData("group=crix-candles; min=600; sec=1", 0)]
    [InlineData("group=of-a-new-kind; min=600; sec=1", 0)]
    [InlineData("group=ticker; min=600; sec=0", 9)]
    [InlineData("nothing that is known", 9)]
    [InlineData(null, 9)]
    public void Given_what_the_exchange_says_is_left_When_candles_are_asked_for_Then_no_more_pass(
        string? told,
        int most
    )
    {
        _limits.Learn(RequestGroup.Candle, 200, told, "", _limits.Now);

        Assert.Equal(most, Passing(RequestGroup.Candle, isUrgent: false, 20));
    }

    [Fact]
    public void Given_refusals_in_a_row_When_they_go_on_Then_each_pause_is_twice_the_last_until_an_answer_comes()
    {
        foreach (var seconds in (int[])[1, 2, 4])
        {
            _limits.Learn(RequestGroup.Ticker, 429, null, "", _limits.Now);
            _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, Passing(RequestGroup.Ticker, isUrgent: true, 1));
            _time.Advance(TimeSpan.FromMilliseconds(1));
            Assert.Equal(1, Passing(RequestGroup.Ticker, isUrgent: true, 1));
        }

        _limits.Learn(RequestGroup.Ticker, 200, null, "", _limits.Now);
        _limits.Learn(RequestGroup.Ticker, 429, null, "", _limits.Now);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, Passing(RequestGroup.Ticker, isUrgent: true, 1));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void Given_an_exchange_under_load_When_it_refuses_an_order_Then_the_next_waits_for_seconds(int status)
    {
        _limits.Learn(RequestGroup.Order, status, null, "", _limits.Now);

        _time.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.Equal(0, Passing(RequestGroup.Order, isUrgent: true, 1));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, Passing(RequestGroup.Order, isUrgent: true, 1));
    }

    [Theory]
    [InlineData("""{"error":{"name":"too_many_requests","message":"10초 후 다시 시도해주세요."}}""", 11)]
    [InlineData("blocked for 2 minutes", 121)]
    [InlineData("1분 30초", 91)]
    [InlineData("Blocked, 1 hour", 3601)]
    [InlineData("", 61)]
    [InlineData("no time at all", 61)]
    public void Given_a_block_When_its_time_has_not_passed_Then_nothing_is_sent_to_any_group(string told, int seconds)
    {
        _limits.Learn(RequestGroup.Ticker, 418, null, told, _limits.Now);

        Assert.Equal(TimeSpan.FromSeconds(seconds), _limits.Blocked);
        _time.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Assert.All(RequestGroup.All, group => Assert.Equal(0, Passing(group, isUrgent: true, 1)));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.All(RequestGroup.All, group => Assert.Equal(1, Passing(group, isUrgent: true, 1)));
    }

    [Fact]
    public void Given_a_block_that_comes_again_When_it_has_passed_Then_it_is_taken_for_twice_as_long_each_time()
    {
        _limits.Learn(RequestGroup.Ticker, 418, null, "10 s", _limits.Now);
        _time.Advance(_limits.Blocked);
        _limits.Learn(RequestGroup.Ticker, 418, null, "10 s", _limits.Now);
        Assert.Equal(TimeSpan.FromSeconds(22), _limits.Blocked);
        _time.Advance(_limits.Blocked);
        _limits.Learn(RequestGroup.Ticker, 418, null, "10 s", _limits.Now);

        Assert.Equal(TimeSpan.FromSeconds(44), _limits.Blocked);
    }

    [Fact]
    public void Given_requests_under_way_as_a_block_begins_When_they_are_refused_too_Then_it_is_not_longer_for_that()
    {
        var sent = _limits.Now;
        _limits.Learn(RequestGroup.Ticker, 418, null, "10 s", sent);

        _limits.Learn(RequestGroup.Ticker, 418, null, "10 s", sent);

        Assert.Equal(TimeSpan.FromSeconds(11), _limits.Blocked);
    }

    [Fact]
    public void Given_any_run_of_requests_and_pauses_When_they_are_paced_Then_no_second_holds_more_than_the_window_allows() =>
        Prop.ForAll(
                Gen.Choose(0, 400).ListOf(60).ToArbitrary(),
                pauses =>
                {
                    var (time, passed) = (new ReplayClock(Wire.Noon), new List<DateTimeOffset>());
                    var limits = new UpbitRateLimits(time);
                    foreach (var pause in pauses)
                    {
                        time.Advance(TimeSpan.FromMilliseconds(pause / 4));
                        if (IsPassed(limits, RequestGroup.Trade, isUrgent: true))
                        {
                            passed.Add(time.GetUtcNow());
                        }
                    }

                    return passed.TrueForAll(from =>
                        passed.Count(at => at >= from && at < from.AddSeconds(1)) <= RequestGroup.Trade.Capacity
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    private int Passing(RequestGroup group, bool isUrgent, int tries) =>
        Enumerable.Range(0, tries).Count(_ => IsPassed(_limits, group, isUrgent));

    // One that would have to wait gives up at once.
    private static bool IsPassed(UpbitRateLimits limits, RequestGroup group, bool isUrgent) =>
        limits.TryEnter(group, isUrgent) == TimeSpan.Zero;
}
