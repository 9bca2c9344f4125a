using System.Globalization;
using System.Text.Json;
using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>Answers what a key may look at: accounts, chance, single orders and lists of them.</summary>
internal sealed class OrderReads(Exchange exchange, UpbitServerOptions options, OrderText text)
{
    private const int MostIds = 100;
    private const int MostOpen = 100;
    private const int MostClosed = 1000;
    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    /// <summary>The order that uuid or identifier names; uuid wins.</summary>
    /// <exception cref="UpbitRefusal">Neither is given, or there is no such order.</exception>
    public static Order One(Pocket pocket, CallParameters given, string prefix = "")
    {
        var uuid = given[$"{prefix}uuid"];
        var identifier = given[$"{prefix}identifier"];
        if (uuid is null && identifier is null)
        {
            throw UpbitRefusal.InvalidParameter;
        }

        var order = uuid is not null ? pocket.ByUuid(uuid) : pocket.ByIdentifier(identifier!);
        return order ?? throw UpbitRefusal.OrderNotFound;
    }

    /// <summary>The orders that a list of ids names; ids of no order are left out.</summary>
    /// <exception cref="UpbitRefusal">There is no list, two, or one too long.</exception>
    public static List<Order> Named(Pocket pocket, CallParameters given, int most)
    {
        var uuids = given.List("uuids");
        var identifiers = given.List("identifiers");
        if ((uuids.Count == 0) == (identifiers.Count == 0) || uuids.Count + identifiers.Count > most)
        {
            throw UpbitRefusal.InvalidParameter;
        }

        var named = uuids.Select(pocket.ByUuid).Concat(identifiers.Select(pocket.ByIdentifier));
        return [.. named.OfType<Order>().Distinct()];
    }

    public static void WriteAccounts(Utf8JsonWriter writer, Pocket pocket)
    {
        writer.WriteStartArray();
        foreach (var (currency, balance) in pocket.Balances.OrderBy(one => one.Key != Pocket.Krw))
        {
            if (currency == Pocket.Krw || balance.Free + balance.Locked != 0)
            {
                OrderText.WriteAccount(writer, currency, balance);
            }
        }

        writer.WriteEndArray();
    }

    public void WriteChance(Utf8JsonWriter writer, Pocket pocket, CallParameters given)
    {
        var code = given["market"] ?? throw UpbitRefusal.InvalidParameter;
        var market = exchange.Market(code) ?? throw UpbitRefusal.UnknownMarket(code);
        writer.WriteStartObject();
        foreach (var fee in (string[])["bid_fee", "ask_fee", "maker_bid_fee", "maker_ask_fee"])
        {
            writer.Amount(fee, options.Rules.FeeRate);
        }

        WriteChanceMarket(writer, market.Code, market.BaseCurrency);
        writer.WritePropertyName("bid_account");
        OrderText.WriteAccount(writer, Pocket.Krw, pocket.BalanceOf(Pocket.Krw));
        writer.WritePropertyName("ask_account");
        OrderText.WriteAccount(writer, market.BaseCurrency, pocket.BalanceOf(market.BaseCurrency));
        writer.WriteEndObject();
    }

    public void WriteNamed(Utf8JsonWriter writer, Pocket pocket, CallParameters given)
    {
        var market = given["market"];
        WriteList(writer, Ordered(
            Named(pocket, given, MostIds).Where(order => market is null || order.Ticket.Market == market), given));
    }

    public void WriteOpen(Utf8JsonWriter writer, Pocket pocket, CallParameters given)
    {
        var states = States(given, ["wait", "watch"], ["wait"]);
        var page = Number(given["page"], usual: 1, most: int.MaxValue);
        var limit = Number(given["limit"], MostOpen, MostOpen);
        var orders = pocket.Resting.Where(order => states.Contains("wait") && IsOf(order, given["market"]));
        WriteList(writer, Ordered(orders, given).Skip((page - 1) * limit).Take(limit));
    }

