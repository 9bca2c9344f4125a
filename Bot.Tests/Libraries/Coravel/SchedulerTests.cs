using System.Globalization;
using Coravel;
using Coravel.Invocable;
using Coravel.Scheduling.Schedule;
using Coravel.Scheduling.Schedule.Interfaces;
using Coravel.Scheduling.Schedule.Mutex;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Bot.Tests.Libraries.CoravelTests;

public sealed class SchedulerTests : IDisposable
{
    private readonly ServiceProvider _services =
        new ServiceCollection().AddSingleton<List<string>>().AddTransient<Job>().BuildServiceProvider();

    private readonly InMemoryMutex _mutex = new();
    private readonly Scheduler _scheduler;
    private int _runs;

    public SchedulerTests() =>
        _scheduler = new Scheduler(_mutex, _services.GetRequiredService<IServiceScopeFactory>(), null!);

    public void Dispose() => _services.Dispose();

    [Theory]
    [InlineData("2024-05-06 13:00:00", 1)]
    [InlineData("2024-05-06 13:00:01", 0)]
    [InlineData("2024-05-06 13:01:00", 0)]
    public async Task Given_an_hourly_job_when_a_second_comes_then_it_runs_on_the_full_hour(string second, int runs)
    {
        _scheduler.Schedule(Count).Hourly();

        await At(second);

        Assert.Equal(runs, _runs);
    }

    [Theory]
    [InlineData("2024-05-06 00:00:00", 1)]
    [InlineData("2024-05-06 09:00:00", 0)]
    public async Task Given_a_zone_when_the_day_comes_then_its_hours_count(string second, int runs)
    {
        _scheduler.Schedule(Count).DailyAtHour(9).Zoned(TimeZoneInfo.FindSystemTimeZoneById("Asia/Seoul"));

        await At(second);

        Assert.Equal(runs, _runs);
    }

    [Theory]
    [InlineData("2024-05-06 00:00:30", 1)]
    [InlineData("2024-05-06 00:00:31", 0)]
    [InlineData("2024-05-05 00:00:30", 0)]
    public async Task Given_seconds_on_weekdays_when_a_second_comes_then_both_decide(string second, int runs)
    {
        _scheduler.Schedule(Count).EveryThirtySeconds().Weekday();

        await At(second);

        Assert.Equal(runs, _runs);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public void Given_seconds_out_of_range_when_scheduled_then_they_are_refused(int seconds) =>
        Assert.Throws<ArgumentException>(() => _scheduler.Schedule(Count).EverySeconds(seconds));

    [Fact]
    public async Task Given_a_job_for_the_start_when_the_first_two_ticks_come_then_it_runs_at_the_first()
    {
        _scheduler.Schedule(Count).Daily().RunOnceAtStart();

        await At("2024-05-06 13:07:01");
        await At("2024-05-06 13:07:02");

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Given_a_job_for_once_when_it_throws_first_then_the_next_run_is_the_last()
    {
        var failures = new List<string>();
        _scheduler.OnError(exception => failures.Add(exception.Message));
        _scheduler.Schedule(() =>
        {
            Count();
            if (_runs == 1)
            {
                throw new FormatException("first");
            }
        }).EverySecond().Once();

        await At("2024-05-06 00:00:01");
        await At("2024-05-06 00:00:02");
        await At("2024-05-06 00:00:03");

        Assert.Equal(2, _runs);
        Assert.Equal(["first"], failures);
    }

    [Fact]
    public async Task Given_a_condition_when_it_does_not_hold_then_the_job_is_left_out()
    {
        var holds = false;
        _scheduler.Schedule(Count).EverySecond().When(() => Task.FromResult(holds));

        await At("2024-05-06 00:00:01");
        holds = true;
        await At("2024-05-06 00:00:02");

        Assert.Equal(1, _runs);
    }

    [Fact]
    public async Task Given_a_lock_that_is_held_when_the_job_is_due_then_it_is_left_out_and_comes_back_when_released()
    {
        _scheduler.Schedule(Count).EverySecond().PreventOverlapping("cycle");
        Assert.True(_mutex.TryGetLock("cycle", 1));

        await At("2024-05-06 00:00:01");
        _mutex.Release("cycle");
        await At("2024-05-06 00:00:02");

        Assert.Equal(1, _runs);
        Assert.True(_mutex.TryGetLock("cycle", 1));
    }

    [Fact]
    public void Given_a_lock_when_its_minutes_have_passed_then_it_can_be_had_again()
    {
        var clock = new FixedTime { Now = new DateTime(2024, 5, 6, 0, 0, 0, DateTimeKind.Utc) };
        _mutex.Using(clock);
        _mutex.TryGetLock("cycle", 2);

        clock.Now = clock.Now.AddMinutes(2).AddTicks(-1);
        Assert.False(_mutex.TryGetLock("cycle", 2));
        clock.Now = clock.Now.AddTicks(1);
        Assert.True(_mutex.TryGetLock("cycle", 2));
    }

    [Fact]
    public async Task Given_a_job_that_throws_when_another_is_due_then_that_one_runs_too()
    {
        _scheduler.Schedule(() => throw new FormatException()).EverySecond();
        _scheduler.Schedule(Count).EverySecond();

        await At("2024-05-06 00:00:01");

        Assert.Equal(1, _runs);
        Assert.False(_scheduler.IsRunning);
    }

    [Fact]
    public async Task Given_invocables_when_due_then_they_come_from_the_container_with_their_parameters_and_a_token()
    {
        _scheduler.ScheduleWithParams<Job>("with").EverySecond();
        _scheduler.Schedule<Job>().EverySecond();
        _scheduler.CancelAllCancellableTasks();

        await At("2024-05-06 00:00:01");

        Assert.Equal(["with True", "plain True"], _services.GetRequiredService<List<string>>());
    }

    [Fact]
    public async Task Given_a_name_when_unscheduled_then_the_job_runs_no_more()
    {
        _scheduler.Schedule(Count).EverySecond().PreventOverlapping("cycle");

        Assert.True(_scheduler.TryUnschedule("cycle"));
        await At("2024-05-06 00:00:01");

        Assert.Equal(0, _runs);
    }

    [Fact]
    public void Given_a_container_without_scheduler_when_it_is_used_then_that_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => _services.UseScheduler(_ => { }));

    [Fact]
    public async Task Given_a_host_when_it_starts_then_jobs_for_the_start_run()
    {
        var ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var host = new HostBuilder().ConfigureServices(services => services.AddScheduler()).Build();
        host.Services.UseScheduler(scheduler => scheduler.Schedule(() => ran.TrySetResult()).Daily().RunOnceAtStart());

        await host.StartAsync();
        await ran.Task;
        await host.StopAsync();

        Assert.False(((Scheduler)host.Services.GetRequiredService<IScheduler>()).IsRunning);
    }

    private void Count() => _runs++;

    private Task At(string second) => _scheduler.RunAtAsync(DateTime.Parse(
        second, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal));

    private sealed class Job(List<string> log, string word = "plain") : IInvocable, ICancellableInvocable
    {
        public CancellationToken CancellationToken { get; set; }

        public Task Invoke()
        {
            log.Add($"{word} {CancellationToken.IsCancellationRequested}");
            return Task.CompletedTask;
        }
    }

    private sealed class FixedTime : IUtcTime
    {
        public DateTime Now { get; set; }
    }
}
