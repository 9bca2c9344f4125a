namespace Bot.Sandbox.Upbit.Markets;

/// <summary>
/// How the price moved within a candle: straight from the open to one extreme at a third, to the other at two thirds,
/// to the close at the end; the low comes first when the candle closes at or above its open. Between these marks the
/// price stands on price units and lags behind the straight line.
/// </summary>
internal readonly struct PricePath
{
    private const int Legs = 3;
    private readonly long _start;
    private readonly long _leg;
    private readonly Marks _marks;

    public PricePath(CandleTable table, int index, long length)
    {
        _start = table.Starts[index];
        _leg = length / Legs;
        End = _start + length;
        var (open, high, low, close) = (table.Open[index], table.High[index], table.Low[index], table.Close[index]);
        _marks = close >= open ? new(open, low, high, close) : new(open, high, low, close);
    }

    public long End { get; }

    /// <summary>The price at an instant within the candle, both ends included.</summary>
    public decimal At(long ticks)
    {
        var leg = LegOf(ticks);
        var (from, to) = (_marks[leg], _marks[leg + 1]);
        var elapsed = ticks - LegStart(leg);
        if (elapsed == 0 || from == to)
        {
            return from;
        }

        if (ticks == LegStart(leg + 1))
        {
            return to;
        }

        var price = Straight(from, to, elapsed);
        return from > to
            ? Math.Clamp(PriceUnits.Up(price, ticks), to, from)
            : Math.Clamp(PriceUnits.Down(price, ticks), from, to);
    }

    /// <summary>Lowest and highest price between two instants within the candle.</summary>
    public (decimal Low, decimal High) Range(long from, long to)
    {
        var (first, last) = (At(from), At(to));
        var (low, high) = (Math.Min(first, last), Math.Max(first, last));
        for (var mark = 1; mark < Legs; mark++)
        {
            if (LegStart(mark) > from && LegStart(mark) < to)
            {
                low = Math.Min(low, _marks[mark]);
                high = Math.Max(high, _marks[mark]);
            }
        }

        return (low, high);
    }

    /// <summary>
    /// The first instant after <paramref name="after"/> at which the path stands at or beyond a price: at or below it
    /// when <paramref name="falling"/>, else at or above it. Null if there is none in this candle.
    /// </summary>
    public long? FirstAt(decimal price, bool falling, long after)
    {
        for (var leg = 0; leg < Legs; leg++)
        {
            if (LegStart(leg + 1) > after && FirstInLeg(leg, price, falling, after) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static bool IsReached(decimal value, decimal price, bool falling) =>
        falling ? value <= price : value >= price;

    private long? FirstInLeg(int leg, decimal price, bool falling, long after)
    {
        var (from, to, start) = (_marks[leg], _marks[leg + 1], LegStart(leg));
        var begin = Math.Max(start, after);
        if (IsReached(At(begin), price, falling))
        {
            return begin;
        }

        return IsReached(to, price, falling)
            ? start + (long)decimal.Ceiling((from - price) * _leg / (from - to))
            : null;
    }

    private decimal Straight(decimal from, decimal to, long elapsed) =>
        ((from * _leg) + ((to - from) * elapsed)) / _leg;

    private int LegOf(long ticks) => (int)Math.Clamp((ticks - _start) / _leg, 0, Legs - 1);

    private long LegStart(int leg) => _start + (leg * _leg);

    private readonly record struct Marks(decimal Open, decimal First, decimal Second, decimal Close)
    {
        public decimal this[int mark] => mark switch
        {
            0 => Open,
            1 => First,
            2 => Second,
            _ => Close,
        };
    }
}
