using Bot.Host.Storage.Rows;

namespace Bot.Host.Telegram.Texts;

/// <summary>Orders, a trade, the market, charts, the stress test, in English.</summary>
public sealed class EnglishLooks : ILookTexts
{
    public string Orders => "Orders";

    public string OpenOrders => "Open orders";

    public string EndedOrders => "Ended orders";

    public string NoOrders => "none";

    public string Newest => "⏮ Newest";

    public string AtMarket => "at the market's price";

    public string NothingFilled => "nothing was filled";

    public string ForeignOrder => "not the bot's; it is left alone";

    public string UnknownOrder => "nobody knows its end yet; nothing is bought until the exchange tells";

    public string NotAsked => "the exchange could not be asked";

    public string Of(OrderStatus status) => status switch
    {
        OrderStatus.Intended => "written down, not proven sent",
        OrderStatus.Unknown => "unknown",
        OrderStatus.Accepted => "at the exchange",
        OrderStatus.Refused => "refused",
        OrderStatus.Closed => "ended",
    };

    public string Ago(TimeSpan age) => age switch
    {
        { TotalSeconds: < 90 } => $"{Math.Max(0, (int)age.TotalSeconds)} s ago",
        { TotalMinutes: < 90 } => $"{(int)age.TotalMinutes} min ago",
        { TotalHours: < 48 } => $"{(int)age.TotalHours} h ago",
        _ => $"{Figure.Count((int)age.TotalDays)} days ago",
    };

    public string Span(TimeSpan span) => span.TotalHours < 48
        ? $"{(int)span.TotalHours} h {span.Minutes} min"
        : $"{(int)span.TotalDays} days {span.Hours} h";

    public string More(int count) => $"… and {Figure.Count(count)} more";

    public string Trade => "Trade";

    public string NoTrade => "There is no such trade.";

    public string Why => "Why";

    public string SignalPrice => "signal's close";

    public string LevelPrice => "level";

    public string HeldFor => "held";

    public string Fills => "Fills";

    public string NoFills => "The journal has no fill of it.";

    public string Slices(int count) => $"{count} slices";

    public string Picture => "🖼 Picture";

    public string InWords => "🔤 In words";

    public string Dark => "🌙 Dark";

    public string Light => "☀ Light";

    public string NoCandles => "There are no candles to draw.";

    public string NoCard => "The journal has not kept the candles of this cycle, so there is no picture.";

    public string Warnings => "Warnings";

    public string Correlation => "Correlation with BTC";

    public string DayCloses(string clock, string left) => $"The day's candle closes at {clock} KST, in {left}.";

    public string AsOf(string moment) => $"as of the candle closed {moment} KST";

    public string Stress => "Stress test";

    public string StressFlat => "No position: a move of the price changes nothing but other coins.";

    public string StressNote =>
        "Equity if the price jumps there at once, past the stop; sold by the order book of now, fee "
        + "included. Trailing stops and partial sales that a path would arm are not counted.";

    public string SoldAt(string level) => $"sold: level {level}";

    public string WithoutGap => "without a jump";

    public string BookSlippage => "Slippage of selling it all into the order book now:";

    public string NoBook => "The order book could not be read; slippage is not counted";

    public string ThinBook(string coins) => $"the order book wants only {coins} coins; slippage is not counted";
}
