using Bot.Host.Candles;
using Bot.Sandbox;
using Bot.Tests.Crashes;
using FsCheck.Fluent;

namespace Bot.Tests.Candles;

public sealed class CollectPaceTests
{
    [Fact]
    public async Task Given_any_delays_on_the_way_When_requests_are_paced_Then_none_of_their_seconds_has_nine()
    {
        foreach (var delays in Gen.Choose(0, 300).ListOf(60).Sample(100))
        {
            var arrivals = await ArrivalsAsync([.. delays]);
            var most = arrivals.Max(from => arrivals.Count(at => at >= from && at < from.AddSeconds(1)));
            Assert.True(most <= CollectPace.RequestsMost, string.Join(", ", delays));
        }
    }

    [Fact]
    public async Task Given_no_delays_When_requests_are_paced_Then_eight_go_in_each_second()
    {
        var arrivals = await ArrivalsAsync(new int[48]);

        Assert.Equal(TimeSpan.FromSeconds(2), arrivals[^1] - arrivals[0]);
    }

    // Every other number is how long a request is on its way, and the next how long its answer is, in milliseconds.
    private static async Task<List<DateTimeOffset>> ArrivalsAsync(int[] delays)
    {
        var clock = new ReplayClock(DateTimeOffset.UnixEpoch);
        var (pace, arrivals) = (new CollectPace(new EagerClock(clock)), new List<DateTimeOffset>());
        foreach (var pair in delays.Chunk(2))
        {
            await pace.EnterAsync(CancellationToken.None);
            clock.Advance(TimeSpan.FromMilliseconds(pair[0]));
            arrivals.Add(clock.GetUtcNow());
            clock.Advance(TimeSpan.FromMilliseconds(pair[^1]));
            pace.Answered();
        }

        return arrivals;
    }
}
