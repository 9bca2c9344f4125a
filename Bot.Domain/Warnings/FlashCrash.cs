using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;

namespace Bot.Domain.Warnings;

/// <summary>
/// Warns of a price that falls within minutes. The fall is measured against a range that ended before it began, so
/// that a crash does not raise the bar it is measured by.
/// </summary>
public static class FlashCrash
{
    /// <summary>Closed one-minute candles that are read to judge an instant.</summary>
    public const int MinutesRead = 100;

    /// <summary>Closed 15-minute candles that are read to judge an instant.</summary>
    public const int QuartersRead = 60;

    /// <summary>
    /// The warning at an instant, from what the last hour shows alone: it is on while the fall lasts, and from the
    /// minute at which a fall began to count for <see cref="FlashCrashRule.HoldMinutes"/>, unless enough of that fall
    /// was regained in between.
    /// </summary>
    /// <param name="minutes">Closed one-minute candles; minutes without trades have none.</param>
    /// <param name="quarterHours">Closed 15-minute candles.</param>
    /// <param name="now">The instant that is asked about; what closed after it is not looked at.</param>
    /// <param name="rule">The numbers.</param>
    /// <returns>Null where the minutes reach back less than <see cref="FlashCrashRule.MinutesNeeded"/>, or where a fall
    /// cannot be judged because the range before it is not known.</returns>
    /// <exception cref="ArgumentException">The candles are of other intervals.</exception>
    public static FlashCrashReading? Read(
        CandleSeries minutes,
        CandleSeries quarterHours,
        DateTimeOffset now,
        FlashCrashRule rule
    )
    {
        Demand(minutes, CandleInterval.Minute, nameof(minutes));
        Demand(quarterHours, CandleInterval.QuarterHour, nameof(quarterHours));
        var end = CandleInterval.Minute.StartAt(now);
        if (minutes.Count == 0 || minutes.Candles[0].Start > end.AddMinutes(-rule.MinutesNeeded))
        {
            return null;
        }

        var ranges = new RangeBefore(quarterHours, rule.AtrPeriod);
        var falls = Enumerable
            .Range(0, rule.HoldMinutes + 1)
            .Select(minute => end.AddMinutes(minute - rule.HoldMinutes))
            .Select(at => Fall.Until(minutes.Candles, ranges, at, rule))
            .ToList();
        if (Active(falls, rule) is { } onset)
        {
            return OnSince(falls, onset);
        }

        return falls.Skip(1).Any(fall => fall.Counts is null)
            ? null
            : new FlashCrashReading(IsOn: false, falls[^1].Drop, falls[^1].DropInAtr, Since: null);
    }

    private static int? Active(List<Fall> falls, FlashCrashRule rule)
    {
        // The first minute only tells whether the next one begins a fall: its own hour has passed.
        for (var index = 1; index < falls.Count; index++)
        {
            var begins = falls[index].Counts == true && falls[index - 1].Counts != true;
            if (begins && !IsRegained(falls, index, rule))
            {
                return index;
            }
        }

        return falls[^1].Counts == true ? falls.FindLastIndex(fall => fall.Counts != true) + 1 : null;
    }

    private static bool IsRegained(List<Fall> falls, int onset, FlashCrashRule rule)
    {
        var high = falls[onset].High;
        var low = falls[onset].Close;
        for (var index = onset + 1; index < falls.Count; index++)
        {
            var close = falls[index].Close;
            low = Math.Min(low, close);
            if (close > low && (close - low) * 100m >= (high - low) * rule.RegainedPercent)
            {
                return true;
            }
        }

        return false;
    }

    // Told by its depth, not by where the price has crept to since.
    private static FlashCrashReading OnSince(List<Fall> falls, int onset)
    {
        var high = falls[onset].High;
        var low = falls.Skip(onset).Min(fall => fall.Close);
        return new FlashCrashReading(
            IsOn: true,
            new Price(low).ChangeFrom(new Price(high)),
            falls[onset].InAtr(high - low),
            falls[onset].At
        );
    }

    private static void Demand(CandleSeries series, CandleInterval interval, string name)
    {
        if (series.Interval != interval)
        {
            throw new ArgumentException($"candles of {interval} are needed, not of {series.Interval}", name);
        }
    }

