namespace Bot.Sandbox.Upbit.Streams;

/// <summary>The short spelling of each key of a stream message.</summary>
internal static class ShortKeys
{
    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["type"] = "ty", ["code"] = "cd", ["timestamp"] = "tms", ["stream_type"] = "st",
        ["opening_price"] = "op", ["high_price"] = "hp", ["low_price"] = "lp", ["trade_price"] = "tp",
        ["prev_closing_price"] = "pcp", ["change"] = "c", ["change_price"] = "cp", ["signed_change_price"] = "scp",
        ["change_rate"] = "cr", ["signed_change_rate"] = "scr", ["trade_volume"] = "tv",
        ["acc_trade_volume"] = "atv", ["acc_trade_volume_24h"] = "atv24h", ["acc_trade_price"] = "atp",
        ["acc_trade_price_24h"] = "atp24h", ["trade_date"] = "tdt", ["trade_time"] = "ttm",
        ["trade_timestamp"] = "ttms", ["ask_bid"] = "ab", ["acc_ask_volume"] = "aav", ["acc_bid_volume"] = "abv",
        ["highest_52_week_price"] = "h52wp", ["highest_52_week_date"] = "h52wdt",
        ["lowest_52_week_price"] = "l52wp", ["lowest_52_week_date"] = "l52wdt", ["market_state"] = "ms",
        ["is_trading_suspended"] = "its", ["delisting_date"] = "dd", ["market_warning"] = "mw",
        ["sequential_id"] = "sid", ["best_ask_price"] = "bap", ["best_ask_size"] = "bas",
        ["best_bid_price"] = "bbp", ["best_bid_size"] = "bbs",
        ["total_ask_size"] = "tas", ["total_bid_size"] = "tbs", ["orderbook_units"] = "obu", ["ask_price"] = "ap",
        ["bid_price"] = "bp", ["ask_size"] = "as", ["bid_size"] = "bs", ["level"] = "lv",
        ["candle_date_time_utc"] = "cdttmu", ["candle_date_time_kst"] = "cdttmk",
        ["candle_acc_trade_volume"] = "catv", ["candle_acc_trade_price"] = "catp",
        ["uuid"] = "uid", ["order_type"] = "ot", ["state"] = "s", ["trade_uuid"] = "tuid", ["price"] = "p",
        ["avg_price"] = "ap", ["volume"] = "v", ["remaining_volume"] = "rv", ["executed_volume"] = "ev",
        ["trades_count"] = "tc", ["reserved_fee"] = "rsf", ["remaining_fee"] = "rmf", ["paid_fee"] = "pf",
        ["locked"] = "l", ["executed_funds"] = "ef", ["time_in_force"] = "tif", ["trade_fee"] = "tf",
        ["is_maker"] = "im", ["identifier"] = "id", ["smp_type"] = "smpt", ["prevented_volume"] = "pv",
        ["prevented_locked"] = "pl", ["order_timestamp"] = "otms",
        ["asset_uuid"] = "astuid", ["assets"] = "ast", ["currency"] = "cu", ["balance"] = "b",
        ["asset_timestamp"] = "asttms",
    };

    /// <param name="type">The message's type, because a trade's date is spelt otherwise than a ticker's.</param>
    public static string Of(string key, string type) => type == "trade" && key == "trade_date" ? "td" : Keys[key];
}
