using System.Collections.Concurrent;
using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Domain.Time;
using Bot.Host.Trading;
using Bot.Host.Upbit;

namespace Bot.Host.Paper;

/// <summary>
/// How far away the exchange on paper is, what it takes of each trade, and how little it accepts. Where there are keys
/// the live exchange is asked for both, once a KST day and market.
/// </summary>
/// <param name="latency">Until an order meets the book.</param>
/// <param name="markets">The live exchange; null where there are no keys to ask it with.</param>
/// <param name="time">The market's clock.</param>
/// <param name="log">Told which terms hold.</param>
public sealed class PaperTerms(TimeSpan latency, UpbitMarkets? markets, TimeProvider time, ILogger<PaperTerms> log)
{
    /// <summary>What holds where the exchange does not say.</summary>
    public static readonly ExchangeLimits Plain = new(
        Costs.Fee,
        Costs.Fee,
        Costs.MinimumOrder,
        Costs.MinimumOrder,
        Most: null,
        IsActive: true
    );

    // An exchange that does not answer keeps no order waiting again so soon.
    private static readonly TimeSpan AskAgain = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<MarketCode, Known> _known = new();

    public TimeSpan Latency => latency;

    /// <summary>
    /// What holds today: as the exchange said it today, else as it said it last, else <see cref="Plain"/>.
    /// </summary>
    public async Task<ExchangeLimits> OfAsync(MarketCode market, CancellationToken token)
    {
        var now = time.GetUtcNow();
        var known = _known.GetValueOrDefault(market);
        if (known is null || known.Until <= now)
        {
            known = await AskAsync(market, known?.Limits ?? Plain, now, token);
            _known[market] = known;
        }

        return known.Limits;
    }

    private async Task<Known> AskAsync(
        MarketCode market,
        ExchangeLimits last,
        DateTimeOffset now,
        CancellationToken token
    )
    {
        var midnight = TradingDay.Of(now).End;
        if (markets is null)
        {
            log.LogInformation(
                "Fees on paper in {Market}: plain {Fee} %, there are no keys",
                market,
                last.BuyFee.Value
            );
            return new Known(last, midnight);
        }

        var asked = await markets.LimitsAsync(market, token);
        if (asked is Answer<ExchangeLimits>.Given(var told))
        {
            log.LogInformation(
                "Fees on paper in {Market}: {Buy} % and {Sell} %, by the exchange",
                market,
                told.BuyFee.Value,
                told.SellFee.Value
            );
            return new Known(told, midnight);
        }

        log.LogWarning(
            "Fees on paper in {Market}: {Buy} % and {Sell} % as before, the exchange does not say: {Why}",
            market,
            last.BuyFee.Value,
            last.SellFee.Value,
            asked.Why
        );
        return new Known(last, now + AskAgain < midnight ? now + AskAgain : midnight);
    }

    private sealed record Known(ExchangeLimits Limits, DateTimeOffset Until);
}
