using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Sandbox.OpenAi;

/// <summary>Sentences about the numbers of a message; what was not given is not spoken of.</summary>
internal sealed class GivenNumbers(JsonObject given, bool isKorean)
{
    private const double Overbought = 70;
    private const double Oversold = 30;
    private const double Trending = 25;

    private readonly JsonObject _indicators = given["indicators"] as JsonObject ?? [];

    public string Overall() => Sentences(
        Of(Get("last_price"), price => In($"The last price is {Text(price)}", $"현재가는 {Text(price)}")),
        Of(Get("change_24h_percent"), change =>
            In($"it changed by {Text(change)} % in 24 hours", $"24시간 변동은 {Text(change)} %")),
        Of(Get("best_bid"), Get("best_ask"), (bid, ask) =>
            In($"the book stands at {Text(bid)} to {Text(ask)}", $"호가는 매수 {Text(bid)}, 매도 {Text(ask)}")),
        Of(Get("open_profit_percent"), profit =>
            In($"the open position stands at {Text(profit)} %", $"보유 포지션은 {Text(profit)} %")));

    public string Trend() => Sentences(
        Of(Indicator("sma20"), Indicator("sma60"), (fast, slow) =>
            Above("SMA 20", fast, "SMA 60", slow)),
        Of(Indicator("ema12"), Indicator("ema26"), (fast, slow) =>
            Above("EMA 12", fast, "EMA 26", slow)),
        Of(Indicator("adx14"), adx =>
            adx >= Trending
                ? In($"ADX of {Text(adx)} speaks for a trend", $"ADX {Text(adx)}, 추세 있음")
                : In($"ADX of {Text(adx)} shows no strong trend", $"ADX {Text(adx)}, 뚜렷한 추세 없음")));

    public string Momentum() => Sentences(
        Of(Indicator("rsi14"), rsi => In($"RSI 14 of {Text(rsi)} is {Zone(rsi)}", $"RSI 14는 {Text(rsi)}, {Zone(rsi)}")),
        Of(Indicator("macd_histogram"), histogram =>
            In($"the MACD histogram is {Text(histogram)}", $"MACD 히스토그램은 {Text(histogram)}")),
        Of(Indicator("stochastic_k"), Indicator("stochastic_d"), (k, d) =>
            In($"stochastic %K is {Text(k)} and %D {Text(d)}", $"스토캐스틱 %K {Text(k)}, %D {Text(d)}")));

    public string VolatilityVolume() => Sentences(
        Of(Indicator("atr_percent"), atr => In($"ATR is {Text(atr)} % of the price", $"ATR는 가격의 {Text(atr)} %")),
        Of(Indicator("band_width_percent"), width =>
            In($"the bands are {Text(width)} % wide", $"밴드 폭은 {Text(width)} %")),
        Of(Indicator("volume_ratio"), ratio =>
            In($"volume is {Text(ratio)} times its mean", $"거래량은 평균의 {Text(ratio)}배")));

    public string Structure() => Sentences(
        Of(Indicator("bollinger_lower"), Indicator("bollinger_upper"), (lower, upper) =>
            In($"The bands run from {Text(lower)} to {Text(upper)}", $"밴드는 {Text(lower)}~{Text(upper)}")),
        Of(Indicator("highest_high20"), high =>
            In($"the highest high of 20 candles is {Text(high)}", $"20캔들 최고가는 {Text(high)}")));

    private string Zone(double rsi) => rsi switch
    {
        > Overbought => In("overbought", "과매수"),
        < Oversold => In("oversold", "과매도"),
        _ => In("neutral", "중립"),
    };

    private string Above(string one, double fast, string other, double slow) => In(
        $"{one} at {Text(fast)} is {(fast > slow ? "above" : "not above")} {other} at {Text(slow)}",
        $"{one} {Text(fast)}, {other} {Text(slow)}{(fast > slow ? "보다 위" : "보다 위가 아님")}");

    private string In(string english, string korean) => isKorean ? korean : english;

    private static string Text(double number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    private static string? Of(double? number, Func<double, string> say) => number is { } value ? say(value) : null;

    private static string? Of(double? one, double? other, Func<double, double, string> say) =>
        one is { } first && other is { } second ? say(first, second) : null;

    private string Sentences(params string?[] parts)
    {
        var said = string.Join("; ", parts.Where(part => part is not null));
        return said.Length == 0
            ? In("No numbers were given for this.", "주어진 수치가 없습니다.")
            : $"{char.ToUpperInvariant(said[0])}{said[1..]}.";
    }

    private double? Get(string name) => Number(given[name]);

    private double? Indicator(string name) => Number(_indicators[name]);

    private static double? Number(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out double number) ? number : null;
}
