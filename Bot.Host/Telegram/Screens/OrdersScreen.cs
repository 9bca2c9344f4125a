using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Looks;
using Bot.Host.Telegram.Texts;
using Bot.Host.Trading;

namespace Bot.Host.Telegram.Screens;

/// <summary>Orders that are open, ours and others, and those that ended last.</summary>
public sealed class OrdersScreen(
    OrderReader orders, AccountReader reader, IExchanges exchanges, TimeProvider time) : IScreen
{
    private const int PerPage = 5;
    private const int OpenMost = 10;
    private const int LongestNote = 120;
    private const string Before = "before";

    /// <inheritdoc />
    public CommandName Command => CommandName.Orders;

    /// <inheritdoc />
    public async Task<Step> AnswerAsync(ChatPerson person, string? argument, CancellationToken token)
    {
        var texts = person.Texts;
        var words = (argument ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is not ([] or [Before, _]))
        {
            return Keyboard.Misfit(texts, argument!, $"{Before} …");
        }

        var market = (await reader.ReadAsync(person.Account, token)).Account.Market;
        if (await orders.EndedAsync(person.Account, words.ElementAtOrDefault(1), PerPage, token) is not { } page)
        {
            return Keyboard.Misfit(texts, argument!, $"{Before} …");
        }

        var lines = new List<string> { Html.Bold($"{texts.Looks.Orders} · {Html.Escape(market)}") };
        if (words.Length == 0)
        {
            lines.AddRange(await OpenAsync(person, market, token));
        }

        lines.Add($"<i>{texts.Looks.EndedOrders}</i>");
        lines.AddRange(page.Orders.Count == 0 ? [texts.Looks.NoOrders] : page.Orders.Select(one => Ended(one, texts)));
        return new Step.Show(View.Of(string.Join('\n', lines), [.. Keys(page, words.Length > 0, person)]));
    }

    private async Task<IEnumerable<string>> OpenAsync(ChatPerson person, string market, CancellationToken token)
    {
        var texts = person.Texts;
        var open = await orders.OpenAsync(person.Account, token);
        var asked = await exchanges.Of(person.Account).OpenOrdersAsync(new MarketCode(market), token);
        var foreign = asked is Answer<IReadOnlyList<OrderReport>>.Given(var all)
            ? all.Where(order => order.Identifier?.StartsWith(OrderId.Prefix, StringComparison.Ordinal) != true)
            : [];
        string[] lines =
        [
            .. open.Take(OpenMost).Select(order => Open(order, texts)),
            .. foreign.Take(OpenMost).Select(order => Foreign(order, market, texts)),
        ];
        string[] trouble = asked.Why is { } why ? [$"⚠ {texts.Looks.NotAsked}: {texts.Tell(why, LongestNote)}"] : [];
        return [$"<i>{texts.Looks.OpenOrders}</i>", .. lines.Length == 0 ? [texts.Looks.NoOrders] : lines, .. trouble];
    }

    private string Open(OrderRow order, ITexts texts)
    {
        var isLost = order.Status == OrderStatus.Unknown;
        var note = isLost ? $"\n   ⚠ <b>{texts.Looks.UnknownOrder}</b>" : "";
        return $"{(isLost ? "❔" : "⏳")} {What(order, texts)} · {texts.Looks.Of(order.Status)} · "
            + $"{texts.Looks.Ago(time.GetUtcNow() - order.IntendedAt)}\n   <code>{Html.Escape(order.Id)}</code>{note}";
    }

    private string Foreign(OrderReport order, string market, ITexts texts)
    {
        var size = order switch
        {
            { Volume: { } volume } => Figure.Coins(volume.Value, market),
            { Spend: { } spend } => Figure.Won(spend.Value),
            _ => texts.Words.None,
        };
        var age = order.CreatedAt is { } at ? texts.Looks.Ago(time.GetUtcNow() - at) : texts.Words.None;
        return $"👤 {texts.Words.Of(order.Side)} {Html.Escape(size)} {At(order.Limit?.Value, texts)} · {age} · "
            + texts.Looks.ForeignOrder;
    }

    private static string Ended(OrderRow order, ITexts texts)
    {
        var price = order.Executed > 0m ? Figure.Price(order.Funds / order.Executed) : texts.Words.None;
        var result = order switch
        {
            { Status: OrderStatus.Refused } => $"⛔ {texts.Tell(order.Note ?? "", LongestNote)}",
            { Executed: 0m } => $"▫ {texts.Looks.NothingFilled}",
            _ => $"✅ {Figure.Coins(order.Executed, Html.Escape(order.Market))} @ {price} = {Figure.Won(order.Funds)}, "
                + $"{texts.Notices.Fee} {Figure.Won(order.Fee)}",
        };
        return $"{Figure.Moment(order.IntendedAt)} {What(order, texts)} · {Reason(order.Reason, texts)}\n   {result}";
    }

    private static string What(OrderRow order, ITexts texts) =>
        $"{texts.Words.Of(order.Side)} {Html.Escape(Figure.Coins(order.Volume, order.Market))} "
        + At(order.Limit, texts);

    private static string At(decimal? limit, ITexts texts) =>
        limit is { } price ? $"@ {Figure.Price(price)}" : texts.Looks.AtMarket;

    // An order of a person's sale has a reason that is no end of a cycle.
    private static string Reason(string reason, ITexts texts) =>
        TerminalReasons.Find(reason) is { } ending ? texts.Words.Of(ending) : texts.Tell(reason);

    private static IEnumerable<IReadOnlyList<Key>> Keys(OrderPage page, bool isLater, ChatPerson person)
    {
        var texts = person.Texts;
        Key[] walk =
        [
            .. page.HasEarlier
                ? [Key.To(texts.Keys.Earlier, CommandName.Orders, $"{Before} {page.Orders[^1].Id}")]
                : Array.Empty<Key>(),
            .. isLater ? [Key.To(texts.Looks.Newest, CommandName.Orders)] : Array.Empty<Key>(),
        ];
        if (walk.Length > 0)
        {
            yield return walk;
        }

        yield return Keyboard.Row(person, CommandName.Trades, CommandName.Position, CommandName.Reconcile);
        yield return Keyboard.Back(texts);
    }
}
