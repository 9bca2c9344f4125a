using Bot.Domain.Backtests;
using Bot.Domain.Cycles;
using Bot.Domain.Market;
using Bot.Domain.Time;
using Bot.Host.Trading;

namespace Bot.Host.Backtests;

/// <summary>What the quick backtest of the gate says right now, by the same code as a cycle's.</summary>
/// <param name="exchange">The market's candles come from there.</param>
/// <param name="time">The market's clock.</param>
public sealed class QuickCheck(IExchange exchange, TimeProvider time) : IQuickCheck
{
    private const int HoursPerDay = 24;

    /// <inheritdoc />
    public async Task<Answer<QuickNow>> ReadAsync(string market, CycleTerms terms, CancellationToken token)
    {
        var (now, rule) = (time.GetUtcNow(), terms.Rules.QuickBacktest);
        var answer = await exchange.CandlesAsync(
            new MarketCode(market),
            CandleInterval.Hour,
            CandleInterval.Hour.StartAt(now),
            rule.Days * HoursPerDay,
            token
        );
        if (answer is not Answer<CandleSeries>.Given(var candles))
        {
            var failed = (Answer<CandleSeries>.Failed)answer;
            return new Answer<QuickNow>.Failed(failed.Kind, failed.Message);
        }

        var from = CandleInterval.Hour.StartAt(now).AddDays(-rule.Days);
        return new Answer<QuickNow>.Given(
            new QuickNow(
                CycleSteps.Quick(terms, candles, now),
                candles.Count - candles.CountBefore(from),
                (from, CandleInterval.Hour.StartAt(now)),
                rule.Enabled
            )
        );
    }
}

/// <summary>Tells what the quick backtest of the gate says right now.</summary>
public interface IQuickCheck
{
    /// <summary>Reads the last closed hours and judges them.</summary>
    Task<Answer<QuickNow>> ReadAsync(string market, CycleTerms terms, CancellationToken token);
}

/// <summary>The quick backtest at an instant.</summary>
/// <param name="Reading">Every figure with its limit.</param>
/// <param name="Candles">Closed hours that it saw.</param>
/// <param name="Span">From when until when.</param>
/// <param name="IsAsked">Whether cycles ask it at all.</param>
public sealed record QuickNow(
    QuickReading Reading,
    int Candles,
    (DateTimeOffset From, DateTimeOffset Until) Span,
    bool IsAsked
);
