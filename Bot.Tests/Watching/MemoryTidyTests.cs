using Bot.Host.Watching;
using Bot.Sandbox;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Watching;

/// <summary>Memory that nobody uses goes back to the machine.</summary>
public sealed class MemoryTidyTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Given_hours_When_they_pass_Then_it_is_done_soon_after_the_start_and_every_ten_minutes()
    {
        var clock = new ReplayClock(Start);
        using var tidy = new MemoryTidy(clock, NullLogger<MemoryTidy>.Instance);
        await tidy.StartAsync(CancellationToken.None);

        await UntilAsync(() => clock.NextDue is not null);

        foreach (var (minute, times) in new[] { (1, 0), (2, 1), (11, 1), (12, 2), (22, 3) })
        {
            clock.AdvanceTo(Start.AddMinutes(minute));
            await UntilAsync(() => tidy.Times >= times);
            Assert.Equal(times, tidy.Times);
        }

        await tidy.StopAsync(CancellationToken.None);
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isSo())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }
}
