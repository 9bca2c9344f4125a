using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Sandbox.OpenAi;

/// <summary>Sentences about the numbers of a message; what was not given is not spoken of.</summary>
internal sealed class GivenNumbers(JsonObject given)
{
    private const string Nothing = "No numbers were given for this.";
    private const double Overbought = 70;
    private const double Oversold = 30;
    private const double Trending = 25;

    private readonly JsonObject _indicators = given["indicators"] as JsonObject ?? [];

    public string Overall() => Sentences(
        Of(Get("last_price"), price => $"The last price is {Text(price)}"),
        Of(Get("change_24h_percent"), change => $"it changed by {Text(change)} % in 24 hours"),
        Of(Get("best_bid"), Get("best_ask"), (bid, ask) => $"the book stands at {Text(bid)} to {Text(ask)}"),
        Of(Get("open_profit_percent"), profit => $"the open position stands at {Text(profit)} %"));

    public string Trend() => Sentences(
        Of(Indicator("sma20"), Indicator("sma60"), (fast, slow) =>
            $"SMA 20 at {Text(fast)} is {(fast > slow ? "above" : "not above")} SMA 60 at {Text(slow)}"),
        Of(Indicator("ema12"), Indicator("ema26"), (fast, slow) =>
            $"EMA 12 at {Text(fast)} is {(fast > slow ? "above" : "not above")} EMA 26 at {Text(slow)}"),
        Of(Indicator("adx14"), adx =>
            $"ADX of {Text(adx)} {(adx >= Trending ? "speaks for a trend" : "shows no strong trend")}"));

    public string Momentum() => Sentences(
        Of(Indicator("rsi14"), rsi => $"RSI 14 of {Text(rsi)} is {Zone(rsi)}"),
        Of(Indicator("macd_histogram"), histogram => $"the MACD histogram is {Text(histogram)}"),
        Of(Indicator("stochastic_k"), Indicator("stochastic_d"), (k, d) =>
            $"stochastic %K is {Text(k)} and %D {Text(d)}"));

    public string VolatilityVolume() => Sentences(
        Of(Indicator("atr_percent"), atr => $"ATR is {Text(atr)} % of the price"),
        Of(Indicator("band_width_percent"), width => $"the bands are {Text(width)} % wide"),
        Of(Indicator("volume_ratio"), ratio => $"volume is {Text(ratio)} times its mean"));

    public string Structure() => Sentences(
        Of(Indicator("bollinger_lower"), Indicator("bollinger_upper"), (lower, upper) =>
            $"The bands run from {Text(lower)} to {Text(upper)}"),
        Of(Indicator("highest_high20"), high => $"the highest high of 20 candles is {Text(high)}"));

    private static string Zone(double rsi) => rsi switch
    {
        > Overbought => "overbought",
        < Oversold => "oversold",
        _ => "neutral",
    };

    private static string Text(double number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static string? Of(double? number, Func<double, string> say) => number is { } value ? say(value) : null;

    private static string? Of(double? one, double? other, Func<double, double, string> say) =>
        one is { } first && other is { } second ? say(first, second) : null;

    private static string Sentences(params string?[] parts)
    {
        var said = string.Join("; ", parts.Where(part => part is not null));
        return said.Length == 0 ? Nothing : $"{char.ToUpperInvariant(said[0])}{said[1..]}.";
    }

    private double? Get(string name) => Number(given[name]);

    private double? Indicator(string name) => Number(_indicators[name]);

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out double number) ? number : null;
}
