using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Time;

namespace Bot.Tests.Backtests;

/// <summary>
/// A market that does everything at once, the same for the same seed: crashes, flat stretches, hours and days without a
/// candle, volumes of nothing, prices around the edges of price units and across the dates on which those changed.
/// </summary>
internal sealed class WildMarket(int seed)
{
    private static readonly decimal[] Levels =
    [
        0.0012m,
        0.095m,
        0.98m,
        9.9m,
        98m,
        101m,
        990m,
        4_950m,
        9_950m,
        49_800m,
        98_500m,
        497_000m,
        985_000m,
        1_980_000m,
        5_000_000m,
        140_000_000m,
    ];

    private static readonly DateTimeOffset[] Dates =
    [
        new(2024, 1, 28, 15, 0, 0, TimeSpan.Zero),
        new(2025, 7, 30, 15, 0, 0, TimeSpan.Zero),
    ];

    private static readonly CandleInterval[] Intervals =
    [
        CandleInterval.Hour,
        CandleInterval.Hour,
        CandleInterval.Hour,
        CandleInterval.QuarterHour,
        CandleInterval.FourHours,
        CandleInterval.Day,
    ];

    private readonly Random _random = new(seed);
    private double _price;
    private int _flat;
    private int _silent;
    private double _pace = 0.01;

    /// <summary>So many candles, or hours from a date on; around a price.</summary>
    public CandleSeries Series(int count, DateTimeOffset? from, decimal? price)
    {
        var interval = from is null ? Pick(Intervals) : CandleInterval.Hour;
        var start = from ?? interval.StartAt(Pick(Dates) - (interval.Length() * _random.Next(-50, count)));
        _price = (double)(price ?? Pick(Levels));
        var candles = new List<Candle>();
        while (candles.Count < count)
        {
            candles.Add(Next(start, candles.Count < 60));
            start += interval.Length() * (1 + Gap(interval));
        }

        return new CandleSeries(new MarketCode("KRW-ETH"), interval, candles);
    }

    public T Pick<T>(IReadOnlyList<T> of) => of[_random.Next(of.Count)];

    public bool Chance(double share) => _random.NextDouble() < share;

    public int Between(int least, int most) => _random.Next(least, most + 1);

    private int Gap(CandleInterval interval) =>
        _random.Next(1_000) switch
        {
            < 950 => 0,
            < 990 => Between(1, 8),
            _ => Between(1, 12) * Math.Max(1, 1_440 / (int)interval),
        };

    private Candle Next(DateTimeOffset start, bool isWarm)
    {
        if (!isWarm && Chance(0.01))
        {
            (_flat, _silent) = (Chance(0.5) ? Between(5, 40) : 0, Chance(0.5) ? Between(3, 30) : 0);
            _pace = Pick<double>([0.002, 0.006, 0.01, 0.02, 0.05]);
        }

        var isSilent = _silent-- > 0 || Chance(0.03);
        var volume = isSilent ? 0m : Volume();
        if (_flat-- > 0)
        {
            var same = Rounded(_price, start);
            return new Candle(start, same, same, same, same, volume);
        }

        var open = Rounded(_price * (Chance(0.1) ? Move(3) : 1), start);
        var fall = !isWarm && Chance(0.006) ? 1 - (0.05 * Between(1, 6)) : 1;
        var close = Rounded((double)open.Value * Move(1) * fall, start);
        var (top, bottom) = (Math.Max(open.Value, close.Value), Math.Min(open.Value, close.Value));
        var high = Price.Max(new Price(top), Rounded((double)top * (1 + (_pace * _random.NextDouble())), start));
        var low = Rounded((double)bottom * (1 - (_pace * _random.NextDouble())), start);
        _price = (double)close.Value;
        return new Candle(start, open, high, low.Value > bottom ? new Price(bottom) : low, close, volume);
    }

    private decimal Volume() => Between(1, 400) * 0.125m * (Chance(0.1) ? 6 : 1);

    private double Move(int times) => 1 + (_pace * times * ((_random.NextDouble() * 2) - 1));

    private static Price Rounded(double price, DateTimeOffset at) => PriceUnit.Down(new Price((decimal)price), at);
}
