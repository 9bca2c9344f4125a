using Bot.Domain.Money;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Charts;

/// <summary>
/// Trades over candles. An entry points upwards from below its price, an exit downwards from above; levels last as long
/// as their trade.
/// </summary>
/// <param name="drawing">Where they are drawn.</param>
/// <param name="palette">Their colours.</param>
/// <param name="bars">What they lie over.</param>
/// <param name="trades">All of them.</param>
/// <param name="reach">How many heights of the candles a level may lie beyond them.</param>
internal sealed class TradeLayer(
    Drawing drawing,
    Palette palette,
    Bars bars,
    IReadOnlyList<TradeMark> trades,
    double reach = 1
)
{
    /// <summary>With more trades than these the marks are smaller, and there are no levels.</summary>
    private const int LeveledMost = 40;
    private const double Large = 13;
    private const double Small = 7;

    private readonly IReadOnlyList<TradeMark> _seen =
    [
        .. trades.Where(trade => trade.EnteredAt < bars.End && (trade.ExitedAt ?? bars.End) >= bars.First),
    ];

    private readonly Stroke _stop = new(palette.Loss, 3, "4 5");
    private readonly Stroke _target = new(palette.Goal, 3, "14 6");

    /// <summary>All prices that must be seen.</summary>
    public IEnumerable<double> Prices =>
        Entries.Concat(Exits).Select(point => (double)point.Price.Value).Concat(Levels.Select(level => level.Price));

    private IEnumerable<(DateTimeOffset At, Price Price)> Entries =>
        _seen.Where(trade => bars.Covers(trade.EnteredAt)).Select(trade => (trade.EnteredAt, trade.Entry));

    private IEnumerable<(DateTimeOffset At, Price Price)> Exits
    {
        get
        {
            foreach (var trade in _seen)
            {
                if (trade is { ExitedAt: { } at, Exit: { } price } && bars.Covers(at))
                {
                    yield return (at, price);
                }
            }
        }
    }

    private IEnumerable<(TradeMark Trade, double Price, bool IsStop)> Levels
    {
        get
        {
            foreach (var trade in _seen.Count <= LeveledMost ? _seen : [])
            {
                if (trade.Stop is { } stop && IsNear(stop))
                {
                    yield return (trade, (double)stop.Value, true);
                }

                if (trade.Target is { } target && IsNear(target))
                {
                    yield return (trade, (double)target.Value, false);
                }
            }
        }
    }

    public void Draw(Plot plot)
    {
        foreach (var (trade, price, isStop) in Levels)
        {
            var (from, to) = (trade.EnteredAt, trade.ExitedAt is { } exit ? bars.MiddleAt(exit) : bars.End);
            var name = isStop ? "stop" : "target";
            drawing.Line(name, plot.At(from, price), plot.At(to, price), isStop ? _stop : _target);
        }

        var size = _seen.Count <= LeveledMost ? Large : Small;
        foreach (var tip in Apart(plot, Entries, size))
        {
            Point("entry", plot.Box, tip, size, palette.Text);
        }

        foreach (var tip in Apart(plot, Exits, size))
        {
            Point("exit", plot.Box, tip, -size, palette.Ground);
        }
    }

    public IReadOnlyList<LegendEntry> Legend(ChartFrame frame, ITexts texts) =>
        [
            .. Shown(Entries.Any(), Sample(texts.Screens.Entry, Large, palette.Text)),
            .. Shown(Exits.Any(), Sample(texts.Charts.Exit, -Large, palette.Ground)),
            .. Shown(Levels.Any(level => level.IsStop), frame.Entry(texts.Screens.StopLoss, _stop)),
            .. Shown(Levels.Any(level => !level.IsStop), frame.Entry(texts.Screens.TakeProfit, _target)),
        ];

    /// <summary>
    /// Whether a level lies no further from the candles than they are high, or so many times that; with one further
    /// away nothing would be seen of them.
    /// </summary>
    public bool IsNear(Price level)
    {
        var height = (bars.Highest - bars.Lowest) * reach;
        return (double)level.Value >= bars.Lowest - height && (double)level.Value <= bars.Highest + height;
    }

    private static IEnumerable<LegendEntry> Shown(bool isShown, LegendEntry entry) => isShown ? [entry] : [];

    private LegendEntry Sample(string name, double size, Colour colour) =>
        new(
            name,
            box =>
            {
                var tip = new Spot(box.Left + (box.Width / 2), box.Top + (box.Height / 2) - (size * 0.9));
                Point("sample", new Box(0, 0, Drawing.Width, Drawing.Height), tip, size, colour);
            }
        );

    /// <summary>Of points that would cover each other the first.</summary>
    private IEnumerable<Spot> Apart(Plot plot, IEnumerable<(DateTimeOffset At, Price Price)> points, double size)
    {
        var free = double.NegativeInfinity;
        foreach (var (at, price) in points.OrderBy(point => point.At))
        {
            var tip = plot.At(bars.MiddleAt(at), (double)price.Value);
            if (tip.X >= free)
            {
                yield return tip;
                free = tip.X + (size * 1.2);
            }
        }
    }

    /// <summary>
    /// A triangle whose tip lies at a price: below it where the size is above zero, above it elsewhere.
    /// </summary>
    private void Point(string name, Box within, Spot tip, double size, Colour colour)
    {
        var half = Math.Abs(size) * 0.85;
        var foot = Math.Clamp(tip.Y + (size * 1.8), within.Top, within.Bottom);
        var (left, right) = (Math.Max(tip.X - half, within.Left), Math.Min(tip.X + half, within.Right));
        drawing.Area(
            name,
            [tip, new Spot(left, foot), new Spot(right, foot)],
            colour,
            edge: new Stroke(colour == palette.Text ? palette.Ground : palette.Text, 2.5)
        );
    }
}
