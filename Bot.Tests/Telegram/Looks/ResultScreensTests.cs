using Bot.Domain.Decisions;
using Bot.Host.Storage.Rows;

namespace Bot.Tests.Telegram.Looks;

public sealed class ResultScreensTests
{
    [Fact]
    public async Task Given_measurements_trades_and_a_deposit_when_profit_is_asked_then_every_figure_is_that_of_a_hand()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            db.Equity.AddRange(
                Worth(-40, 10_000_000m, 4_000_000m, 0m), Worth(-20, 10_100_000m, 5_000_000m, 0m),
                Worth(-1, 12_000_000m, 5_000_000m, 1_000_000m), Worth(0, 12_120_000m, 4_800_000m, 1_000_000m));
            db.Trades.AddRange(Closed(-10, 50_000m), Closed(0, -7_000m));
            db.Fills.AddRange(
                SomeLooks.Fill("a", 1_000m, Chat.Start.AddDays(-10)), SomeLooks.Fill("b", 300m, Chat.Start.AddHours(-1)));
        });

        var profit = await chat.TypeAsync("/profit");

        Assert.Equal(
            [
                "Profit",
                "Today: +₩120,000 (+1.00 %) · Buy and hold -4.00 %",
                "   closed -₩7,000 · fees ₩300 · 1 trade",
                "7 days: +₩1,020,000 (+9.19 %) · Buy and hold -4.00 %",
                "   closed -₩7,000 · fees ₩300 · 1 trade",
                "30 days: +₩1,120,000 (+10.18 %) · Buy and hold +20.00 %",
                "   closed +₩43,000 · fees ₩1,300 · 2 trades",
                "Since 2024-03-31 14:30: +₩1,120,000 (+10.18 %) · Buy and hold +20.00 %",
            ],
            profit.Text.Split('\n').Take(8));
    }

    [Fact]
    public async Task Given_a_market_that_changed_when_results_are_asked_then_holding_is_told_only_where_there_was_one_coin()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            db.Equity.AddRange(
                Worth(-40, 10_000_000m, 400m, 0m), Worth(-3, 10_100_000m, 5_000_000m, 0m),
                Worth(0, 10_200_000m, 5_500_000m, 0m));
            var elsewhere = Some.Cycle(TerminalReason.HoldNoSignal, Some.Held(), Chat.Start.AddDays(-10));
            elsewhere.Market = "KRW-XRP";
            db.Cycles.Add(elsewhere);
        });

        var lines = (await chat.TypeAsync("/profit")).Text.Split('\n');

        Assert.Contains(lines, line => line is ['T', ..] && line.EndsWith("hold +10.00 %", StringComparison.Ordinal));
        Assert.Contains(lines, line => line is ['3', '0', ..] && line.EndsWith("hold n/a", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Given_a_week_when_it_is_asked_then_days_trades_and_cycles_of_that_week_alone_are_told()
    {
        await using var chat = await Chat.OpenAsync(account => account.CreatedAt = Chat.Start.AddDays(-9));
        await chat.WriteAsync(db =>
        {
            // Chat.Start is Friday, 10 May 2024; the week begins on Monday, the 6th.
            db.Equity.AddRange(
                Worth(-5, 10_000_000m, 5_000_000m, 0m), Worth(-2, 10_100_000m, 5_000_000m, 0m),
                Worth(0, 9_999_000m, 5_500_000m, 0m));
            db.Trades.AddRange(Closed(-5, 1_000m), Closed(-2, 100_000m));
        });

        var week = await chat.TypeAsync("/weekly");
        var before = await chat.TurnAsync(week, "Earlier");

        Assert.Contains("Week 2024-05-06 – 2024-05-12", week.Text, StringComparison.Ordinal);
        Assert.Contains("Change: -₩1,000 (-0.01 %) · Buy and hold +10.00 %", week.Text, StringComparison.Ordinal);
        Assert.Contains("05-08 +1.00 % · 05-10 -1.00 %", week.Text, StringComparison.Ordinal);
        Assert.Contains("closed +₩100,000", week.Text, StringComparison.Ordinal);
        Assert.Contains("Week 2024-04-29 – 2024-05-05", before.Text, StringComparison.Ordinal);
        Assert.Contains("closed +₩1,000", before.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(week.Keys[0], key => key.Label.Contains("Later", StringComparison.Ordinal));
        Assert.DoesNotContain(before.Keys[0], key => key.Label.Contains("Earlier", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/monthly 2024-05", "Month 2024-05-01 – 2024-05-31")]
    [InlineData("/monthly 2024-02", "There is no data for this time")]
    [InlineData("/weekly 2020-01-01", "There is no data for this time")]
    [InlineData("/profit", "Nothing was measured yet")]
    [InlineData("/performance", "No closed trades yet")]
    [InlineData("/export", "There is no trade and no fill yet")]
    [InlineData("/trade", "No closed trades yet")]
    [InlineData("/trade 99", "There is no such trade")]
    [InlineData("/report", "No cycle yet")]
    [InlineData("/stress", "Nothing was measured yet")]
    [InlineData("/audit", "Nobody did anything yet")]
    [InlineData("/logs", "There is no such line")]
    [InlineData("/orders", "the exchange could not be asked: Network: nobody <there>")]
    [InlineData("/market", "the exchange could not be asked: Network: nobody <there>")]
    [InlineData("/chart", "There are no candles to draw")]
    public async Task Given_no_data_when_it_is_looked_for_then_words_say_so_and_keys_lead_on(string typed, string words)
    {
        await using var chat = await Chat.OpenAsync();

        var answer = await chat.TypeAsync(typed);

        Assert.Contains(words, answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Keys.SelectMany(row => row), key => key.Data == "v1:start");
    }

    [Theory]
    [InlineData("/weekly 12.5.2024", "yyyy-MM-dd")]
    [InlineData("/weekly 0001-01-01", "yyyy-MM-dd")]
    [InlineData("/weekly 9999-12-31", "yyyy-MM-dd")]
    [InlineData("/monthly 2024-13", "yyyy-MM")]
    [InlineData("/monthly 9999-12", "yyyy-MM")]
    [InlineData("/trade first", "1, 2, 3")]
    [InlineData("/trade 1 2", "1, 2, 3")]
    [InlineData("/chart 1y", "1d | 1w | 1m")]
    [InlineData("/chart 1d light dark", "1d | 1w | 1m")]
    [InlineData("/report yesterday", "-1")]
    [InlineData("/stress -91", "-90 - 100")]
    [InlineData("/stress 101", "-90 - 100")]
    [InlineData("/stress a lot", "-90 - 100")]
    [InlineData("/logs 0", "1 - 50")]
    [InlineData("/logs 51", "1 - 50")]
    [InlineData("/audit 0", "1 - 50")]
    [InlineData("/audit before x", "1 - 50")]
    [InlineData("/orders all", "before")]
    [InlineData("/orders before ct-2-somebodys", "before")]
    [InlineData("/why 1 dark light", "picture")]
    public async Task Given_a_bad_argument_when_it_is_typed_then_what_is_allowed_is_told(string typed, string allowed)
    {
        await using var chat = await Chat.OpenAsync();

        var answer = await chat.TypeAsync(typed);

        Assert.Contains(allowed, answer.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Given_trades_of_two_markets_when_performance_is_asked_then_each_has_its_own_line()
    {
        await using var chat = await Chat.OpenAsync();
        await SomeLooks.DecidedAsync(chat);
        await chat.WriteAsync(db => db.Trades.AddRange(
            SomeLooks.Trade(30_000m, percent: 3m), SomeLooks.Trade(-10_000m, percent: -1m),
            Unknown(SomeLooks.Trade(5_000m, market: "KRW-BTC"))));

        var text = (await chat.TypeAsync("/performance")).Text;

        Assert.Contains("All trades: +₩25,000 · 3 trades · Win rate 66.67 %", text, StringComparison.Ordinal);
        Assert.Contains("KRW-ETH: +₩20,000 · 2 trades · Win rate 50 %", text, StringComparison.Ordinal);
        Assert.Contains("Average win, loss +₩30,000, -₩10,000 · Per trade +₩10,000", text, StringComparison.Ordinal);
        Assert.Contains("Profit factor 3 · Max drawdown -₩10,000 · Sharpe 0.35 (n=2)", text, StringComparison.Ordinal);
        Assert.Contains("rsi-mean-reversion: +₩20,000 · 2 trades", text, StringComparison.Ordinal);
        Assert.Contains("not known: +₩5,000 · 1 trade", text, StringComparison.Ordinal);
        Assert.Contains("Equity: Max drawdown n/a · Sharpe n/a (0 days)", text, StringComparison.Ordinal);
    }

    private static TradeRow Unknown(TradeRow trade)
    {
        trade.EntryOrderId = "somebody's";
        return trade;
    }

    private static EquityRow Worth(int days, decimal equity, decimal price, decimal flows) => new()
    {
        AccountId = 1,
        At = Chat.Start.AddDays(days),
        Cash = equity,
        LastPrice = price,
        Equity = equity,
        Flows = flows,
    };

    private static TradeRow Closed(int days, decimal result)
    {
        var trade = SomeLooks.Trade(result);
        (trade.OpenedAt, trade.ClosedAt) = (Chat.Start.AddDays(days).AddHours(-1), Chat.Start.AddDays(days));
        return trade;
    }
}
