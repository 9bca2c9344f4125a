using Bot.Domain.Backtests;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Tests.Backtests;

/// <summary>
/// The rules of a backtest written a second time from their page, plainly and slowly: one loop that looks at every
/// candle and every rule. It shares no code with the engine, the strategies, the exits or the sizing.
/// </summary>
internal sealed class PlainBacktest
{
    private readonly BacktestRequest _request;
    private readonly PlainStrategy _strategy;
    private readonly PlainIndicators _indicators;
    private readonly PlainValidation _validation;
    private readonly PlainSizing _sizing;
    private readonly PlainLimits _limits;
    private PlainHolding? _held;
    private decimal _cash;
    private bool _wantsBuy;
    private bool _wantsSell;

    public PlainBacktest(BacktestRequest request, PlainStrategy strategy, PlainIndicators indicators)
    {
        (_request, _strategy, _indicators) = (request, strategy, indicators);
        _validation = new PlainValidation(request, indicators);
        (_sizing, _limits) = (new PlainSizing(request), new PlainLimits(request));
        _cash = request.Capital.Value;
        var (from, to) = request.Span ?? (0, request.Candles.Count);
        for (var at = from; at < to; at++)
        {
            Step(at);
        }

        Last = Equity[^1];
        if (_held is { } open)
        {
            var last = request.Candles.Candles[to - 1];
            Sell(open, open.Volume, last.Close.Value, last.Start, "end");
        }
    }

    public List<PlainTrade> Trades { get; } = [];

    public List<decimal> Equity { get; } = [];

    /// <summary>Equity at the last close, what is held included.</summary>
    public decimal Last { get; }

    public double DrawdownPercent
    {
        get
        {
            var (peak, deepest) = (0m, 0m);
            foreach (var equity in Equity)
            {
                peak = Math.Max(peak, equity);
                deepest = Math.Min(deepest, (equity / peak) - 1);
            }

            return (double)deepest * 100;
        }
    }

    public double? Sharpe
    {
        get
        {
            var returns = Equity.Zip(Equity.Skip(1), (before, after) => (double)((after / before) - 1)).ToList();
            if (returns.Count < 2)
            {
                return null;
            }

            var mean = returns.Average();
            var variance = returns.Sum(one => (one - mean) * (one - mean)) / (returns.Count - 1);
            var perYear = 365.0 * 24 * 60 / (int)_request.Candles.Interval;
            return variance > 0 ? mean / Math.Sqrt(variance) * Math.Sqrt(perYear) : null;
        }
    }

    private void Step(int at)
    {
        var candle = _request.Candles.Candles[at];
        Fill(at, candle);
        while (_held is { } held && held.ExitIn(candle, _request.Slippage.Value) is { } exit)
        {
            var volume = exit.IsPart ? held.PartAt(exit.Price) : held.Volume;
            Sell(held, volume, exit.Price, candle.Start, exit.Reason);
        }

        _held?.See(candle, _indicators.Atr[at]);
        var equity = _cash + ((_held?.Volume ?? 0) * candle.Close.Value);
        var close = candle.Start + _request.Candles.Interval.Length();
        _limits.See(close, equity, Equity.Count == 0 ? _request.Capital.Value : Equity[^1]);
        Equity.Add(equity);
        if (_held is { } open)
        {
            var wants = _strategy.Sells(_indicators, at, (double)open.Entry, at - open.At + 1);
            _wantsSell = wants && (_strategy.IsDaily || _validation.AllowsSell(at));
        }
        else
        {
            _wantsBuy =
                _strategy.Buys(_indicators, at)
                && _limits.AllowEntry(close)
                && (_strategy.IsDaily || _validation.AllowsBuy(at));
        }
    }

    // What was wanted on the close before happens at this open.
    private void Fill(int at, Candle candle)
    {
        var (buys, sells) = (_wantsBuy, _wantsSell);
        (_wantsBuy, _wantsSell) = (false, false);
        if (sells && _held is { } held)
        {
            var price = PlainUnit.Down(candle.Open.Value * (100 - _request.Slippage.Value) / 100, candle.Start);
            Sell(held, held.Volume, price, candle.Start, "sold");
        }
        else if (buys)
        {
            Buy(at, candle, PlainUnit.Up(candle.Open.Value * (100 + _request.Slippage.Value) / 100, candle.Start));
        }
    }

    private void Buy(int at, Candle candle, decimal price)
    {
        // What knows no target knows no other exit of the account either.
        var exits = _strategy.Levels is { Target: null } ? new ExitRule() : _request.Exits;
        var atr = _strategy.Atr(_indicators, at - 1);
        var own = exits.Mode == ExitMode.Atr ? (exits.Atr.Stop, exits.Atr.Target) : ((double, double?)?)null;
        var levels = _strategy.Levels ?? own;
        if (double.IsNaN(atr) && (levels is not null || exits.Trailing is { Percent: null }))
        {
            return;
        }

        var (stop, target) = (
            Part(price, _request.Profile.StopLoss.Value),
            Part(price, _request.Profile.TakeProfit.Value)
        );
        if (levels is { } far)
        {
            stop = price - (decimal)(atr * far.Item1);
            target = far.Item2 is { } up ? price + (decimal)(atr * up) : decimal.MaxValue;
        }

        var distance = levels is null ? _request.Profile.StopLoss.Value : (stop - price) / price * 100;
        var size = _strategy.Size(_indicators, at - 1, _request.Profile.Name);
        var volume = _sizing.Coins(_cash, price, distance, size);
        if (volume == 0)
        {
            return;
        }

        _held = new PlainHolding(at, candle.Start, price, volume, exits)
        {
            Stop = PlainUnit.Level(stop, candle.Start),
            Target = target == decimal.MaxValue ? target : PlainUnit.Level(target, candle.Start),
        };
        _cash -= price * volume * (1 + (_request.Fee.Value / 100));
        _limits.Entered(candle.Start);
    }

    private void Sell(PlainHolding held, decimal volume, decimal price, DateTimeOffset at, string reason)
    {
        var fee = _request.Fee.Value / 100;
        var (paid, got) = (held.Entry * volume * (1 + fee), price * volume * (1 - fee));
        _cash += got;
        Trades.Add(new PlainTrade(held.OpenedAt, held.Entry, at, price, volume, got - paid, reason));
        held.Sold(volume, got - paid);
        if (held.Volume == 0)
        {
            _sizing.Closed(100 * held.Result / (held.Entry * held.Entered));
            _held = null;
        }
    }

    private static decimal Part(decimal price, decimal percent) => price * (100 + percent) / 100;
}
