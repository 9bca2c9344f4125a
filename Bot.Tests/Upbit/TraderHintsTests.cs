using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Host.Trading;

namespace Bot.Tests.Upbit;

/// <summary>What rings the trader, and for what.</summary>
public sealed class TraderHintsTests
{
    private static readonly TraderWork Guard = new TraderWork.GuardDue();

    private readonly List<TraderWork> _posted = [];
    private readonly TraderHints _hints;
    private bool _isBusy;

    public TraderHintsTests() =>
        _hints = new TraderHints(
            work =>
            {
                _posted.Add(work);
                return true;
            },
            () => _isBusy
        );

    [Fact]
    public void Given_a_gap_When_it_is_heard_of_Then_the_account_is_compared_and_prices_wait_for_their_turn()
    {
        _hints.Take(new StreamHint.Gap(OfAccount: false));
        Assert.Empty(_posted);

        _hints.Take(new StreamHint.Gap(OfAccount: true));

        Assert.Equal([new TraderWork.ReconcileDue()], _posted);
    }

    [Fact]
    public void Given_a_gap_When_the_trader_is_at_work_Then_it_is_not_forgotten()
    {
        _isBusy = true;

        _hints.Take(new StreamHint.Gap(OfAccount: true));

        Assert.Equal([new TraderWork.ReconcileDue()], _posted);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 0)]
    public void Given_news_of_an_order_and_of_balances_When_the_trader_has_time_Then_he_looks(bool isBusy, int looks)
    {
        _isBusy = isBusy;

        _hints.Take(new StreamHint.Order("ct-1", "u-1", IsClosed: true));
        _hints.Take(new StreamHint.Balances());

        Assert.Equal(Enumerable.Repeat(Guard, looks), _posted);
    }

    [Theory]
    [InlineData(100_000, 1)]
    [InlineData(100_329, 1)]
    [InlineData(100_330, 2)]
    [InlineData(99_671, 1)]
    [InlineData(99_670, 2)]
    public void Given_a_price_he_looked_at_When_it_moves_by_a_third_of_a_percent_Then_he_looks_again(
        int next,
        int looks
    )
    {
        Move(100_000m);
        Move(next);

        Assert.Equal(Enumerable.Repeat(Guard, looks), _posted);
    }

    [Fact]
    public void Given_a_price_that_creeps_When_it_has_moved_enough_since_he_looked_Then_he_looks()
    {
        foreach (var price in (decimal[])[100_000m, 99_900m, 99_800m, 99_700m, 99_600m, 99_500m])
        {
            Move(price);
        }

        Assert.Equal([Guard, Guard], _posted);
    }

    [Fact]
    public void Given_a_price_that_moved_while_he_was_at_work_When_it_is_told_again_Then_he_looks()
    {
        Move(100_000m);
        _isBusy = true;
        Move(95_000m);
        _isBusy = false;

        Move(95_000m);

        Assert.Equal([Guard, Guard], _posted);
    }

    [Fact]
    public void Given_two_markets_When_both_are_told_of_Then_each_moves_by_itself()
    {
        Move(100_000m);
        Move(1_000m, "KRW-XRP");
        Move(100_000m);
        Move(1_000m, "KRW-XRP");

        Assert.Equal([Guard, Guard], _posted);
    }

    private void Move(decimal price, string market = "KRW-ETH") =>
        _hints.Take(new StreamHint.Moved(new MarketCode(market), new Price(price)));
}
