using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Domain.Backtests;

/// <summary>
/// Runs a strategy over candles with the code that decides live: signal on a close, filled at the next open, exits
/// within
/// candles, validation, frequency and loss limits on the KST day. The advisor is the rules.
/// </summary>
public sealed class Backtest
{
    private readonly BacktestRequest _request;
    private readonly IndicatorSet _indicators;
    private readonly BacktestPurse _purse;
    private readonly BacktestLimits _limits;
    private readonly List<Krw> _equity = [];
    private TradeAction _pending = TradeAction.Hold;

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
            var close = candles[index].Start + _request.Candles.Interval.Length();
            _equity.Add(_purse.EquityAt(candles[index].Close));
            _limits.Mark(close, _equity[^1]);
            _pending = Decide(candles[index], _indicators.At(index), close);
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
            && _purse.TryOpen(_request, FillModel.Buy(candle, _request.Slippage), candle.Start)
        )
        {
            _limits.Entered(candle.Start);
        }
    }

    private void Protect(Candle candle)
    {
        if (_purse.Position is { } held && FillModel.Exit(held.Plan, candle, _request.Slippage) is { } exit)
        {
            _purse.Close(exit.Price, candle.Start, Ending.Of(exit.Reason).Text());
        }
    }

    private TradeAction Decide(Candle candle, IndicatorRow row, DateTimeOffset close)
    {
        var holds = _purse.Position is not null;
        var isOpen = !holds && _limits.AreOpen(close);
        var signal = _request.Strategy.Decide(row, holds);
        var advice = RulesAdvisor.Advise(signal, LegalActions.For(holds, isOpen));
        return Validation.Check(advice, candle, row).All(rung => rung.Passed) ? advice.Action : TradeAction.Hold;
    }
}

/// <summary>The money of a backtest.</summary>
internal sealed class BacktestPurse(Krw capital)
{
    private readonly List<Trade> _trades = [];
    private Krw _cash = capital;

    public Position? Position { get; private set; }

    public IReadOnlyList<Trade> Trades => _trades;

    public Krw EquityAt(Price last) => Equity.Of(_cash, Position?.Volume ?? Volume.None, last);

    public bool TryOpen(BacktestRequest request, Price price, DateTimeOffset at)
    {
        if (Sizing.Fixed(request.Profile, _cash, price) is not SizedEntry.Sized sized)
        {
            return false;
        }

        var cost = price * sized.Volume;
        var fee = cost * Costs.Fee;
        var plan = ExitPlan.Fixed(price, request.Profile.StopLoss, request.Profile.TakeProfit, at);
        Position = new Position(sized.Volume, price, fee, at, plan);
        _cash = _cash - cost - fee;
        return true;
    }

    public void Close(Price price, DateTimeOffset at, string reason)
    {
        if (Position is not { } held)
        {
            return;
        }

        var worth = price * held.Volume;
        var fee = worth * Costs.Fee;
        _cash = _cash + worth - fee;
        _trades.Add(new Trade(held.OpenedAt, held.AverageFill, at, price, held.Volume, held.EntryFee + fee, reason));
        Position = null;
    }
}

/// <summary>The limits of a backtest: what the state machine and the journal remember live.</summary>
internal sealed class BacktestLimits(RiskProfile profile, Krw capital)
{
    private const int WeekDays = 7;

    private readonly Krw _first = capital;
    private readonly Dictionary<TradingDay, Krw> _dayStarts = [];
    private readonly List<DateTimeOffset> _entries = [];
    private Krw? _last;
    private Percent _week;
    private bool _dayHalted;
    private bool _weekHalted;
    private TradingDay? _day;

    /// <summary>Equity at the close of a candle.</summary>
    public void Mark(DateTimeOffset close, Krw equity)
    {
        var today = TradingDay.Of(close);
        if (_day != today)
        {
            // What was last measured is what the day began with.
            _dayStarts[today] = close == today.Start ? equity : _last ?? _first;
            (_day, _dayHalted) = (today, false);
        }

        _last = equity;
        var weekStart = _dayStarts.GetValueOrDefault(today.Plus(-WeekDays), _first);
        var loss = LossLimits.Read(profile, new EquityMarks(equity, _dayStarts[today], weekStart));
        _week = loss.Week;
        _dayHalted |= loss.Day <= profile.DailyLossLimit;
        _weekHalted = loss.Week <= profile.WeeklyLossLimit || (_weekHalted && close != today.Start);
    }

    public void Entered(DateTimeOffset at) => _entries.Add(at);

    public bool AreOpen(DateTimeOffset now)
    {
        if (_dayHalted || _weekHalted || _week <= profile.WeeklyLossLimit)
        {
            return false;
        }

        var midnight = TradingDay.Of(now).Start;
        DateTimeOffset? last = _entries.Count == 0 ? null : _entries[^1];
        var today = _entries.Count(entry => entry >= midnight);
        return EntryFrequency.Check(profile, last, today, now).All(rung => rung.Passed);
    }
}
