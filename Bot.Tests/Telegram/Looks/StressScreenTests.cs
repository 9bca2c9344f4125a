using Bot.Host.Storage.Rows;

namespace Bot.Tests.Telegram.Looks;

public sealed class StressScreenTests
{
    [Fact]
    public async Task Given_a_position_when_a_stress_is_asked_then_equity_limits_and_the_jump_are_those_of_a_hand()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Exchange.Book = FakeExchange.BookOf((5_000_000m, 10m));
        await chat.WriteAsync(db =>
        {
            var held = Some.Position();
            (held.Volume, held.AverageFill, held.StopLoss, held.Highest) = (1m, 5_000_000m, 4_750_000m, 5_000_000m);
            db.Positions.Add(held);
            db.Equity.AddRange(Worth(-9), Worth(-1), Worth(0));
        });

        var text = (await chat.TypeAsync("/stress -50")).Text;

        Assert.Contains("Slippage of selling it all into the order book now: 0 %", text);
        // -5 %: 5,000,000 + 4,750,000 * 0.9995; -50 %: 5,000,000 + 2,500,000 * 0.9995.
        Assert.Contains("-5 % → ₩4,750,000: Equity ₩9,747,625 (-2.52 %)\n   sold: level ₩4,750,000", text);
        Assert.Contains(
            "-50 % → ₩2,500,000: Equity ₩7,498,750 (-25.01 %)\n"
            + "   sold: level ₩4,750,000 · without a jump ₩9,747,625\n"
            + "   ⛔ Daily loss limit: -25.0125 % (> -10)\n   ⛔ Weekly loss limit: -25.0125 % (> -15)",
            text);
        Assert.DoesNotContain("⛔", text.Split("-20 %")[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-90")]
    [InlineData("100")]
    [InlineData("-20")]
    [InlineData("12.5 %")]
    public async Task Given_a_move_within_the_range_when_it_is_asked_then_it_is_told(string move)
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.Equity.Add(Worth(0)));

        var text = (await chat.TypeAsync($"/stress {move}")).Text;

        Assert.Contains($"{(move[0] == '-' ? "" : "+")}{move.TrimEnd('%', ' ')} % →", text);
        Assert.Contains("No position", text);
    }

    [Fact]
    public async Task Given_no_order_book_when_a_stress_is_asked_then_it_says_what_is_not_counted()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            var held = Some.Position();
            held.Highest = held.AverageFill;
            db.Positions.Add(held);
            db.Equity.Add(Worth(0));
        });

        Assert.Contains("slippage is not counted: Network: nobody <there>", (await chat.TypeAsync("/stress")).Text);
    }

    private static EquityRow Worth(int days) => new()
    {
        AccountId = 1,
        At = Chat.Start.AddDays(days),
        Cash = 5_000_000m,
        Coins = 1m,
        LastPrice = 5_000_000m,
        Equity = 10_000_000m,
    };
}
