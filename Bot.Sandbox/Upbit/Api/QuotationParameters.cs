using System.Globalization;
using Bot.Sandbox.Upbit.Markets;
using Bot.Sandbox.Upbit.Trading;

namespace Bot.Sandbox.Upbit.Api;

/// <summary>Parameters that quotation endpoints share, read and checked.</summary>
internal sealed class QuotationParameters(CallParameters given, Exchange exchange, UpbitQuirks quirks)
{
    public bool HalfWonForDollars => quirks.HalfWonForDollars;

    public string? this[string name] => given[name];

    /// <exception cref="UpbitRefusal">It is missing or unknown.</exception>
    public ReplayedMarket Market() => MarketOf(given["market"] ?? throw UpbitRefusal.MissingParameter);

    /// <summary>The markets of a comma list.</summary>
    /// <exception cref="UpbitRefusal">There is none, or one of them is unknown.</exception>
    public List<ReplayedMarket> Markets()
    {
        var codes = given.Commas("markets");
        return codes.Length == 0 ? throw UpbitRefusal.MissingParameter : [.. codes.Select(MarketOf)];
    }

    /// <summary>The markets of the quote currencies asked for.</summary>
    public List<ReplayedMarket> MarketsOfQuotes()
    {
        var quotes = given.Commas("quote_currencies");
        return quotes.Length == 0
            ? throw UpbitRefusal.MissingParameter
            : [.. exchange.Markets.Where(_ => quotes.Contains(Pocket.Krw, StringComparer.OrdinalIgnoreCase))];
    }

    /// <exception cref="UpbitRefusal">It is not a positive number, or too large where that is refused.</exception>
    public int Count(int most, int usual = 1)
    {
        if (given["count"] is not { Length: > 0 } text)
        {
            return usual;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count))
        {
            throw UpbitRefusal.WrongType;
        }

        return count < 1 || (count > most && quirks.RefuseLargeCounts)
            ? throw UpbitRefusal.OutOfRange
            : Math.Min(count, most);
    }

    /// <summary>The instant before which candles start, in ticks.</summary>
    public long To()
    {
        if (given["to"] is not { Length: > 0 } text)
        {
            return long.MaxValue;
        }

        return WireText.Moment(text)?.UtcTicks ?? throw UpbitRefusal.OutOfRange;
    }

    private ReplayedMarket MarketOf(string code) => exchange.Market(code) ?? throw UpbitRefusal.UnknownCode;
}
