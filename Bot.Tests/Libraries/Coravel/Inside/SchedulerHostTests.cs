using Coravel.Scheduling.HostedService;
using Coravel.Scheduling.Schedule;
using Coravel.Scheduling.Schedule.Mutex;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Bot.Tests.Libraries.CoravelTests;

public sealed class SchedulerHostTests : IDisposable
{
    private readonly HandClock _clock = new(new DateTimeOffset(2024, 5, 6, 12, 59, 58, 990, TimeSpan.Zero));
    private readonly CancellationTokenSource _started = new();
    private readonly ServiceProvider _services = new ServiceCollection().BuildServiceProvider();
    private readonly Scheduler _scheduler;
    private readonly SchedulerHost _host;
    private int _runs;

    public SchedulerHostTests()
    {
        _scheduler = new Scheduler(new InMemoryMutex(), _services.GetRequiredService<IServiceScopeFactory>(), null!);
        var lifetime = Mock.Of<IHostApplicationLifetime>(host => host.ApplicationStarted == _started.Token);
        _host = new SchedulerHost(
            _scheduler, NullLogger<SchedulerHost>.Instance, lifetime, new ConfigurationBuilder().Build(), _clock);
    }

    public void Dispose()
    {
        _host.Dispose();
        _services.Dispose();
        _started.Dispose();
    }

    [Fact]
    public async Task Given_two_ticks_in_the_second_of_the_full_hour_when_they_ring_then_the_hourly_job_runs_once()
    {
        _scheduler.Schedule(Count).Hourly();

        await Ring(0, 1.011, 0.998);

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Given_a_tick_that_comes_late_when_it_rings_then_the_missed_seconds_are_made_up()
    {
        _scheduler.Schedule(Count).EverySecond();

        await Ring(0, 1, 3);

        Assert.Equal(5, _runs);
    }

    [Fact]
    public async Task Given_a_machine_that_slept_for_hours_when_it_wakes_then_each_job_due_meanwhile_runs_once()
    {
        _scheduler.Schedule(Count).EveryMinute();

        await Ring(0, 3 * 3600);

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Given_a_clock_set_back_a_little_when_it_rings_then_no_second_is_given_twice()
    {
        _scheduler.Schedule(Count).Hourly();

        await Ring(0, 2, -2, 1, 1);

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Given_a_clock_set_back_far_when_it_rings_then_the_schedule_goes_on_from_there()
    {
        _scheduler.Schedule(Count).EverySecond();

        await Ring(0, -3600, 1);

        Assert.Equal(3, _runs);
    }

    [Fact]
    public async Task Given_a_host_that_has_not_started_when_time_passes_then_nothing_runs()
    {
        _scheduler.Schedule(Count).EverySecond();
        await _host.StartAsync(CancellationToken.None);

        _clock.RingAfter(TimeSpan.FromSeconds(1));
        await _host.StopAsync(CancellationToken.None);

        Assert.Equal(0, _runs);
    }

    [Fact]
    public async Task Given_an_error_handler_that_throws_when_a_job_fails_then_the_next_second_still_comes()
    {
        _scheduler.OnError(exception => throw exception);
        _scheduler.Schedule(() =>
        {
            Count();
            throw new FormatException();
        }).EverySecond();

        await Ring(0, 1);

        Assert.Equal(2, _runs);
        Assert.False(_scheduler.IsRunning);
    }

    [Fact]
    public async Task Given_a_job_that_never_ends_when_the_time_for_stopping_is_over_then_the_host_stops_all_the_same()
    {
        using var allowed = new CancellationTokenSource();
        var never = new TaskCompletionSource();
        _scheduler.ScheduleAsync(() => never.Task).EverySecond();
        await _host.StartAsync(CancellationToken.None);
        await _started.CancelAsync();
        _clock.RingAfter(TimeSpan.Zero);

        var stopping = _host.StopAsync(allowed.Token);
        Assert.False(stopping.IsCompleted);
        await allowed.CancelAsync();
        await stopping;

        Assert.True(_scheduler.IsRunning);
        never.SetResult();
    }

    private void Count() => Interlocked.Increment(ref _runs);

    /// <summary>Starts, rings after each of the pauses in seconds, and stops, which waits for what runs.</summary>
    private async Task Ring(params double[] pauses)
    {
        await _host.StartAsync(CancellationToken.None);
        await _started.CancelAsync();
        foreach (var pause in pauses)
        {
            _clock.RingAfter(TimeSpan.FromSeconds(pause));
        }
        await _host.StopAsync(CancellationToken.None);
    }
}
