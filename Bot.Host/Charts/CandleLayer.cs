namespace Bot.Host.Charts;

/// <summary>Candles as bodies and wicks, their volume in a band where there is one, and lines of indicators.</summary>
internal sealed class CandleLayer(Drawing drawing, Palette palette, bool risesRed)
{
    private const double BodyPart = 0.7;
    private const double HalfMost = 40;
    private const double HollowFrom = 5;

    private (Colour Rising, Colour Falling) Colours => palette.Candles(risesRed);

    public void Candles(Plot plot, Plot? band, Bars bars)
    {
        var half = Math.Clamp((plot.XOf(bars.First + bars.Length) - plot.Box.Left) * BodyPart / 2, 0.75, HalfMost);
        foreach (var (isRising, colour) in new[] { (true, Colours.Rising), (false, Colours.Falling) })
        {
            var name = isRising ? "rising" : "falling";
            var some = bars.All.Where(bar => bar.IsRising == isRising).ToList();
            double X(Bar bar) => plot.XOf(bar.Start + (bars.Length / 2));
            Box Between(Plot into, Bar bar, double low, double high)
            {
                var (bottom, top) = (into.YOf(low), into.YOf(high));
                return new Box(X(bar) - half, top, 2 * half, Math.Max(bottom - top, 1.5));
            }

            if (band is not null)
            {
                var traded = some.Where(bar => bar.Volume > 0);
                drawing.Boxes($"{name}-volume", traded.Select(bar => Between(band, bar, 0, bar.Volume)), colour);
            }

            drawing.Lines(
                $"{name}-wick",
                some.Select(bar => (new Spot(X(bar), plot.YOf(bar.High)), new Spot(X(bar), plot.YOf(bar.Low)))),
                new Stroke(colour, 2)
            );
            drawing.Boxes(
                $"{name}-body",
                some.Select(bar => Between(plot, bar, Math.Min(bar.Open, bar.Close), Math.Max(bar.Open, bar.Close))),
                isRising && 2 * half >= HollowFrom ? palette.Ground : colour,
                new Stroke(colour, 2 * half >= HollowFrom ? 2 : 0.5)
            );
        }
    }

    /// <summary>Lines over the candles; entries for their legend.</summary>
    public IReadOnlyList<LegendEntry> Lines(Plot plot, ChartFrame frame, IReadOnlyList<ChartLine> lines)
    {
        Colour[] colours = [palette.First, palette.Second];
        var entries = new List<LegendEntry>();
        foreach (var (line, colour) in lines.Zip(colours))
        {
            var stroke = new Stroke(colour, 3);
            var spots = plot.Line(line.Times, index => line.Values[index]);
            if (spots.Count > 1)
            {
                drawing.Path("indicator", spots, stroke);
                entries.Add(frame.Entry(line.Name, stroke));
            }
        }

        return entries;
    }
}