    /// <summary>What the window that ends with a minute looks like.</summary>
    private sealed record Fall(DateTimeOffset At, decimal High, decimal Close, double? Atr, bool? Counts)
    {
        public Percent Drop => new Price(Close).ChangeFrom(new Price(High));

        public double? DropInAtr => InAtr(High - Close);

        public double? InAtr(decimal depth) => Atr is > 0 and var atr ? (double)depth / atr : null;

        public static Fall Until(
            IReadOnlyList<Candle> minutes,
            RangeBefore ranges,
            DateTimeOffset at,
            FlashCrashRule rule
        )
        {
            var from = at.AddMinutes(-rule.WindowMinutes);
            var last = LastStartedBefore(minutes, at);
            var close = minutes[last].Close.Value;
            var high = close;
            var index = last;
            for (; index >= 0 && minutes[index].Start >= from; index--)
            {
                high = Math.Max(high, minutes[index].High.Value);
            }

            // A price that nobody changed was still the price when the window began.
            if (index >= 0 && (index == last || minutes[index + 1].Start > from))
            {
                high = Math.Max(high, minutes[index].Close.Value);
            }

            var fall = new Fall(at, high, close, ranges.At(from), null);
            return fall with { Counts = Judge(fall, rule) };
        }

        private static bool? Judge(Fall fall, FlashCrashRule rule)
        {
            if (fall.Drop.Value <= rule.DropPercent)
            {
                return true;
            }

            if (fall.Drop.Value > rule.MildDropPercent)
            {
                return false;
            }

            return fall.Atr is { } atr ? (double)(fall.High - fall.Close) > rule.AtrMultiple * atr : null;
        }

        private static int LastStartedBefore(IReadOnlyList<Candle> minutes, DateTimeOffset at)
        {
            var index = minutes.Count - 1;
            while (minutes[index].Start >= at)
            {
                index--;
            }

            return index;
        }
    }

    /// <summary>The average true range as it stood when a window began.</summary>
    private sealed class RangeBefore(CandleSeries quarterHours, int period)
    {
        private readonly IReadOnlyList<double?> _atr = AverageTrueRange.Column(quarterHours, period);

        public double? At(DateTimeOffset instant)
        {
            var index = quarterHours.Count - 1;
            while (index >= 0 && quarterHours.Candles[index].Start + CandleInterval.QuarterHour.Length() > instant)
            {
                index--;
            }

            return index < 0 ? null : _atr[index];
        }
    }
}

/// <summary>The numbers of <see cref="FlashCrash"/>.</summary>
public sealed record FlashCrashRule
{
    public static readonly FlashCrashRule Default = new();

    /// <summary>A drop of this much is a crash whatever the market's habits; below zero.</summary>
    public decimal DropPercent { get; init; } = -5m;

    /// <summary>A drop of this much is one if it exceeds <see cref="AtrMultiple"/> ranges; below zero.</summary>
    public decimal MildDropPercent { get; init; } = -3m;

    /// <summary>Average true ranges of 15-minute candles that a mild drop must exceed.</summary>
    public double AtrMultiple { get; init; } = 4;

    /// <summary>15-minute candles of the average true range.</summary>
    public int AtrPeriod { get; init; } = 14;

    /// <summary>How far back the highest price is looked for.</summary>
    public int WindowMinutes { get; init; } = 15;

    /// <summary>How long a fall is remembered.</summary>
    public int HoldMinutes { get; init; } = 60;

    /// <summary>The share of the drop whose recovery ends the warning.</summary>
    public decimal RegainedPercent { get; init; } = 50m;

    /// <summary>How many minutes the one-minute candles must reach back.</summary>
    public int MinutesNeeded => HoldMinutes + WindowMinutes;
}

/// <summary>Whether the price fell within minutes.</summary>
/// <param name="IsOn">Whether the warning stands.</param>
/// <param name="Drop">Off: from the window's high to the last close. On: from that high to the lowest close
/// since.</param>
/// <param name="DropInAtr">The same in average true ranges of 15-minute candles; null where there are too few.</param>
/// <param name="Since">The minute's end at which the fall began to count; null while off.</param>
public sealed record FlashCrashReading(bool IsOn, Percent Drop, double? DropInAtr, DateTimeOffset? Since);
