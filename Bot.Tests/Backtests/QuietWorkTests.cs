using Bot.Host.Backtests;

namespace Bot.Tests.Backtests;

public sealed class QuietWorkTests
{
    [Fact]
    public async Task Given_several_works_When_they_are_run_Then_one_at_a_time_and_none_on_the_threads_of_others()
    {
        using var quiet = new QuietWork();
        var (running, most) = (0, 0);

        var pooled = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    quiet.RunAsync(
                        () =>
                        {
                            most = Math.Max(most, Interlocked.Increment(ref running));
                            Thread.Yield();
                            Interlocked.Decrement(ref running);
                            return Thread.CurrentThread.IsThreadPoolThread;
                        },
                        CancellationToken.None
                    )
                )
        );

        Assert.Equal(1, most);
        Assert.All(pooled, Assert.False);
    }

    [Fact]
    public async Task Given_a_work_that_fails_When_it_is_run_Then_its_failure_comes_out_and_the_next_has_its_turn()
    {
        using var quiet = new QuietWork();

        await Assert.ThrowsAsync<FormatException>(() =>
            quiet.RunAsync<int>(() => throw new FormatException("x"), CancellationToken.None)
        );

        Assert.Equal(7, await quiet.RunAsync(() => 7, CancellationToken.None));
    }

    [Fact]
    public async Task Given_a_work_that_waits_for_its_turn_When_it_is_given_up_Then_it_never_runs()
    {
        using var quiet = new QuietWork();
        using var source = new CancellationTokenSource();
        using var gate = new ManualResetEventSlim();
        var first = quiet.RunAsync(
            () =>
            {
                gate.Wait();
                return 1;
            },
            CancellationToken.None
        );
        var second = quiet.RunAsync<int>(() => throw new FormatException("it ran"), source.Token);

        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        gate.Set();
        Assert.Equal(1, await first);
    }
}
