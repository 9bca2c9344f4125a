namespace Bot.Sandbox.Upbit.Markets;

/// <summary>Makes up minute candles of wild days from a seed; each is a function of seed and minute.</summary>
internal sealed class WildMinutes(ulong seed, WildDays days)
{
    private const int MinutesADay = 1440;
    private const int RecoveryMinutes = 60;
    private const int Empty = 21;
    private const int Gap = 22;
    private const int Crash = 23;
    private int _crashLeft;
    private int _recoveryLeft;

    /// <summary>The candles of a span, oldest first; minutes without a trade are left out.</summary>
    public IEnumerable<ReplayedCandle> From(long first, int count, decimal startPrice)
    {
        var last = startPrice;
        for (var minute = 0; minute < count; minute++)
        {
            var at = first + (minute * TimeSpan.TicksPerMinute);
            var drift = Drift(minute);
            if (minute > 0 && drift == 0 && Noise.Even(seed, minute, Empty) < days.EmptyShare)
            {
                continue;
            }

            var candle = Candle(minute, at, last, drift);
            yield return candle;
            last = candle.Close;
        }
    }

    /// <summary>Where a crash or the time after it pulls the price in a minute; 0 is nowhere.</summary>
    private double Drift(int minute)
    {
        if (_crashLeft == 0 && _recoveryLeft == 0 && Noise.Even(seed, minute, Crash) < days.CrashesADay / MinutesADay)
        {
            _crashLeft = days.CrashMinutes;
        }

        var depth = Math.Log(1 - days.CrashDepth);
        if (_crashLeft > 0)
        {
            _recoveryLeft = --_crashLeft == 0 ? RecoveryMinutes : 0;
            return depth / days.CrashMinutes;
        }

        if (_recoveryLeft == 0)
        {
            return 0;
        }

        _recoveryLeft--;
        return -depth / 2 / RecoveryMinutes;
    }

    private ReplayedCandle Candle(int minute, long at, decimal last, double drift)
    {
        var isGap = minute > 0 && Noise.Even(seed, minute, Gap) < days.GapShare;
        var jump = isGap ? ((2 * Noise.Even(seed, minute, lane: 24)) - 1) * days.LargestGap : 0;
        var open = Price(last, jump, at);
        var shock = days.Deviation * Math.Clamp(Noise.Normal(seed, minute), -4, 4);
        var close = Price(open, drift + (drift == 0 ? shock : 0), at);
        var wick = days.Deviation * 0.5;
        var high = Price(Math.Max(open, close), Math.Abs(Noise.Normal(seed, minute, lane: 1)) * wick, at);
        var low = Price(Math.Min(open, close), -Math.Abs(Noise.Normal(seed, minute, lane: 2)) * wick, at);
        var krw = 2e7 * Math.Exp(0.5 * Noise.Normal(seed, minute, lane: 3)) * (drift == 0 ? 1 : 8);
        return new(
            new(at, TimeSpan.Zero), open, Math.Max(high, Math.Max(open, close)), Math.Min(low, Math.Min(open, close)),
            close, decimal.Round((decimal)krw / close, 8));
    }

    private static decimal Price(decimal from, double change, long at)
    {
        var price = from * (decimal)Math.Exp(change);
        return Math.Max(PriceUnits.Down(price, at), PriceUnits.Of(price, at));
    }
}
