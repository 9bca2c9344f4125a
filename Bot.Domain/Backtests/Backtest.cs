using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;

namespace Bot.Domain.Backtests;

/// <summary>
/// Runs a strategy over candles with the code that decides live: signal on a close, filled at the next open, exits
/// within candles, validation, frequency and loss limits on the KST day. The advisor is the rules.
/// </summary>
/// <remarks>
/// Each candle is gone through in this order: what was decided on the close before is filled at its open; its levels
/// are looked at; it closes, and the trailing stop, the limits and the strategy see it. Candles on which none of these
/// can do anything are passed in one loop that only adds up equity: without a position those that the strategy does not
/// mark, with one those that touch no level. What stops that loop is decided by the rules, never by the loop.
/// </remarks>
public sealed class Backtest
{
    private static readonly Advice Buys = new(TradeAction.Buy, Confidence.High, Rationale.None);
    private static readonly Advice Sells = new(TradeAction.Sell, Confidence.High, Rationale.None);

    private readonly BacktestRequest _request;
    private readonly PreparedCandles _prepared;
    private readonly CandleColumns _candles;
    private readonly SignalMarks _marks;
    private readonly BacktestPurse _purse;
    private readonly BacktestLimits _limits;
    private readonly EntryJudge _judge;
    private readonly HeldLevels _levels;
    private readonly EquityTally _tally;
    private readonly double[] _curve;
    private readonly int _from;
    private readonly int _to;
    private TradeAction _pending = TradeAction.Hold;
    private (ExitTerms Exits, VolatilitySize? Own) _terms;
    private (int Index, Candle? Candle) _newest = (-1, null);
    private Krw _before;
    private int _nextDay;
    private int _days;

    private Backtest(BacktestRequest request, PreparedCandles prepared, SignalMarks marks)
    {
        (_request, _prepared, _candles, _marks) = (request, prepared, prepared.Columns, marks);
        _purse = new BacktestPurse(request);
        _limits = new BacktestLimits(request.Profile, request.Capital, request.Limits, prepared.Moves);
        _judge = new EntryJudge(request, prepared);
        _levels = new HeldLevels(_candles, () => prepared.Indicators.Atr14.Raw);
        (_from, _to) = request.Span ?? (0, _candles.Count);
        _curve = request.KeepsCurve ? new double[_to - _from] : [];
        _tally = new EquityTally((double)request.Capital.Value, request.KeepsCurve ? _curve : null);
        _before = request.Capital;

        // The run's first candle begins a day, too.
        (_nextDay, _days) = (_from, prepared.DaysUpTo(_from));
    }

    /// <summary>Runs a request to its end.</summary>
    /// <exception cref="ArgumentException">There are fewer than two candles.</exception>
    public static BacktestReport Run(BacktestRequest request) => Run(request, new PreparedCandles(request));

    /// <summary>Runs a request on candles that were prepared for many.</summary>
    /// <param name="request">Its candles are the prepared ones.</param>
    /// <param name="prepared">Shared by all runs.</param>
    public static BacktestReport Run(BacktestRequest request, PreparedCandles prepared) =>
        new Backtest(request.Limits ? request : request.Unshrunk(), prepared, prepared.MarksOf(request.Strategy)).Run();

    /// <summary>Decides on the close of one candle and does it in the next, from where an account stands.</summary>
    /// <param name="request">Its capital and span do not matter.</param>
    /// <param name="index">The place of the candle that has closed; there is one behind it.</param>
    /// <param name="standing">The account at that close.</param>
    public static BacktestCandle Step(BacktestRequest request, int index, Standing standing)
    {
        var within = request with { Capital = standing.Cash, Span = (index + 1, index + 2), KeepsCurve = false };
        return new Backtest(within, new PreparedCandles(within), SignalMarks.Everywhere).Step(index, standing);
    }

