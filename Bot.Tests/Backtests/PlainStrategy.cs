using Bot.Domain.Strategies;

namespace Bot.Tests.Backtests;

/// <summary>What the strategies want, written a second time from their page. An absent value wants nothing.</summary>
internal abstract class PlainStrategy
{
    /// <summary>Stop and target in ATR that it brings of its own, or null; a target of null is none at all.</summary>
    public virtual (double Stop, double? Target)? Levels => null;

    /// <summary>Whether it looks at days, which the rules about hours say nothing of.</summary>
    public virtual bool IsDaily => false;

    /// <summary>The ATR that its levels are in.</summary>
    public virtual double Atr(PlainIndicators of, int at) => of.Atr[at];

    /// <summary>Percent of equity and most percent of cash that it spends by itself, or null.</summary>
    public virtual (double Equity, decimal Cash)? Size(PlainIndicators of, int at, string profile) => null;

    /// <summary>Whether it buys on the close of a candle.</summary>
    public abstract bool Buys(PlainIndicators of, int at);

    /// <summary>Whether it sells on the close of a candle.</summary>
    /// <param name="of">The indicators.</param>
    /// <param name="at">The candle.</param>
    /// <param name="entry">What was paid.</param>
    /// <param name="held">Candles since the entry, its own included.</param>
    public abstract bool Sells(PlainIndicators of, int at, double entry, int held);

    /// <summary>RSI mean reversion.</summary>
    internal sealed class Reversion(RsiMeanReversionRule rule) : PlainStrategy
    {
        public override bool Buys(PlainIndicators of, int at) =>
            of.Rsi[at] <= rule.EntryRsi && of.Ratio[at] > rule.EntryVolumeRatio;

        public override bool Sells(PlainIndicators of, int at, double entry, int held) => of.Rsi[at] >= rule.ExitRsi;
    }

    /// <summary>Volatility breakout.</summary>
    internal sealed class Breakout(BreakoutRule rule) : PlainStrategy
    {
        public override (double Stop, double? Target)? Levels => (rule.StopAtr, rule.TargetAtr);

        public override bool Buys(PlainIndicators of, int at) =>
            at > Math.Max(2, rule.ObvBack)
            && of.Close[at] > of.Sma50[at]
            && IsSqueezed(of, at)
            && BreaksOut(of, at)
            && HasVolume(of, at)
            && !(of.Close[at] > of.Close[at - rule.ObvBack] && of.Obv[at] < of.Obv[at - rule.ObvBack]);

        public override bool Sells(PlainIndicators of, int at, double entry, int held)
        {
            var close = of.Close[at];
            var isFake = held <= rule.FakeoutCandles && close < rule.FakeoutShare * entry;
            var isSlow = held > rule.SlowCandles && ((close / entry) - 1) * 100 < rule.SlowProfitPercent;
            var isWeak = at > 0 && of.Adx[at] < rule.WeakerShare * of.Adx[at - 1] && of.Adx[at] < rule.WeakAdx;
            return isFake || isSlow || isWeak;
        }

        private bool IsSqueezed(PlainIndicators of, int at)
        {
            var mean = PlainIndicators.Mean(of.Width, at, rule.WidthMean);
            var least = PlainIndicators.Least(of.Width, at, rule.WidthLowest);
            var isKnown = !double.IsNaN(mean + least + of.Width[at - 1] + of.Width[at - 2] + of.Adx[at - 1]);
            var isNarrow = least < rule.SqueezeShare * mean || of.Width[at - 1] < mean || of.Width[at - 2] < mean;
            return isKnown && (isNarrow || of.Adx[at - 1] < rule.QuietAdx);
        }

        private bool BreaksOut(PlainIndicators of, int at)
        {
            var range = of.High[at - 1] - of.Low[at - 1];
            var isRising = of.Close[at] > of.Close[at - 1] + (rule.RangeShare * range);
            return !double.IsNaN(of.HighBefore[at]) && (of.Close[at] > of.HighBefore[at] || isRising);
        }

        private bool HasVolume(PlainIndicators of, int at)
        {
            var (fast, slow) = (
                PlainIndicators.Mean(of.Obv, at, rule.ObvFast),
                PlainIndicators.Mean(of.Obv, at, rule.ObvSlow)
            );
            var isKnown = !double.IsNaN(of.Ratio[at] + fast + slow);
            return isKnown && (of.Ratio[at] > rule.VolumeRatio || (of.Obv[at] > slow && fast > slow));
        }
    }

    /// <summary>Channel of days.</summary>
    internal sealed class Channel(ChannelRule rule) : PlainStrategy
    {
        public override (double Stop, double? Target)? Levels => (rule.StopAtr, null);

        public override bool IsDaily => true;

        public override bool Buys(PlainIndicators of, int at)
        {
            var closes = of.Days.ClosesAt(at);
            return closes.Count >= Math.Max(rule.DaysLeast, rule.EntryDays)
                && closes[^1] >= closes.TakeLast(rule.EntryDays).Max();
        }

        public override bool Sells(PlainIndicators of, int at, double entry, int held)
        {
            var closes = of.Days.ClosesAt(at);
            return closes.Count >= rule.ExitDays && closes[^1] <= closes.TakeLast(rule.ExitDays).Min();
        }

        public override double Atr(PlainIndicators of, int at) => of.Days.AtrAt(at);

        public override (double Equity, decimal Cash)? Size(PlainIndicators of, int at, string profile)
        {
            var (target, most) = profile switch
            {
                "conservative" => (20, 60m),
                "aggressive" => (40, 95m),
                _ => (30, 80m),
            };
            var closes = of.Days.ClosesAt(at).TakeLast(rule.VolatilityDays + 1).ToList();
            if (closes.Count <= rule.VolatilityDays)
            {
                return (0, most);
            }

            var returns = closes.Zip(closes.Skip(1), (before, after) => (after / before) - 1).ToList();
            var mean = returns.Sum() / returns.Count;
            var variance = returns.Sum(one => (one - mean) * (one - mean)) / (returns.Count - 1);
            var yearly = Math.Sqrt(variance) * Math.Sqrt(365) * 100;
            return (yearly > target ? target / yearly * 100 : 100, most);
        }
    }
}
