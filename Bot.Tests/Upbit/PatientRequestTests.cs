using Bot.Host.Upbit;
using Bot.Sandbox;
using Bot.Tests.Crashes;

namespace Bot.Tests.Upbit;

/// <summary>Fetching the past takes nothing from trading.</summary>
public sealed class PatientRequestTests
{
    [Fact]
    public async Task Given_a_past_that_is_fetched_as_fast_as_it_may_be_When_a_cycle_reads_Then_all_its_reads_go_out_at_once()
    {
        var market = new ReplayClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var limits = new UpbitRateLimits(new EagerClock(market));
        for (var request = 0; request < 100; request++)
        {
            Assert.Null(await limits.EnterPatientlyAsync(RequestGroup.Candle, CancellationToken.None));
        }

        var waits = Enumerable.Range(0, 6).Select(_ => limits.TryEnter(RequestGroup.Candle, isUrgent: false)).ToList();

        Assert.Equal(Enumerable.Repeat(TimeSpan.Zero, 5), waits.Take(5));
        Assert.NotEqual(TimeSpan.Zero, waits[5]);
        Assert.Equal(TimeSpan.Zero, limits.TryEnter(RequestGroup.Candle, isUrgent: true));
    }

    [Fact]
    public async Task Given_a_past_that_is_fetched_When_a_hundred_requests_go_out_Then_four_go_a_second()
    {
        var market = new ReplayClock(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var limits = new UpbitRateLimits(new EagerClock(market));
        var began = market.GetUtcNow();
        for (var request = 0; request < 100; request++)
        {
            await limits.EnterPatientlyAsync(RequestGroup.Candle, CancellationToken.None);
        }

        Assert.InRange(market.GetUtcNow() - began, TimeSpan.FromSeconds(24), TimeSpan.FromSeconds(25));
    }
}
