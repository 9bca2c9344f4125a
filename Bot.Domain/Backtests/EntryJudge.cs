using Bot.Domain.Decisions;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Domain.Warnings;

namespace Bot.Domain.Backtests;

/// <summary>Validation of what the strategy wants, with those warnings whose candles a backtest has.</summary>
internal sealed class EntryJudge(BacktestRequest request, PreparedCandles prepared)
{
    private readonly bool _asksHours = request.Strategy.DecidesOn != CandleInterval.Day;
    private readonly ValidationLimits _limits = new(request.Validation);

    /// <summary>Whether advice on the close of a candle is carried out.</summary>
    public bool Passes(Advice advice, int index)
    {
        if (!request.Validates)
        {
            return true;
        }

        var (candle, row) = (prepared.Candles.Candles[index], prepared.Indicators.Judged(index));
        return Validation.PassesWithoutWarnings(advice, candle, row, _limits, request.Strategy.DecidesOn)
            && (advice.Action != TradeAction.Buy || Warnings(index).AllowEntry);
    }

    /// <summary>Whether the quick backtest lets an entry on the close of a candle pass.</summary>
    public bool PassesQuick(int index) =>
        request.QuickBacktest is not { Enabled: true } rule
        || QuickGate.Check(request.QuickAt(index, prepared.CloseOf(index), rule), rule).Passed;

    private MarketWarnings Warnings(int index)
    {
        var close = prepared.CloseOf(index);
        return new MarketWarnings(
            prepared.Falls?.At(close),
            _asksHours
                ? RsiDivergence.At(prepared.Columns, prepared.Indicators.Rsi14.Raw, index, request.Divergence)
                : null,
            prepared.Btc?.At(close)
        )
        {
            Asked = (prepared.Falls is not null, prepared.Btc is not null),
            AsksDivergence = _asksHours,
        };
    }
}
