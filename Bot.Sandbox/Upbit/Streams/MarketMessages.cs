using Bot.Sandbox.Upbit.Api;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Sandbox.Upbit.Streams;

/// <summary>Writes what anybody is told of a market: ticker, trade, order book and candle.</summary>
internal sealed class MarketMessages(MessageWriter writer)
{
    public const string Snapshot = "SNAPSHOT";
    public const string Realtime = "REALTIME";
    private const string Day = "yyyy-MM-dd";
    private const string Time = "HH:mm:ss";

    public byte[] Ticker(ReplayedMarket market, DayView view, TapeTrade? trade, long now, string streamType)
    {
        writer.Begin("ticker", market.Code);
        Prices(view);
        writer.Number("trade_volume", view.LastVolume);
        writer.Number("acc_trade_volume", view.Today.Volume);
        writer.Number("acc_trade_volume_24h", view.Volume24);
        writer.Number("acc_trade_price", view.Today.Value);
        writer.Number("acc_trade_price_24h", view.Value24);
        writer.Text("trade_date", WireText.Days(view.LastTick, "yyyyMMdd"));
        writer.Text("trade_time", WireText.Days(view.LastTick, "HHmmss"));
        writer.Whole("trade_timestamp", Kst.UnixMilliseconds(view.LastTick));
        writer.Text("ask_bid", trade is { IsBid: false } ? "ASK" : "BID");

        // The tape does not keep the day's sides apart; takers of both did half each.
        var asked = decimal.Round(view.Today.Volume / 2, 8);
        writer.Number("acc_ask_volume", asked);
        writer.Number("acc_bid_volume", view.Today.Volume - asked);
        writer.Number("highest_52_week_price", view.Highest.High);
        writer.Text("highest_52_week_date", WireText.Days(view.Highest.Start, Day));
        writer.Number("lowest_52_week_price", view.Lowest.Low);
        writer.Text("lowest_52_week_date", WireText.Days(view.Lowest.Start, Day));
        writer.Text("market_state", "ACTIVE");
        writer.Flag("is_trading_suspended", value: false);
        writer.Text("delisting_date", value: null);
        writer.Text("market_warning", "NONE");
        writer.Whole("timestamp", Kst.UnixMilliseconds(now));
        return writer.End(streamType);
    }

    public byte[] Trade(ReplayedMarket market, in TapeTrade trade, OrderLadder? book, long now, string streamType)
    {
        var previous = market.Series.CloseBefore(CandleUnit.Day.Floor(trade.At));
        writer.Begin("trade", market.Code);
        writer.Whole("timestamp", Kst.UnixMilliseconds(now));
        writer.Text("trade_date", WireText.Days(trade.At, Day));
        writer.Text("trade_time", WireText.Days(trade.At, Time));
        writer.Whole("trade_timestamp", Kst.UnixMilliseconds(trade.At));
        writer.Number("trade_price", trade.Price);
        writer.Number("trade_volume", trade.Volume);
        writer.Text("ask_bid", trade.IsBid ? "BID" : "ASK");
        writer.Number("prev_closing_price", previous);
        writer.Text("change", ChangeOf(trade.Price - previous));
        writer.Number("change_price", Math.Abs(trade.Price - previous));
        writer.Whole("sequential_id", trade.SequentialId);
        writer.Number("best_ask_price", book?.Asks[0].Price);
        writer.Number("best_ask_size", book?.Asks[0].Size);
        writer.Number("best_bid_price", book?.Bids[0].Price);
        writer.Number("best_bid_size", book?.Bids[0].Size);
        return writer.End(streamType);
    }

    public byte[] Orderbook(
        ReplayedMarket market, OrderLadder book, (int Depth, decimal Level) cut, long now, string streamType)
    {
        writer.Begin("orderbook", market.Code);
        writer.Whole("timestamp", Kst.UnixMilliseconds(now));
        writer.Number("total_ask_size", book.Asks.Sum(level => level.Size));
        writer.Number("total_bid_size", book.Bids.Sum(level => level.Size));
        writer.List("orderbook_units", book.Asks.Zip(book.Bids).Take(cut.Depth), unit =>
        {
            writer.Number("ask_price", unit.First.Price);
            writer.Number("bid_price", unit.Second.Price);
            writer.Number("ask_size", unit.First.Size);
            writer.Number("bid_size", unit.Second.Size);
        });
        writer.Number("level", cut.Level);
        return writer.End(streamType);
    }

    public byte[] Candle(ReplayedMarket market, string type, in CandleRow row, long now, string streamType)
    {
        const string form = "yyyy-MM-ddTHH:mm:ss";
        writer.Begin(type, market.Code);
        writer.Text("candle_date_time_utc", WireText.Days(row.Start, form));
        writer.Text("candle_date_time_kst", WireText.Days(row.Start + Kst.Offset.Ticks, form));
        writer.Number("opening_price", row.Open);
        writer.Number("high_price", row.High);
        writer.Number("low_price", row.Low);
        writer.Number("trade_price", row.Close);
        writer.Number("candle_acc_trade_volume", row.Volume);
        writer.Number("candle_acc_trade_price", row.Value);
        writer.Whole("timestamp", Kst.UnixMilliseconds(now));
        return writer.End(streamType);
    }

    private void Prices(DayView view)
    {
        var change = view.Price - view.PreviousClose;
        var rate = decimal.Round(change / view.PreviousClose, 10);
        writer.Number("opening_price", view.Today.Open);
        writer.Number("high_price", view.Today.High);
        writer.Number("low_price", view.Today.Low);
        writer.Number("trade_price", view.Price);
        writer.Number("prev_closing_price", view.PreviousClose);
        writer.Text("change", ChangeOf(change));
        writer.Number("change_price", Math.Abs(change));
        writer.Number("signed_change_price", change);
        writer.Number("change_rate", Math.Abs(rate));
        writer.Number("signed_change_rate", rate);
    }

    private static string ChangeOf(decimal change) => Math.Sign(change) switch
    {
        0 => "EVEN",
        > 0 => "RISE",
        _ => "FALL",
    };
}
