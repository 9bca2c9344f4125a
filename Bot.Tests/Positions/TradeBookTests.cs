using Bot.Domain.Money;
using Bot.Domain.Positions;

namespace Bot.Tests.Positions;

public sealed class TradeBookTests
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 2, 3, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Given_no_sales_When_the_book_is_read_Then_everything_is_absent_or_zero()
    {
        var book = TradeBook.Of([], []);

        Assert.Equal(TradeBook.Empty, book);
        Assert.Equal((0m, null), (book.WinRate.Value, book.WinOverLoss));
    }

    [Fact]
    public void Given_wins_and_losses_When_the_book_is_read_Then_averages_are_in_percent_of_the_cost()
    {
        var book = TradeBook.Of([Sold("a", 1, 1_000, 20), Sold("b", 2, 500, 20), Sold("c", 3, 1_000, -10)], []);

        Assert.Equal((3, 2), (book.Count, book.Wins));
        Assert.Equal((3m, -1m), (book.AverageWin!.Value.Value, book.AverageLoss!.Value.Value));
        Assert.Equal((66.6667m, 3m), (Math.Round(book.WinRate.Value, 4), book.WinOverLoss));
    }

    [Fact]
    public void Given_a_position_sold_in_parts_When_the_book_is_read_Then_it_is_one_trade_with_the_summed_result()
    {
        var book = TradeBook.Of([Sold("a", 1, 600, 30), Sold("a", 2, 200, -35), Sold("a", 3, 200, -5)], []);

        Assert.Equal((1, 0, 1), (book.Count, book.Wins, book.LossesInARow));
        Assert.Equal(-1m, book.AverageLoss!.Value.Value);
    }

    [Fact]
    public void Given_a_position_still_open_When_the_book_is_read_Then_its_sales_do_not_count_yet()
    {
        Sale[] sales = [Sold("a", 1, 1_000, -10), Sold("b", 2, 500, 50)];

        Assert.Equal((1, 0), (TradeBook.Of(sales, ["b"]).Count, TradeBook.Of(sales, ["b"]).Wins));
    }

    [Theory]
    [InlineData(new int[0], 0)]
    [InlineData(new[] { -1 }, 1)]
    [InlineData(new[] { 1, -1, -1, -1 }, 3)]
    [InlineData(new[] { -1, -1, 1 }, 0)]
    [InlineData(new[] { -1, -1, 1, -1 }, 1)]
    [InlineData(new[] { -1, 0, -1 }, 2)]
    [InlineData(new[] { 1, 0 }, 0)]
    public void Given_results_in_time_When_the_book_is_read_Then_only_a_win_ends_a_run_of_losses(
        int[] results,
        int losses
    )
    {
        var sales = results.Select((result, hour) => Sold($"{hour}", hour, 100, result)).Reverse();

        Assert.Equal(losses, TradeBook.Of(sales, []).LossesInARow);
    }

    [Theory]
    [InlineData(49, 49)]
    [InlineData(50, 50)]
    [InlineData(51, 50)]
    public void Given_more_trades_than_are_looked_back_on_When_the_book_is_read_Then_the_oldest_are_left_out(
        int trades,
        int counted
    )
    {
        var sales = Enumerable.Range(0, trades).Select(hour => Sold($"{hour}", hour, 100, hour == 0 ? 1 : -1));

        var book = TradeBook.Of(sales, []);

        Assert.Equal((counted, trades > 50 ? 0 : 1), (book.Count, book.Wins));
    }

    [Fact]
    public void Given_a_trade_When_it_is_taken_as_a_sale_Then_its_entry_names_it()
    {
        var trade = new Trade(
            Begin,
            new Price(100m),
            Begin.AddHours(1),
            new Price(110m),
            new Volume(2m),
            new Krw(1m),
            "sold"
        );

        var sale = Sale.Of(trade);

        Assert.Equal((200m, 19m, Begin.AddHours(1)), (sale.Cost.Value, sale.Result.Value, sale.At));
        Assert.Equal(sale.Entry, Sale.Of(trade with { ClosedAt = Begin.AddHours(2) }).Entry);
        Assert.NotEqual(sale.Entry, Sale.Of(trade with { OpenedAt = Begin.AddHours(1) }).Entry);
    }

    private static Sale Sold(string entry, int hour, int cost, int result) =>
        new(entry, Begin.AddHours(hour), new Krw(cost), new Krw(result));
}
