using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Domain.Warnings;

namespace Bot.Host.Trading;

/// <summary>Reads the market for a cycle: candles, order book, and what warnings are made from.</summary>
public sealed class Observer(
    IExchange exchange,
    MarketReader reader,
    ILogger<Observer> logger,
    IEnumerable<ICycleWatch> watches
)
{
    private const int HoursPerDay = 24;

    // Enough for a channel, and for an ATR of days that does not remember where it began.
    private const int DaysRead = 200;

    private static readonly MarketCode Btc = new("KRW-BTC");

    /// <summary>Tells whoever watches how far a cycle came.</summary>
    public void Tell(CycleStage stage, CycleNotes notes)
    {
        if (notes.Tag is not { } tag)
        {
            return;
        }

        foreach (var watch in watches)
        {
            watch.Reached(stage, tag, notes);
        }
    }

    /// <summary>Tells whoever watches how a cycle ended.</summary>
    public void Tell(TerminalReason reason, CycleNotes notes)
    {
        if (notes.Tag is not { } tag)
        {
            return;
        }

        foreach (var watch in watches)
        {
            watch.Ended(tag, reason);
        }
    }

    /// <summary>Tells whoever watches that a cycle came to no end.</summary>
    public void TellCut(CycleNotes notes)
    {
        if (notes.Tag is not { } tag)
        {
            return;
        }

        foreach (var watch in watches)
        {
            watch.Cut(tag);
        }
    }

    /// <summary>The hourly candles, enough for the quick backtest.</summary>
    public Task<Answer<CandleSeries>> CandlesAsync(CycleInput input, CancellationToken token)
    {
        var count = Math.Max(MarketSnapshot.CandlesRead, input.Terms.Rules.QuickBacktest.Days * HoursPerDay);
        return reader.ClosedAsync(input.Market, CandleInterval.Hour, input.At, count, token);
    }

    /// <summary>The order book, and everything that the warnings are made from.</summary>
    public async Task<Answer<MarketInput>> MarketAsync(CycleInput input, CancellationToken token)
    {
        var asked = await exchange.OrderBookAsync(input.Market, token);
        if (asked is not Answer<OrderBook>.Given(var book))
        {
            var failed = (Answer<OrderBook>.Failed)asked;
            return new Answer<MarketInput>.Failed(failed.Kind, failed.Message);
        }

        return new Answer<MarketInput>.Given(
            new MarketInput(book)
            {
                Minutes = await ReadAsync(input, input.Market, (CandleInterval.Minute, FlashCrash.MinutesRead), token),
                QuarterHours = await ReadAsync(
                    input,
                    input.Market,
                    (CandleInterval.QuarterHour, FlashCrash.QuartersRead),
                    token
                ),
                Days = await ReadAsync(input, input.Market, (CandleInterval.Day, DaysRead), token),
                BtcDays = await ReadAsync(input, Btc, (CandleInterval.Day, DaysRead), token),
            }
        );
    }

    // What cannot be read is absent: it blocks an entry, and never the leaving of what is held.
    private async Task<CandleSeries?> ReadAsync(
        CycleInput input,
        MarketCode market,
        (CandleInterval Interval, int Count) of,
        CancellationToken token
    )
    {
        var answer = await reader.ClosedAsync(market, of.Interval, input.At, of.Count, token);
        if (answer is Answer<CandleSeries>.Given(var series))
        {
            return series;
        }

        logger.LogWarning("{Interval} candles of {Market} cannot be read: {Why}", of.Interval, market, answer.Why);
        return null;
    }
}
