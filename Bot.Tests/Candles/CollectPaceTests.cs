using Bot.Host.Candles;
using Bot.Sandbox;
using Bot.Tests.Crashes;
using FsCheck;
using FsCheck.Fluent;

namespace Bot.Tests.Candles;

public sealed class CollectPaceTests
{
    [Fact]
    public void Given_any_delays_on_the_way_When_requests_are_paced_Then_none_of_their_seconds_has_nine() =>
        Prop.ForAll(
                Gen.Choose(0, 300).ListOf(60).ToArbitrary(),
                delays =>
                {
                    var arrivals = Arrivals([.. delays]);
                    return arrivals.TrueForAll(from =>
                        arrivals.Count(at => at >= from && at < from.AddSeconds(1)) <= CollectPace.RequestsMost
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Given_no_delays_When_requests_are_paced_Then_eight_go_in_each_second()
    {
        var arrivals = Arrivals(new int[48]);

        Assert.Equal(TimeSpan.FromSeconds(2), arrivals[^1] - arrivals[0]);
    }

    // Every other number is how long a request is on its way, and the next how long its answer is, in milliseconds.
    private static List<DateTimeOffset> Arrivals(int[] delays)
    {
        var clock = new ReplayClock(DateTimeOffset.UnixEpoch);
        var (pace, arrivals) = (new CollectPace(new EagerClock(clock)), new List<DateTimeOffset>());
        foreach (var pair in delays.Chunk(2))
        {
            pace.EnterAsync(CancellationToken.None).Wait();
            clock.Advance(TimeSpan.FromMilliseconds(pair[0]));
            arrivals.Add(clock.GetUtcNow());
            clock.Advance(TimeSpan.FromMilliseconds(pair[^1]));
            pace.Answered();
        }

        return arrivals;
    }
}
