using Bot.Domain.Decisions;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Time;

namespace Bot.Domain.Backtests;

/// <summary>What the state machine and the journal remember live: the state, equity at midnights, entries.</summary>
internal sealed class BacktestLimits(RiskProfile profile, Krw capital)
{
    private const int WeekDays = 7;

    private readonly Krw _first = capital;
    private readonly Dictionary<TradingDay, Krw> _dayStarts = [];
    private Krw _last = capital;
    private TradingDay? _day;
    private TradingState _state = TradingState.Running;
    private TradingTrigger? _tripped;
    private LossReading _loss = LossLimits.Read(profile, new EquityMarks(capital, capital, capital));
    private DateTimeOffset? _lastEntry;
    private (TradingDay Day, int Count) _entries;

    /// <summary>Equity at the close of a candle: rolls the day, then trips what it reaches.</summary>
    public void Mark(DateTimeOffset close, Krw equity)
    {
        var today = TradingDay.Of(close);
        var isNew = _day != today;
        Begin(today, close, equity);
        var weekStart = _dayStarts.GetValueOrDefault(today.Plus(-WeekDays), _first);
        _loss = LossLimits.Read(profile, new EquityMarks(equity, _dayStarts[today], weekStart));
        if (isNew && _state != TradingState.Running)
        {
            var week = new TransitionFacts { WeekAboveLimit = _loss.Trip != TradingTrigger.WeeklyLimitHit };
            _state = TradingMachine.Fire(_state, TradingTrigger.DayRolled, week).To;
        }

        if (isNew)
        {
            _tripped = null;
        }

        if (_loss.Trip is { } trip && trip != _tripped)
        {
            (_state, _tripped) = (TradingMachine.Fire(_state, trip, default).To, trip);
        }
    }

    public void Entered(DateTimeOffset at)
    {
        var day = TradingDay.Of(at);
        (_lastEntry, _entries) = (at, (day, EntriesOn(day) + 1));
    }

    /// <summary>Whether a position may be opened, as the gate says live.</summary>
    public bool AreOpen(DateTimeOffset now)
    {
        var frequency = EntryFrequency.Check(profile, _lastEntry, EntriesOn(TradingDay.Of(now)), now);
        return EntryGate.Check(_state, _loss, frequency).Blocked is null;
    }

    private int EntriesOn(TradingDay day) => _entries.Day == day ? _entries.Count : 0;

    // A day begins with what was measured last; so does each day on which nothing was traded at all.
    private void Begin(TradingDay today, DateTimeOffset close, Krw equity)
    {
        for (var day = _day?.Plus(1) ?? today; day <= today; day = day.Plus(1))
        {
            _dayStarts[day] = close == day.Start ? equity : _last;
        }

        (_day, _last) = (today, equity);
    }
}
