using Bot.Domain.Decisions;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Time;

namespace Bot.Domain.Backtests;

/// <summary>What the state machine and the journal remember live: the state, equity at midnights, entries.</summary>
internal sealed class BacktestLimits(RiskProfile profile, Krw capital, bool apply)
{
    private const int WeekDays = 7;

    // A double that is nearer to the limit than this is looked at as the decimal that it stands for.
    private const double Margin = 1e-9;

    private readonly Krw _first = capital;
    private readonly Dictionary<TradingDay, Krw> _dayStarts = [];
    private TradingDay? _day;
    private Krw _dayStart = capital;
    private Krw _weekStart = capital;
    private TradingState _state = TradingState.Running;
    private TradingTrigger? _trip;
    private TradingTrigger? _fired;
    private DateTimeOffset? _lastEntry;
    private (TradingDay Day, int Count) _entries;

    /// <summary>Whether no entry is possible before the next Korean day, whatever happens until then.</summary>
    public bool AreClosedToday => apply && (!_state.AllowsEntries() || _trip is not null);

    /// <summary>
    /// The equity in KRW at or below which <see cref="Look"/> has to be asked; above it, it would find nothing.
    /// </summary>
    public double LookBelow
    {
        get
        {
            var day = Reached(_dayStart, profile.DailyLossLimit);
            var week = Reached(_weekStart, profile.WeeklyLossLimit);
            return (apply, _fired) switch
            {
                (false, _) or (_, TradingTrigger.WeeklyLimitHit) => double.NegativeInfinity,
                (_, TradingTrigger.DailyLimitHit) => week,
                _ => Math.Max(day, week),
            };
        }
    }

    /// <summary>The first candle of a Korean day has closed: the day begins, then the limits are looked at.</summary>
    /// <param name="close">When it closed.</param>
    /// <param name="equity">Equity at that close.</param>
    /// <param name="before">Equity at the close before.</param>
    public void Roll(DateTimeOffset close, Krw equity, Krw before)
    {
        var today = TradingDay.Of(close);
        var isFirst = _day is null;

        // A day begins with what was measured last; so does each day on which nothing was traded at all.
        for (var day = _day?.Plus(1) ?? today; day <= today; day = day.Plus(1))
        {
            _dayStarts[day] = close == day.Start ? equity : before;
            _dayStarts.Remove(day.Plus(-WeekDays - 1));
        }

        (_day, _dayStart) = (today, _dayStarts[today]);
        _weekStart = _dayStarts.GetValueOrDefault(today.Plus(-WeekDays), _first);
        _trip = LossLimits.Trip(profile, equity, _dayStart, _weekStart);
        if (!isFirst && _state != TradingState.Running)
        {
            var week = new TransitionFacts { WeekAboveLimit = _trip != TradingTrigger.WeeklyLimitHit };
            _state = TradingMachine.Fire(_state, TradingTrigger.DayRolled, week).To;
        }

        _fired = null;
        Fire();
    }

    /// <summary>Equity at the close of a candle: trips what it reaches.</summary>
    public void Look(Krw equity)
    {
        _trip = LossLimits.Trip(profile, equity, _dayStart, _weekStart);
        Fire();
    }

    public void Entered(DateTimeOffset at)
    {
        var day = TradingDay.Of(at);
        (_lastEntry, _entries) = (at, (day, EntriesOn(day) + 1));
    }

    /// <summary>Whether a position may be opened, as the gate says live.</summary>
    public bool AreOpen(DateTimeOffset now) =>
        !apply
        || EntryGate.IsOpen(
            _state,
            _trip,
            EntryFrequency.Allows(profile, _lastEntry, EntriesOn(TradingDay.Of(now)), now)
        );

    private static double Reached(Krw start, Percent limit) =>
        (double)(start.Value * (100m + limit.Value) / 100m) * (1 + Margin);

    private void Fire()
    {
        if (apply && _trip is { } trip && trip != _fired)
        {
            (_state, _fired) = (TradingMachine.Fire(_state, trip, default).To, trip);
        }
    }

    private int EntriesOn(TradingDay day) => _entries.Day == day ? _entries.Count : 0;
}