    private BacktestReport Run()
    {
        for (var index = _from; index < _to; )
        {
            Begin(index);
            Fill(index);
            Protect(index);
            index = _purse.Position is null ? Free(index) : Hold(index);
        }

        var last = _to - 1;
        var equity = _purse.EquityAt(CandleColumns.PriceOf(_candles.Closes[last]));
        var close = CandleColumns.PriceOf(_candles.Closes[last]);
        _purse.Close(close, close, _candles.StartAt(last), BacktestReport.EndReason);
        return new BacktestReport(_request, _purse, equity, _tally, _curve) { Wanted = _pending };
    }

    private BacktestCandle Step(int index, Standing standing)
    {
        var close = _prepared.CloseOf(index);
        _purse.Take(standing);
        _limits.Take(standing, close);
        if (standing.Position is { } held)
        {
            _levels.Open(held);
            var holding = new Holding(held.AverageFill, held.OpenedAt);
            var sells = WantsToSell(new StrategyView(_prepared.Candles, _prepared.Indicators, index, holding));
            _pending = sells ? TradeAction.Sell : TradeAction.Hold;
        }
        else
        {
            _pending = _limits.AreOpen(close) && WantsToBuy(index) ? TradeAction.Buy : TradeAction.Hold;
        }

        var wanted = _pending;
        Fill(index + 1);
        var opened = wanted == TradeAction.Buy ? _purse.Position : null;
        Protect(index + 1);
        return new BacktestCandle(wanted, opened, _purse.Trades);
    }

    // What a Korean day that begins with this candle is measured from, before anything happens in it.
    private void Begin(int index)
    {
        if (index == _nextDay && index > _from)
        {
            _before = _purse.EquityAt(CandleColumns.PriceOf(_candles.Closes[index - 1]));
        }
    }

    private void Fill(int index)
    {
        var (wanted, start) = (_pending, _candles.StartAt(index));
        _pending = TradeAction.Hold;
        if (wanted == TradeAction.Hold)
        {
            return;
        }

        var candle = CandleAt(index);
        if (wanted == TradeAction.Sell)
        {
            var (paid, plain) = (
                FillModel.Sell(candle.Open, candle, _request.Slippage),
                FillModel.Sell(candle.Open, candle, default)
            );
            _purse.Close(paid, plain, start, TerminalReason.Sold.Text());
        }
        else if (
            _purse.TryOpen(FillModel.Buy(candle, _request.Slippage), FillModel.Buy(candle, default), start, _terms)
        )
        {
            _limits.Entered(start);
            _levels.Open(_purse.Position!);
        }
    }

    private void Protect(int index)
    {
        if (_purse.Position is null || !_levels.MayTouch(index))
        {
            return;
        }

        var candle = CandleAt(index);
        while (_purse.Position is { } held && FillModel.Exit(held, candle, _request.Slippage) is { } exit)
        {
            var plain = FillModel.Exit(held, candle, default)!.Value;
            _purse.Leave(exit.Reason, exit.Price, plain.Price, candle.Start);
        }

        if (_purse.Position is { } left)
        {
            _levels.Take(left);
        }
    }

    // Nothing is held on the close of this candle. Returns the candle at whose open something is bought.
    private int Free(int index)
    {
        _tally.Add((double)_purse.Cash.Value, holds: false);
        Close(index, _purse.Cash);
        var (seen, at) = (index + 1, index);
        while ((at = NextEntry(at)) < _to)
        {
            RollTo(at);
            if (!_limits.AreClosedToday && _limits.AreOpen(_prepared.CloseOf(at)) && WantsToBuy(at))
            {
                _pending = TradeAction.Buy;
                break;
            }

            at = _limits.AreClosedToday ? Math.Max(at + 1, _nextDay) : at + 1;
        }

        var end = Math.Min(at, _to - 1) + 1;
        _tally.AddSame(end - seen);
        return end;
    }

    private int NextEntry(int index) => _marks.Entries?.NextAt(index) ?? index;

