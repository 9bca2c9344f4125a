using System.Runtime.InteropServices;
using Bot.Domain.Market;

namespace Bot.Host.Charts;

/// <summary>A candle as it is drawn: one, or several that lie next to each other as one.</summary>
/// <param name="Start">Of the time that it stands for.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Bar(
    DateTimeOffset Start,
    double Open,
    double High,
    double Low,
    double Close,
    double Volume
)
{
    public bool IsRising => Close >= Open;

    /// <summary>Bars of equal lengths of time, no more than asked for; a time without candles has no bar.</summary>
    /// <param name="series">One candle at least.</param>
    /// <param name="most">Above zero.</param>
    public static Bars Of(CandleSeries series, int most)
    {
        var (first, last) = (series.Columns.StartAt(0), series.Columns.StartAt(series.Count - 1));
        var length = TimeSpan.FromMinutes((int)series.Interval);
        var slots = ((last - first).Ticks / length.Ticks) + 1;
        length *= (slots + most - 1) / most;
        var bars = new List<Bar>();
        foreach (var candle in series.Candles)
        {
            var start = first + (length * ((candle.Start - first).Ticks / length.Ticks));
            if (bars.Count > 0 && bars[^1].Start == start)
            {
                bars[^1] = bars[^1].With(candle);
            }
            else
            {
                bars.Add(Of(start, candle));
            }
        }

        return new Bars(bars, first, length);
    }

    private static Bar Of(DateTimeOffset start, Candle candle) =>
        new(
            start,
            (double)candle.Open.Value,
            (double)candle.High.Value,
            (double)candle.Low.Value,
            (double)candle.Close.Value,
            (double)candle.Volume
        );

    private Bar With(Candle next) =>
        this with
        {
            High = Math.Max(High, (double)next.High.Value),
            Low = Math.Min(Low, (double)next.Low.Value),
            Close = (double)next.Close.Value,
            Volume = Volume + (double)next.Volume,
        };
}

/// <summary>All bars of a picture.</summary>
/// <param name="All">Oldest first, one at least.</param>
/// <param name="First">When the first begins.</param>
/// <param name="Length">Of the time that each stands for.</param>
internal sealed record Bars(IReadOnlyList<Bar> All, DateTimeOffset First, TimeSpan Length)
{
    public double Highest { get; } = All.Max(bar => bar.High);

    public double Lowest { get; } = All.Min(bar => bar.Low);

    /// <summary>Time behind the last bar in which levels go on.</summary>
    public TimeSpan Room { get; init; }

    /// <summary>When the last ends, and the room behind it.</summary>
    public DateTimeOffset End => All[^1].Start + Length + Room;

    public bool Covers(DateTimeOffset instant) => instant >= First && instant < End;

    /// <summary>The middle of the bar that an instant falls into.</summary>
    public DateTimeOffset MiddleAt(DateTimeOffset instant) =>
        First + (Length * ((instant - First).Ticks / Length.Ticks)) + (Length / 2);
}
