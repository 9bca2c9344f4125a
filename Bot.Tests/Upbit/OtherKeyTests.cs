using Bot.Host.Upbit;
using Bot.Sandbox;

namespace Bot.Tests.Upbit;

/// <summary>Several keys at one address: what is private has a pace by key, the rest is shared.</summary>
public sealed class OtherKeyTests
{
    private readonly UpbitRateLimits _one = new(
        new ReplayClock(new DateTimeOffset(2026, 1, 5, 3, 0, 0, TimeSpan.Zero))
    );

    [Theory]
    [InlineData("order", true)]
    [InlineData("default", true)]
    [InlineData("candle", false)]
    [InlineData("ticker", false)]
    [InlineData("orderbook", false)]
    public void Given_A_key_that_used_up_its_pace_When_Another_asks_Then_Only_what_is_private_is_left_to_it(
        string group,
        bool isLeft
    )
    {
        var (asked, other) = (RequestGroup.Find(group)!, _one.ForOtherKey());
        var entered = 0;
        while (_one.TryEnter(asked, isUrgent: false) == TimeSpan.Zero)
        {
            entered++;
        }

        Assert.InRange(entered, 1, asked.Capacity);
        Assert.Equal(isLeft, other.TryEnter(asked, isUrgent: false) == TimeSpan.Zero);
    }

    [Fact]
    public void Given_A_block_of_one_key_When_Another_asks_Then_It_is_blocked_as_well()
    {
        var other = _one.ForOtherKey();

        _one.Learn(RequestGroup.Default, 418, null, "", _one.Now);

        Assert.True(other.Blocked > TimeSpan.Zero);
        Assert.True(other.TryEnter(RequestGroup.Order, isUrgent: true) > TimeSpan.Zero);
    }
}
