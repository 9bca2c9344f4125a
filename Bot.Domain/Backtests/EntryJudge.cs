using Bot.Domain.Decisions;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Domain.Warnings;

namespace Bot.Domain.Backtests;

/// <summary>Validation of what the strategy wants, with those warnings whose candles a backtest has.</summary>
internal sealed class EntryJudge(BacktestRequest request, PreparedCandles prepared)
{
    private readonly bool _asksHours = request.Strategy.DecidesOn != CandleInterval.Day;

    /// <summary>Whether advice on the close of a candle is carried out.</summary>
    public bool Passes(Advice advice, int index)
    {
        if (!request.Validates)
        {
            return true;
        }

        var (candle, row) = (prepared.Candles.Candles[index], prepared.Indicators.Judged(index));
        var btc = prepared.Btc?.At(prepared.CloseOf(index));
        var warnings = new MarketWarnings(null, Divergence(advice, index), btc)
        {
            Asked = (false, prepared.Btc is not null),
            AsksDivergence = _asksHours,
        };
        return Validation.Passes(advice, candle, row, warnings, request.Validation, request.Strategy.DecidesOn);
    }

    private DivergenceReading? Divergence(Advice advice, int index) =>
        _asksHours && advice.Action == TradeAction.Buy
            ? RsiDivergence.At(prepared.Columns, prepared.Indicators.Rsi14.Raw, index, request.Divergence)
            : null;
}
