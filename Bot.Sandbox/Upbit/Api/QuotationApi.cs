using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>The exchange's public endpoints: market data for anybody, counted by address.</summary>
internal sealed class QuotationApi(Exchange exchange, UpbitServerOptions options, RateGate gate)
{
    private const string Candles = "/v1/candles/";
    private readonly RateGroup _market = RateGroup.Quotation("market");
    private readonly RateGroup _candle = RateGroup.Quotation(options.Quirks.CandleGroup);
    private readonly RateGroup _ticker = RateGroup.Quotation("ticker");
    private readonly RateGroup _trade = RateGroup.Quotation("trade");
    private readonly RateGroup _orderbook = RateGroup.Quotation("orderbook");

    /// <returns>The answer of the rate gate; null where there is no such endpoint.</returns>
    public RatePass? Answer(CallAnswer answer, UpbitCall call)
    {
        if (call.Method != "GET" || GroupOf(call.Path) is not { } group)
        {
            return null;
        }

        var pass = gate.Enter(call.HasOrigin ? RateGroup.Origin : group, call.Caller);
        answer.Remaining = pass.Remaining;
        if (pass.Status == 200)
        {
            var given = CallParameters.OfQuery(call.Query);
            Write(answer, call.Path, new(given, exchange, options.Quirks), exchange.Now.UtcTicks);
        }

        return pass;
    }

    /// <summary>What a request is counted as; null where there is no such endpoint.</summary>
    public RateGroup? GroupOf(string path) => path switch
    {
        "/v1/market/all" => _market,
        "/v1/ticker" or "/v1/ticker/all" => _ticker,
        "/v1/trades/ticks" => _trade,
        "/v1/orderbook" or "/v1/orderbook/instruments" => _orderbook,
        _ => path.StartsWith(Candles, StringComparison.Ordinal) ? _candle : null,
    };

    private void Write(CallAnswer answer, string path, QuotationParameters given, long now)
    {
        var writer = answer.Writer;
        switch (path)
        {
            case "/v1/market/all":
                var details = given["is_details"] ?? given["isDetails"];
                TickerAnswers.WriteMarkets(writer, exchange.Markets, bool.TryParse(details, out var yes) && yes);
                break;
            case "/v1/ticker":
                TickerAnswers.WriteTickers(writer, given.Markets(), now);
                break;
            case "/v1/ticker/all":
                TickerAnswers.WriteTickers(writer, given.MarketsOfQuotes(), now);
                break;
            case "/v1/trades/ticks":
                BookAnswers.WriteTrades(writer, given, now);
                break;
            case "/v1/orderbook":
                BookAnswers.WriteBooks(writer, given, now);
                break;
            case "/v1/orderbook/instruments":
                BookAnswers.WriteInstruments(writer, given, now);
                break;
            default:
                CandleAnswers.Write(writer, path[Candles.Length..], given, now);
                break;
        }
    }
}
