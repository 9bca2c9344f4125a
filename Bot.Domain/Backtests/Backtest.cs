using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Domain.Warnings;

namespace Bot.Domain.Backtests;

/// <summary>
/// Runs a strategy over candles with the code that decides live: signal on a close, filled at the next open, exits
/// within candles, validation, frequency and loss limits on the KST day. The advisor is the rules.
/// </summary>
public sealed class Backtest
{
    private readonly BacktestRequest _request;
    private readonly IndicatorSet _indicators;
    private readonly BacktestPurse _purse;
    private readonly BacktestLimits _limits;
    private readonly List<Krw> _equity = [];
    private TradeAction _pending = TradeAction.Hold;
    private ExitTerms? _terms;

    private Backtest(BacktestRequest request)
    {
        _request = request;
        _indicators = IndicatorSet.Compute(request.Candles);
        _purse = new BacktestPurse(request.Capital);
        _limits = new BacktestLimits(request.Profile, request.Capital);
    }

    /// <summary>Runs a request to its end.</summary>
    /// <exception cref="ArgumentException">There are fewer than two candles.</exception>
    public static BacktestReport Run(BacktestRequest request)
    {
        if (request.Candles.Count < 2)
        {
            throw new ArgumentException("a backtest needs at least two candles", nameof(request));
        }

        return new Backtest(request).Run();
    }

    private BacktestReport Run()
    {
        var candles = _request.Candles.Candles;
        for (var index = 0; index < candles.Count; index++)
        {
            Fill(candles[index]);
            Protect(candles[index]);
            _purse.Saw(candles[index], _indicators, index);
            var close = candles[index].Start + _request.Candles.Interval.Length();
            _equity.Add(_purse.EquityAt(candles[index].Close));
            _limits.Mark(close, _equity[^1]);
            _pending = Decide(candles[index], index, close);
        }

        var last = candles[^1];
        _purse.Close(last.Close, last.Start, "end");
        return new BacktestReport(_request, _purse.Trades, _equity);
    }

    private void Fill(Candle candle)
    {
        if (_pending == TradeAction.Sell)
        {
            _purse.Close(
                FillModel.Sell(candle.Open, candle, _request.Slippage),
                candle.Start,
                TerminalReason.Sold.Text()
            );
        }
        else if (
            _pending == TradeAction.Buy
            && _purse.TryOpen(_request, FillModel.Buy(candle, _request.Slippage), candle.Start, _terms!)
        )
        {
            _limits.Entered(candle.Start);
        }
    }

    private void Protect(Candle candle)
    {
        while (_purse.Position is { } held && FillModel.Exit(held, candle, _request.Slippage) is { } exit)
        {
            _purse.Leave(exit.Reason, exit.Price, candle.Start);
        }
    }

    private TradeAction Decide(Candle candle, int index, DateTimeOffset close)
    {
        var holds = _purse.Position is not null;
        var held = _purse.Position is { } position ? new Holding(position.AverageFill, position.OpenedAt) : null;
        var signal = _request.Strategy.Decide(new StrategyView(_request.Candles, _indicators, index, held));
        if (signal.Action == TradeAction.Hold)
        {
            return TradeAction.Hold;
        }

        var isOpen = !holds && _limits.AreOpen(close);
        var advice = RulesAdvisor.Advise(signal, LegalActions.For(holds, isOpen));
        _terms = _request.TermsAt(_indicators, index);
        return Passes(advice, candle, index) ? advice.Action : TradeAction.Hold;
    }

    private bool Passes(Advice advice, Candle candle, int index)
    {
        var warnings = new MarketWarnings(null, Divergence(advice, index), null) { Asked = (false, false) };
        return Validation
            .Check(advice, candle, _indicators.At(index), warnings, _request.Validation)
            .All(rung => rung.Passed);
    }

    // Older candles than the rule looks at would change nothing.
    private DivergenceReading? Divergence(Advice advice, int index)
    {
        var count = _request.Divergence.Candles;
        if (advice.Action != TradeAction.Buy || index + 1 < count)
        {
            return null;
        }

        var (series, from) = (_request.Candles, index + 1 - count);
        var window = new CandleSeries(series.Market, series.Interval, [.. series.Candles.Skip(from).Take(count)]);
        return RsiDivergence.Read(window, [.. _indicators.Rsi14.Values.Skip(from).Take(count)], _request.Divergence);
    }
}
