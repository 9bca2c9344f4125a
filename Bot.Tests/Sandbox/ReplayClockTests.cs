using System.Collections.Concurrent;
using Bot.Sandbox;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Sandbox;

/// <summary>How time passes on a clock that is moved by hand.</summary>
public sealed class ReplayClockTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ReplayClock _clock = new(Start);
    private readonly List<string> _fired = [];

    [Fact]
    public void Given_a_clock_when_nobody_moves_it_then_it_stands_still()
    {
        var stamp = _clock.GetTimestamp();
        Assert.Equal(Start, _clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, _clock.GetElapsedTime(stamp));
        Assert.Equal(TimeZoneInfo.Utc, _clock.LocalTimeZone);
    }

    [Fact]
    public void Given_a_start_in_another_zone_then_the_clock_tells_it_in_utc()
    {
        var clock = new ReplayClock(new(2024, 1, 1, 9, 0, 0, TimeSpan.FromHours(9)));
        Assert.Equal(TimeSpan.Zero, clock.GetUtcNow().Offset);
        clock.AdvanceTo(new(2024, 1, 1, 10, 0, 0, TimeSpan.FromHours(9)));
        Assert.Equal(Start.AddHours(1), clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, clock.GetUtcNow().Offset);
    }

    [Fact]
    public void Given_a_move_then_instant_and_timestamp_agree()
    {
        var stamp = _clock.GetTimestamp();
        _clock.Advance(TimeSpan.FromMilliseconds(1_234.5));
        Assert.Equal(TimeSpan.FromMilliseconds(1_234.5), _clock.GetElapsedTime(stamp));
        Assert.Equal(Start.AddMilliseconds(1_234.5), _clock.GetUtcNow());
    }

    [Fact]
    public void Given_an_instant_that_has_passed_when_moved_there_then_the_clock_stays()
    {
        _clock.Advance(TimeSpan.FromHours(2));
        _clock.AdvanceTo(Start.AddHours(1));
        Assert.Equal(Start.AddHours(2), _clock.GetUtcNow());
    }

    [Fact]
    public void Given_a_negative_span_then_it_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(TimeSpan.FromTicks(-1)));

    [Theory]
    [InlineData(9_999, 0)]
    [InlineData(10_000, 1)]
    [InlineData(10_001, 1)]
    public void Given_a_timer_of_ten_seconds_when_time_passes_then_it_fires_at_its_instant_and_not_before(
        int milliseconds, int times)
    {
        using var timer = Timer("a", 10);
        _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
        Assert.Equal(times, _fired.Count);
    }

    [Fact]
    public void Given_a_timer_for_once_when_time_passes_in_many_moves_then_it_fires_once()
    {
        using var timer = Timer("a", 1);
        foreach (var _ in Enumerable.Range(0, 5))
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(["a at 1"], _fired);
        Assert.Null(_clock.NextDue);
    }

    [Fact]
    public void Given_timers_set_out_of_order_when_time_passes_then_they_fire_in_order_each_at_its_own_instant()
    {
        using var third = Timer("c", 30);
        using var first = Timer("a", 10);
        using var second = Timer("b", 20);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(["a at 10", "b at 20", "c at 30"], _fired);
        Assert.Equal(Start.AddSeconds(60), _clock.GetUtcNow());
    }

    [Fact]
    public void Given_timers_of_one_instant_when_it_comes_then_they_fire_in_the_order_in_which_they_were_set()
    {
        using var first = Timer("a", 10);
        using var second = Timer("b", 10);
        first.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["b at 10", "a at 10"], _fired);
    }

    [Fact]
    public void Given_a_periodic_timer_when_each_period_is_a_move_then_it_fires_every_time()
    {
        using var timer = Timer("a", 10, period: 10);
        Moves(10, 10, 10);
        Assert.Equal(["a at 10", "a at 20", "a at 30"], _fired);
    }

    [Fact]
    public void Given_a_periodic_timer_when_one_move_passes_many_periods_then_it_fires_once_and_keeps_its_beat()
    {
        using var timer = Timer("a", 10, period: 10);
        Moves(95, 4, 1, 9, 1);
        Assert.Equal(["a at 10", "a at 100", "a at 110"], _fired);
    }

    [Fact]
    public void Given_a_period_that_ends_with_the_move_then_it_belongs_to_that_move()
    {
        using var timer = Timer("a", 10, period: 10);
        Moves(20, 10);
        Assert.Equal(["a at 10", "a at 30"], _fired);
        Assert.Equal(Start.AddSeconds(40), _clock.NextDue);
    }

    [Fact]
    public void Given_a_timer_due_at_once_then_it_waits_for_the_next_move_even_of_no_length()
    {
        using var timer = Timer("a", 0);
        Assert.Empty(_fired);
        _clock.Advance(TimeSpan.Zero);
        Assert.Equal(["a at 0"], _fired);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Given_no_period_or_an_infinite_one_then_the_timer_is_for_once(int periodMilliseconds)
    {
        using var timer = _clock.CreateTimer(
            _ => _fired.Add("a"), null, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(periodMilliseconds));
        Moves(1, 1, 1);
        Assert.Single(_fired);
    }

    [Theory]
    [InlineData(-2, 0)]
    [InlineData(0, -2)]
    [InlineData(4_294_967_295, 0)]
    [InlineData(0, 4_294_967_295)]
    public void Given_a_wait_outside_of_what_timers_allow_then_it_is_refused(
        long dueMilliseconds, long periodMilliseconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _clock.CreateTimer(
            _ => { }, null, TimeSpan.FromMilliseconds(dueMilliseconds), TimeSpan.FromMilliseconds(periodMilliseconds)));

    [Fact]
    public void Given_a_timer_that_is_set_anew_then_only_the_new_instant_counts()
    {
        using var timer = Timer("a", 10);
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.True(timer.Change(TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan));
        Moves(9, 1, 60);
        Assert.Equal(["a at 15"], _fired);
    }

    [Fact]
    public void Given_a_timer_without_an_instant_when_it_is_given_one_then_it_fires()
    {
        using var timer = _clock.CreateTimer(_ => Note("a"), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(_fired);
        timer.Change(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["a at 3601"], _fired);
    }

    [Fact]
    public async Task Given_a_disposed_timer_when_its_instant_comes_then_nothing_fires_and_it_cannot_be_set_again()
    {
        var timer = Timer("a", 10, period: 10);
        await timer.DisposeAsync();
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
        _clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(_fired);
    }

    [Fact]
    public void Given_a_periodic_timer_when_its_callback_disposes_it_then_it_never_fires_again()
    {
        ITimer? timer = null;
        timer = _clock.CreateTimer(
            _ =>
            {
                Note("a");
                timer!.Dispose();
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));
        Moves(1, 1, 1);
        Assert.Equal(["a at 1"], _fired);
    }

    [Fact]
    public void Given_two_timers_of_one_instant_when_the_first_disposes_the_second_then_the_second_stays_silent()
    {
        ITimer? second = null;
        using var first = _clock.CreateTimer(_ => second!.Dispose(), null, TimeSpan.FromSeconds(1), TimeSpan.Zero);
        second = Timer("b", 1);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(_fired);
    }

    [Fact]
    public void Given_a_callback_that_sets_a_timer_within_the_move_then_that_one_fires_in_the_same_move()
    {
        using var first = _clock.CreateTimer(_ => Timer("b", 5), null, TimeSpan.FromSeconds(10), TimeSpan.Zero);
        using var late = Timer("c", 20);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(["b at 15", "c at 20"], _fired);
    }

    [Fact]
    public void Given_a_callback_that_moves_the_clock_itself_then_nothing_fires_twice_and_time_never_goes_back()
    {
        using var first = _clock.CreateTimer(
            _ => _clock.Advance(TimeSpan.FromSeconds(50)), null, TimeSpan.FromSeconds(10), TimeSpan.Zero);
        using var inside = Timer("b", 40);
        using var after = Timer("c", 70);
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(["b at 40"], _fired);
        Assert.Equal(Start.AddSeconds(60), _clock.GetUtcNow());
    }

    [Fact]
    public void Given_a_callback_that_throws_then_it_comes_out_of_the_move_and_the_rest_fires_at_the_next()
    {
        using var bad = _clock.CreateTimer(
            _ => throw new InvalidOperationException("broken"), null, TimeSpan.FromSeconds(1), TimeSpan.Zero);
        using var good = Timer("b", 2);
        Assert.Throws<InvalidOperationException>(() => _clock.Advance(TimeSpan.FromSeconds(5)));
        Assert.Equal(Start.AddSeconds(1), _clock.GetUtcNow());
        _clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(["b at 2"], _fired);
    }

    [Fact]
    public void Given_a_callback_then_it_runs_on_the_moving_thread_with_the_ambient_values_of_where_it_was_set()
    {
        var ambient = new AsyncLocal<string> { Value = "set" };
        var seen = "";
        using var timer = _clock.CreateTimer(
            _ => seen = $"{ambient.Value} {Environment.CurrentManagedThreadId}",
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.Zero);
        ambient.Value = "moved";
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal($"set {Environment.CurrentManagedThreadId}", seen);
    }

    [Fact]
    public async Task Given_a_callback_that_waits_for_another_thread_that_reads_and_sets_timers_then_nothing_locks_up()
    {
        using var timer = _clock.CreateTimer(
            _ =>
            {
                using var other = new ManualResetEventSlim();
                ThreadPool.QueueUserWorkItem(_ =>
                {
                    _clock.CreateTimer(_ => Note("b"), null, TimeSpan.FromSeconds(1), TimeSpan.Zero);
                    Note($"{_clock.GetUtcNow():ss}");
                    other.Set();
                });
                Assert.True(other.Wait(TimeSpan.FromSeconds(10)));
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.Zero);
        await Task.Run(() => _clock.Advance(TimeSpan.FromSeconds(5)));
        Assert.Equal(["01 at 1", "b at 2"], _fired);
    }

    [Fact]
    public async Task Given_delays_and_periodic_timers_of_the_runtime_then_they_run_on_the_clock()
    {
        using var periodic = new PeriodicTimer(TimeSpan.FromMinutes(1), _clock);
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(3), _clock);
        var delay = Task.Delay(TimeSpan.FromMinutes(2), _clock, CancellationToken.None);
        var tick = periodic.WaitForNextTickAsync(CancellationToken.None).AsTask();
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await tick);
        Assert.False(delay.IsCompleted);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await delay;
        Assert.False(deadline.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(deadline.IsCancellationRequested);
    }

    [Fact]
    public async Task Given_several_movers_at_once_when_all_are_done_then_each_timer_fired_once_in_order()
    {
        var fired = new ConcurrentQueue<DateTimeOffset>();
        var timers = Enumerable.Range(1, 1_000)
            .Select(second => _clock.CreateTimer(
                _ => fired.Enqueue(_clock.GetUtcNow()), null, TimeSpan.FromSeconds(second), TimeSpan.Zero))
            .ToList();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Moves([.. Enumerable.Repeat(1, 250)]))));
        Assert.Equal(Enumerable.Range(1, 1_000).Select(second => Start.AddSeconds(second)), fired);
        Assert.Equal(Start.AddSeconds(1_000), _clock.GetUtcNow());
        timers.ForEach(timer => timer.Dispose());
    }

    [Fact]
    public void Given_any_timers_and_any_moves_then_each_fires_when_it_must_and_no_more_often_than_the_moves() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(PositiveInt Due, NonNegativeInt Period)[]>(),
            ArbMap.Default.ArbFor<NonNegativeInt[]>(),
            (timers, moves) => timers.All(timer =>
                AgreesWithCounting(timer.Due.Get, timer.Period.Get, [.. moves.Select(move => move.Get)])))
            .QuickCheckThrowOnFailure();

    // Counts by hand: a move fires a timer when one of its instants lies in it.
    private static bool AgreesWithCounting(int due, int period, int[] moves)
    {
        var clock = new ReplayClock(Start);
        var (fired, expected, now) = (0, 0, 0);
        using var timer = clock.CreateTimer(
            _ => fired++, null, TimeSpan.FromSeconds(due), TimeSpan.FromSeconds(period));
        foreach (var move in moves)
        {
            var until = now + move;
            var instants = period == 0
                ? [due]
                : Enumerable.Range(0, (until / period) + 1).Select(times => due + (times * period));
            expected += instants.Any(instant => instant > now && instant <= until) ? 1 : 0;
            now = until;
            clock.Advance(TimeSpan.FromSeconds(move));
        }

        return fired == expected && clock.GetUtcNow() == Start.AddSeconds(now);
    }

    private ITimer Timer(string name, int due, int period = 0) =>
        _clock.CreateTimer(_ => Note(name), null, TimeSpan.FromSeconds(due), TimeSpan.FromSeconds(period));

    private void Note(string what) => _fired.Add($"{what} at {(_clock.GetUtcNow() - Start).TotalSeconds}");

    private void Moves(params int[] seconds)
    {
        foreach (var second in seconds)
        {
            _clock.Advance(TimeSpan.FromSeconds(second));
        }
    }
}
