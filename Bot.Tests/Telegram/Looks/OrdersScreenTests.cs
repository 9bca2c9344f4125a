using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Host.Storage.Rows;

namespace Bot.Tests.Telegram.Looks;

public sealed class OrdersScreenTests
{
    [Fact]
    public async Task Given_open_unknown_and_foreign_orders_when_they_are_asked_then_each_says_what_and_how_old_it_is()
    {
        await using var chat = await Chat.OpenAsync();
        chat.Exchange.Open =
        [
            Report("ct-1-a-entry-1", OrderSide.Buy), Report(SomeLooks.Hostile, OrderSide.Sell), Report(null, OrderSide.Buy),
        ];
        await chat.WriteAsync(db => db.Orders.AddRange(
            SomeLooks.Order("ct-1-a-entry-1", OrderSide.Buy, OrderStatus.Accepted, Chat.Start.AddMinutes(-3)),
            SomeLooks.Order("ct-1-b-entry-1", OrderSide.Buy, OrderStatus.Unknown, Chat.Start.AddHours(-3))));

        var text = (await chat.TypeAsync("/orders")).Text;

        Assert.Contains("⏳ buy 0.5 ETH @ ₩5,000,000 · at the exchange · 3 min ago\n   ct-1-a-entry-1", text);
        Assert.Contains("❔ buy 0.5 ETH @ ₩5,000,000 · unknown · 3 h ago\n   ct-1-b-entry-1\n   ⚠ nobody knows", text);
        Assert.Contains("👤 sell 2 ETH at the market's price · 10 min ago · not the bot's", text);
        Assert.Contains("👤 buy 2 ETH at the market's price", text);
    }

    [Fact]
    public async Task Given_many_ended_orders_when_pages_are_turned_then_a_new_order_moves_none_of_them()
    {
        await using var chat = await Chat.OpenAsync();
        await chat.WriteAsync(db => db.Orders.AddRange(Enumerable.Range(1, 12).Select(at => Ended(at))));
        var first = await chat.TypeAsync("/orders");
        await chat.WriteAsync(db => db.Orders.Add(Ended(13)));

        var second = await chat.TurnAsync(first, "Earlier");
        var third = await chat.TurnAsync(second, "Earlier");

        Assert.Equal([12, 11, 10, 9, 8], Volumes(first.Text));
        Assert.Equal([7, 6, 5, 4, 3], Volumes(second.Text));
        Assert.Equal([2, 1], Volumes(third.Text));
        Assert.DoesNotContain(third.Keys.SelectMany(row => row), key => key.Label.Contains("Earlier"));
        Assert.Equal([13, 12, 11, 10, 9], Volumes((await chat.TurnAsync(third, "Newest")).Text));
    }

    [Fact]
    public async Task Given_a_refused_order_when_orders_are_asked_then_the_exchanges_words_are_told_harmlessly()
    {
        await using var chat = await Chat.OpenAsync();
        var refused = SomeLooks.Order("ct-1-a-entry-1", OrderSide.Buy, OrderStatus.Refused);
        refused.Note = SomeLooks.Hostile;
        await chat.WriteAsync(db => db.Orders.Add(refused));

        Assert.Contains("⛔ <b>x</b> & <script>", (await chat.TypeAsync("/orders")).Text);
    }

    private static OrderRow Ended(int at)
    {
        var order = SomeLooks.Order($"ct-1-x-entry-{at:00}", OrderSide.Buy, OrderStatus.Closed, Chat.Start.AddHours(at));
        order.Volume = at;
        return order;
    }

    private static IEnumerable<int> Volumes(string text) => text.Split('\n')
        .Where(line => line.StartsWith("2024", StringComparison.Ordinal))
        .Select(line => int.Parse(line.Split("buy ")[1].Split(' ')[0]));

    private static OrderReport Report(string? name, OrderSide side) =>
        new("id", name, side, false, Krw.Zero, Volume.None, [])
        {
            CreatedAt = Chat.Start.AddMinutes(-10),
            Volume = new Volume(2m),
        };
}