    // While nothing is held equity stays as it is, and only midnights change anything.
    private void RollTo(int index)
    {
        while (_nextDay <= index)
        {
            Roll(_purse.Cash, _purse.Cash);
        }
    }

    private bool WantsToBuy(int index)
    {
        var view = new StrategyView(_prepared.Candles, _prepared.Indicators, index, null);
        if (
            !(_marks.EntriesAreDecided || _request.Strategy.Decide(view).Action == TradeAction.Buy)
            || !_judge.Passes(Buys, index)
            || !_judge.PassesQuick(index)
        )
        {
            return false;
        }

        _terms = (_request.TermsAt(view), _request.Strategy.SizeOf(view));
        return true;
    }

    // Something is held on the close of this candle. Returns the candle at whose open it is sold.
    private int Hold(int index)
    {
        for (var at = index; ; )
        {
            HeldClose(at);
            if (_pending == TradeAction.Sell)
            {
                return at + 1;
            }

            at = Pass(at + 1);
            if (at == _to)
            {
                return at;
            }

            Begin(at);
            Protect(at);
            if (_purse.Position is null)
            {
                return Free(at);
            }
        }
    }

    // Goes by candles that touch nothing; the next one has to be looked at.
    private int Pass(int from)
    {
        var day = Math.Min(_to, _nextDay);
        var to = _marks.Exits is { } exits ? Math.Min(day, exits.NextAt(from)) : NextLeave(from, day);
        var (cash, coins) = ((double)_purse.Cash.Value, (double)_purse.Position!.Volume.Value);
        var next = from < to ? _levels.Next(from, to, (_limits.LookBelow - cash) / coins) : from;
        _tally.AddHeld(_candles.Closes.AsSpan(from, next - from), cash, coins);
        return next;
    }

    private int NextLeave(int from, int to) =>
        from < to ? _request.Strategy.NextLeave(_prepared.Candles, _prepared.Indicators, Held(), (from, to)) : from;

    private Holding Held() => new(_purse.Position!.AverageFill, _purse.Position.OpenedAt);

    private void HeldClose(int index)
    {
        var (start, close) = (_candles.StartAt(index), CandleColumns.PriceOf(_candles.Closes[index]));
        _levels.See(index);
        if (_purse.Position!.Plan.Trailing is not null)
        {
            var highest = _levels.HighestAt < 0 ? _purse.Position.Progress.Highest : HighOf(_levels.HighestAt);
            _purse.Saw(highest, _prepared.Indicators.Atr14[index], start);
            _levels.Take(_purse.Position);
        }

        var equity = _purse.EquityAt(close);
        _tally.Add((double)equity.Value, holds: true);
        Close(index, equity);
        var isMarked = (_marks.Exits?.NextAt(index) ?? NextLeave(index, index + 1)) == index;
        if (isMarked && WantsToSell(new StrategyView(_prepared.Candles, _prepared.Indicators, index, Held())))
        {
            _pending = TradeAction.Sell;
        }
    }

    private bool WantsToSell(StrategyView view) =>
        _request.Strategy.Decide(view).Action == TradeAction.Sell && _judge.Passes(Sells, view.Index);

    private void Close(int index, Krw equity)
    {
        if (index == _nextDay)
        {
            Roll(equity, _before);
        }
        else
        {
            _limits.Look(equity);
        }
    }

    private void Roll(Krw equity, Krw before)
    {
        _limits.Roll(_prepared.CloseOf(_nextDay), equity, before);
        _nextDay = _days < _prepared.DayFirsts.Count ? _prepared.DayFirsts[_days++] : int.MaxValue;
    }

    // What is filled at a candle's open is protected within it.
    private Candle CandleAt(int index)
    {
        if (_newest.Candle is not { } candle || _newest.Index != index)
        {
            candle = _prepared.Candles.Candles[index];
            _newest = (index, candle);
        }

        return candle;
    }

    private Price HighOf(int index) => _prepared.Candles.Candles[index].High;
}
