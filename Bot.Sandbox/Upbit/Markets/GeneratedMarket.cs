using System.Runtime.InteropServices;

namespace Bot.Sandbox.Upbit.Markets;

/// <summary>
/// Makes up candles from a seed. Hours: a geometric random walk whose volatility comes in clusters, with sell-offs, the
/// recoveries after them, and quiet stretches; no market that ever was. The same seed gives the same candles.
/// </summary>
public static class GeneratedMarket
{
    private const double CalmDeviation = 0.0035;
    private const int MeanDaysBetweenEpisodes = 3;

    /// <param name="startPrice">KRW of the first open; rounded to the price unit.</param>
    /// <param name="code">Market under which the candles are listed; its name says that they are generated.</param>
    public static ReplayedMarket Hours(
        int seed, DateTimeOffset start, int count, decimal startPrice, string code = "KRW-ETH")
    {
        var interval = TimeSpan.FromHours(1);
        var first = start.UtcTicks - (start.UtcTicks % interval.Ticks);
        var candles = Candles(unchecked((ulong)seed), first, count, startPrice);
        return Named(ReplayedMarket.FromCandles(code, interval, candles), seed, levelKrw: null);
    }

    /// <summary>
    /// Minutes of wild days: gaps, crashes within minutes, minutes without a trade, thin books. The same seed gives the
    /// same candles.
    /// </summary>
    /// <param name="count">Minutes; fewer candles, because some have none.</param>
    /// <param name="startPrice">KRW of the first open; rounded to the price unit.</param>
    public static ReplayedMarket Minutes(
        int seed, DateTimeOffset start, int count, decimal startPrice, WildDays? days = null, string code = "KRW-ETH")
    {
        var wild = days ?? new();
        var interval = TimeSpan.FromMinutes(1);
        var first = start.UtcTicks - (start.UtcTicks % interval.Ticks);
        var candles = new WildMinutes(unchecked((ulong)seed), wild).From(first, count, startPrice);
        return Named(ReplayedMarket.FromCandles(code, interval, candles), seed, wild.LevelKrw);
    }

    private static ReplayedMarket Named(ReplayedMarket market, int seed, decimal? levelKrw) => new(market)
    {
        KoreanName = $"{CoinNames.Of(market.BaseCurrency).Korean} (생성된 시세 {seed})",
        EnglishName = $"{CoinNames.Of(market.BaseCurrency).English} (generated, seed {seed})",
        LevelKrw = levelKrw ?? market.LevelKrw,
    };

    private static IEnumerable<ReplayedCandle> Candles(ulong seed, long first, int count, decimal startPrice)
    {
        var weather = new Weather(seed, startPrice);
        var open = startPrice;
        for (var hour = 0; hour < count; hour++)
        {
            var at = first + (hour * TimeSpan.TicksPerHour);
            var candle = Candle(seed, hour, at, open, weather.Next(hour, open));
            yield return candle;
            open = candle.Close;
        }
    }

    private static ReplayedCandle Candle(ulong seed, int hour, long at, decimal open, HourWeather weather)
    {
        var start = PriceUnits.Down(open, at);
        var end = Price(start, weather.Change, at);
        var wick = weather.Deviation * 0.7;
        var high = Price(Math.Max(start, end), Math.Abs(Noise.Normal(seed, hour, lane: 1)) * wick, at);
        var low = Price(Math.Min(start, end), -Math.Abs(Noise.Normal(seed, hour, lane: 2)) * wick, at);
        var turnover = weather.TurnoverKrw * Math.Exp(0.35 * Noise.Normal(seed, hour, lane: 3));
        var volume = decimal.Round((decimal)turnover / end, 8);
        return new(new(at, TimeSpan.Zero), start, Math.Max(high, Math.Max(start, end)),
            Math.Min(low, Math.Min(start, end)), end, volume);
    }

    private static decimal Price(decimal from, double change, long at)
    {
        var price = from * (decimal)Math.Exp(change);
        return Math.Max(PriceUnits.Down(price, at), PriceUnits.Of(price, at));
    }

    /// <summary>The market's mood: clustered volatility and episodes of selling and of recovery.</summary>
    private sealed class Weather(ulong seed, decimal startPrice)
    {
        private const double CalmTurnoverKrw = 1.2e9;
        private double _variance = CalmDeviation * CalmDeviation;
        private double _drift;
        private int _left;
        private bool _isRecoveryDue;

        public HourWeather Next(int hour, decimal price)
        {
            if (_left == 0)
            {
                Turn(hour, price);
            }

            _left = Math.Max(0, _left - 1);
            var deviation = Math.Sqrt(_variance);
            var shock = deviation * Math.Clamp(Noise.Normal(seed, hour), -3.5, 3.5);
            _variance = Math.Min(
                4e-4, (0.08 * CalmDeviation * CalmDeviation) + (0.77 * _variance) + (0.15 * shock * shock));
            var stress = (Math.Abs(shock + _drift) / CalmDeviation) + (_drift == 0 ? 0 : 1.2);
            return new(shock + _drift, deviation, CalmTurnoverKrw * (0.5 + (0.6 * stress)));
        }

        // Episodes pull back to the price of the beginning, so that a year does not run away.
        private void Turn(int hour, decimal price)
        {
            if (_isRecoveryDue)
            {
                _isRecoveryDue = false;
                Begin(hour, 10, 26, 0.0035, 0.0075);
                return;
            }

            var isDue = Noise.Even(seed, hour, lane: 4) < 1.0 / (24 * MeanDaysBetweenEpisodes);
            if (!isDue)
            {
                _drift = 0;
                return;
            }

            var height = Math.Tanh(4 * Math.Log((double)(price / startPrice)));
            var isHigh = Noise.Even(seed, hour, lane: 5) < 0.55 + (0.35 * height);
            _isRecoveryDue = isHigh && Noise.Even(seed, hour, lane: 6) < 0.75;
            Begin(hour, 6, 14, isHigh ? -0.013 : 0.003, isHigh ? -0.006 : 0.008);
        }

        private void Begin(int hour, int shortest, int longest, double weakest, double strongest)
        {
            _left = shortest + (int)(Noise.Even(seed, hour, lane: 7) * (longest - shortest));
            _drift = weakest + (Noise.Even(seed, hour, lane: 8) * (strongest - weakest));
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct HourWeather(double Change, double Deviation, double TurnoverKrw);
}
