using Bot.Domain.Decisions;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.States;
using Bot.Domain.Time;

namespace Bot.Domain.Backtests;

/// <summary>What the state machine and the journal remember live: the state, equity at midnights, entries.</summary>
internal sealed class BacktestLimits(RiskProfile profile, Krw capital, bool apply, StateMoves moves)
{
    private const int WeekDays = 7;

    // A double that is nearer to the limit than this is looked at as the decimal that it stands for.
    private const double Margin = 1e-9;
    private const double Hundred = 100;

    private readonly Krw _first = capital;
    private readonly Krw[] _dayStarts = new Krw[WeekDays + 1];
    private int _firstDay = int.MaxValue;
    private int _day;
    private Krw _dayStart = capital;
    private Krw _weekStart = capital;
    private double _dayReached;
    private double _weekReached;
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
    public double LookBelow =>
        (apply, _fired) switch
        {
            (false, _) or (_, TradingTrigger.WeeklyLimitHit) => double.NegativeInfinity,
            (_, TradingTrigger.DailyLimitHit) => _weekReached,
            _ => Math.Max(_dayReached, _weekReached),
        };

    /// <summary>The first candle of a Korean day has closed: the day begins, then the limits are looked at.</summary>
    /// <param name="close">When it closed.</param>
    /// <param name="equity">Equity at that close.</param>
    /// <param name="before">Equity at the close before.</param>
    public void Roll(DateTimeOffset close, Krw equity, Krw before)
    {
        if (!apply)
        {
            return;
        }

        var isFirst = _firstDay == int.MaxValue;
        Begin(TradingDay.Of(close), close, equity, before);
        _trip = Trip(equity);
        if (!isFirst && _state != TradingState.Running)
        {
            _state = moves.After(_state, TradingTrigger.DayRolled, _trip != TradingTrigger.WeeklyLimitHit);
        }

        _fired = null;
        Fire();
    }

    /// <summary>Equity at the close of a candle: trips what it reaches.</summary>
    public void Look(Krw equity)
    {
        _trip = Trip(equity);
        Fire();
    }

    /// <summary>Begins in the middle of an account's life, at an instant.</summary>
    public void Take(Standing standing, DateTimeOffset at)
    {
        (_state, _trip, _fired) = (standing.State, standing.Trip, standing.Trip);
        (_lastEntry, _entries) = (standing.LastEntry, (TradingDay.Of(at), standing.EntriesToday));
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
        (double)start.Value * (1 + ((double)limit.Value / Hundred)) * (1 + Margin);

    // A day begins with what was measured last; so does each day on which nothing was traded at all.
    private void Begin(TradingDay today, DateTimeOffset close, Krw equity, Krw before)
    {
        var number = today.Date.DayNumber;
        _firstDay = Math.Min(_firstDay, number);
        for (var day = Math.Max(_day + 1, _firstDay); day < number; day++)
        {
            _dayStarts[day % _dayStarts.Length] = before;
        }

        _dayStart = close == today.Start ? equity : before;
        _dayStarts[number % _dayStarts.Length] = _dayStart;
        var weekAgo = number - WeekDays;
        (_day, _weekStart) = (number, weekAgo >= _firstDay ? _dayStarts[weekAgo % _dayStarts.Length] : _first);
        _dayReached = Reached(_dayStart, profile.DailyLossLimit);
        _weekReached = Reached(_weekStart, profile.WeeklyLossLimit);
    }

    private TradingTrigger? Trip(Krw equity) =>
        apply && (double)equity.Value <= Math.Max(_dayReached, _weekReached)
            ? LossLimits.Trip(profile, equity, _dayStart, _weekStart)
            : null;

    private void Fire()
    {
        if (_trip is { } trip && trip != _fired)
        {
            (_state, _fired) = (moves.After(_state, trip, weekAboveLimit: false), trip);
        }
    }

    private int EntriesOn(TradingDay day) => _entries.Day == day ? _entries.Count : 0;
}