    public void WriteClosed(Utf8JsonWriter writer, Pocket pocket, CallParameters given)
    {
        var states = States(given, ["done", "cancel"], ["done", "cancel"]);
        var limit = Number(given["limit"], MostOpen, MostClosed);
        var (from, until) = Span(given);
        var orders = pocket.Orders.Where(order =>
            order.State != OrderState.Wait && states.Contains(OrderText.StateOf(order.State))
            && order.CreatedAt >= from && order.CreatedAt <= until && IsOf(order, given["market"]));
        WriteList(writer, Ordered(orders, given).Take(limit));
    }

    private static bool IsOf(Order order, string? market) => market is null || order.Ticket.Market == market;

    private static IEnumerable<Order> Ordered(IEnumerable<Order> orders, CallParameters given) =>
        given["order_by"] switch
        {
            null or "desc" => orders.OrderByDescending(order => order.Number),
            "asc" => orders.OrderBy(order => order.Number),
            _ => throw UpbitRefusal.InvalidParameter,
        };

    private static List<string> States(CallParameters given, string[] allowed, List<string> usual)
    {
        var states = given.List("states");
        if (given["state"] is { } state)
        {
            states = states.Count == 0 ? [state] : throw UpbitRefusal.InvalidParameter;
        }

        if (states.Count == 0)
        {
            return usual;
        }

        return states.TrueForAll(one => allowed.Contains(one, StringComparer.Ordinal))
            ? states
            : throw UpbitRefusal.InvalidParameter;
    }

    /// <exception cref="UpbitRefusal">It is no positive number.</exception>
    public static int Number(string? text, int usual, int most)
    {
        if (text is null)
        {
            return usual;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? Math.Min(number, most)
            : throw UpbitRefusal.InvalidParameter;
    }

    private (DateTimeOffset From, DateTimeOffset Until) Span(CallParameters given)
    {
        var start = Moment(given["start_time"]);
        var end = Moment(given["end_time"]);
        var until = end ?? (start is { } begin ? begin + Window : exchange.Now);
        var from = start ?? until - Window;
        return until - from <= Window && until >= from ? (from, until) : throw UpbitRefusal.InvalidParameter;
    }

    private static DateTimeOffset? Moment(string? text)
    {
        if (text is null)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds))
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        }

        return WireText.Moment(text) ?? throw UpbitRefusal.InvalidParameter;
    }

    private void WriteList(Utf8JsonWriter writer, IEnumerable<Order> orders)
    {
        writer.WriteStartArray();
        foreach (var order in orders)
        {
            text.WriteOrder(writer, order);
        }

        writer.WriteEndArray();
    }

    private void WriteChanceMarket(Utf8JsonWriter writer, string code, string coin)
    {
        writer.WriteStartObject("market");
        writer.WriteString("id", code);
        writer.WriteString("name", $"{coin}/{Pocket.Krw}");
        WriteTexts(writer, "order_types", "limit");
        WriteTexts(writer, "order_sides", "ask", "bid");
        WriteTexts(writer, "bid_types", "best_fok", "best_ioc", "limit", "limit_fok", "limit_ioc", "price");
        WriteTexts(writer, "ask_types", "best_fok", "best_ioc", "limit", "limit_fok", "limit_ioc", "market");
        WriteSide(writer, "bid", Pocket.Krw);
        WriteSide(writer, "ask", coin);
        writer.Amount("max_total", options.Rules.MaxTotal);
        writer.WriteString("state", exchange.IsOffline ? "offline" : "active");
        writer.WriteEndObject();
    }

    private void WriteSide(Utf8JsonWriter writer, string side, string currency)
    {
        writer.WriteStartObject(side);
        writer.WriteString("currency", currency);
        writer.Amount("min_total", options.Rules.MinTotal);
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, params ReadOnlySpan<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
