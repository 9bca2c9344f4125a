using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Tests.Backtests;

/// <summary>
/// The days of candles, made a second time: a day is over with the first close at or after midnight in London, and is
/// made of whatever candles it had.
/// </summary>
internal sealed class PlainDays
{
    private readonly List<double> _closes = [];
    private readonly int[] _over;
    private readonly double[] _atr;

    public PlainDays(IReadOnlyList<Candle> candles, CandleInterval interval)
    {
        var days = new List<Candle>();
        foreach (var candle in candles)
        {
            if (days.Count > 0 && days[^1].Start.Date == candle.Start.UtcDateTime.Date)
            {
                days[^1] = Longer(days[^1], candle);
            }
            else
            {
                var midnight = new DateTimeOffset(candle.Start.UtcDateTime.Date, TimeSpan.Zero);
                days.Add(new Candle(midnight, candle.Open, candle.High, candle.Low, candle.Close, candle.Volume));
            }
        }

        _over = [.. candles.Select(candle => Over(days, candle.Start.AddMinutes((int)interval)))];
        _closes.AddRange(days.Select(day => (double)day.Close.Value));
        _atr = new PlainIndicators(days).Atr;
    }

    /// <summary>The closes up to the day that is over with a candle; none where no day is.</summary>
    public List<double> ClosesAt(int at) => IsOver(at) ? _closes.GetRange(0, _over[at]) : [];

    /// <summary>The ATR of the day that is over with a candle.</summary>
    public double AtrAt(int at) => IsOver(at) ? _atr[_over[at] - 1] : PlainIndicators.Absent;

    private static int Over(List<Candle> days, DateTimeOffset now) => days.Count(day => day.Start.AddDays(1) <= now);

    private static Candle Longer(Candle day, Candle candle) =>
        new(
            day.Start,
            day.Open,
            candle.High > day.High ? candle.High : day.High,
            candle.Low < day.Low ? candle.Low : day.Low,
            candle.Close,
            day.Volume + candle.Volume
        );

    private bool IsOver(int at) => _over[at] > (at == 0 ? 0 : _over[at - 1]);
}
