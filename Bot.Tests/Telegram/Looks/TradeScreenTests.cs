using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;
using Bot.Sandbox.Telegram;
using Bot.Tests.Charts;

namespace Bot.Tests.Telegram.Looks;

public sealed class TradeScreenTests
{
    [Fact]
    public async Task Given_a_trade_in_slices_when_it_is_asked_then_fills_slippage_levels_and_its_cycle_are_told()
    {
        await using var chat = await Chat.OpenAsync();
        await TradeAsync(chat);

        var trade = await chat.TypeAsync("/trade 1");

        Assert.Equal(
            [
                "🟩 Trade #1 · KRW-ETH",
                "+₩22,500 (+1.00 %) · sold: take-profit",
                "Entry: 2024-05-09 14:00 KST · 0.5 ETH @ ₩5,000,000 · 2 slices",
                "   signal's close ₩4,995,000 → +0.10 %",
                "Exit: 2024-05-09 19:00 KST · 0.5 ETH @ ₩5,050,000",
                "   level ₩5,500,000 → -8.18 %",
                "SL ₩4,750,000 · TP ₩5,500,000",
                "Fee ₩2,500 · held 4 h 59 min",
                "Fills",
                "• 05-09 14:00:02 buy 0.25 ETH @ ₩5,000,000 · Fee ₩600",
                "• 05-09 14:00:03 buy 0.25 ETH @ ₩5,000,000 · Fee ₩650",
            ],
            trade.Text.Split('\n'));
        Assert.Contains(trade.Keys.SelectMany(row => row), key => key.Data == "v1:why:1");
    }

    [Fact]
    public async Task Given_the_list_of_trades_when_a_trades_key_is_pressed_then_it_is_shown()
    {
        await using var chat = await Chat.OpenAsync();
        await TradeAsync(chat);

        var trade = await chat.TurnAsync(await chat.TypeAsync("/trades"), "🔍 #1");

        Assert.StartsWith("🟩 Trade #1", trade.Text, StringComparison.Ordinal);
    }

    [PictureFact]
    public async Task Given_a_trade_when_its_picture_is_pressed_then_it_comes_with_keys_and_turns_dark_in_its_place()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Exchange.CandleAt = FakeExchange.Wave;
        await TradeAsync(chat);
        var picture = await chat.TurnAsync(await chat.TypeAsync("/trade"), "Picture");

        var dark = await chat.TurnAsync(picture, "Dark");

        Assert.Equal((MessageKind.Photo, picture.Id), (dark.Kind, dark.Id));
        Assert.StartsWith("🟩 Trade #1 · KRW-ETH\n+₩22,500", dark.Caption, StringComparison.Ordinal);
        Assert.NotEqual(chat.Server.FileContent(picture.FileId!), chat.Server.FileContent(dark.FileId!));
        Assert.Contains(dark.Keys.SelectMany(row => row), key => key.Label == "☀ Light");
    }

    [Fact]
    public async Task Given_a_trade_of_another_account_when_it_is_asked_then_there_is_none()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db =>
        {
            db.Accounts.Add(Other());
            db.SaveChanges();
            var foreign = SomeLooks.Trade(1m);
            foreign.AccountId = 2;
            db.Trades.Add(foreign);
        });

        Assert.Contains("There is no such trade", (await chat.TypeAsync("/trade 1")).Text);
        Assert.Contains("There is no trade and no fill yet", (await chat.TypeAsync("/export")).Text);
    }

    private static AccountRow Other() => new()
    {
        Id = 2, Name = "other", Market = "KRW-ETH", Profile = "balanced", Strategy = "rsi-mean-reversion",
        StateReason = "new", CreatedAt = Chat.Start,
    };

    private static async Task TradeAsync(Chat chat)
    {
        await SomeLooks.DecidedAsync(chat);
        var terms = PositionMap.Text(new ExitTerms(new Percent(-5m), new Percent(10m)));
        var (first, second) = (Slice(1, terms), Slice(2, terms));
        await chat.WriteAsync(db =>
        {
            db.Trades.Add(SomeLooks.Trade(22_500m));
            db.Orders.AddRange(
                first, second,
                SomeLooks.Order(
                    "ct-1-20240509T100000-target-1", OrderSide.Sell, OrderStatus.Closed, SomeLooks.Entered.AddHours(4)));
            db.Fills.AddRange(
                SomeLooks.Fill("a", 600m, SomeLooks.Entered.AddSeconds(2)),
                SomeLooks.Fill("b", 650m, SomeLooks.Entered.AddSeconds(3), second.Id));
        });
    }

    private static OrderRow Slice(int number, string terms)
    {
        var order = SomeLooks.Order(
            $"ct-1-20240509T050000-entry-{number}", OrderSide.Buy, OrderStatus.Closed, SomeLooks.Entered.AddSeconds(number));
        order.Terms = terms;
        return order;
    }
}
