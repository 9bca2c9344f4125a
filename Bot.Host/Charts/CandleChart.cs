namespace Bot.Host.Charts;

/// <summary>Candles, volume below, and trades with the levels at which they were to be left.</summary>
internal sealed class CandleChart
{
    private const double LegendAt = 172;
    private const double Top = 190;
    private const double Height = 318;
    private const double BandTop = 522;
    private const double BandHeight = 88;
    private const int Marks = 6;
    private const int BandMarks = 2;
    private const int BarsMost = 250;
    private const double BodyPart = 0.7;
    private const double HalfMost = 40;
    private const double HollowFrom = 5;

    /// <summary>Prices that moved by less than this part are drawn as if they had moved by it.</summary>
    private const double Narrowest = 1e-4;

    private readonly CandlePicture _picture;
    private readonly Palette _palette;
    private readonly Drawing _drawing;
    private readonly ChartFrame _frame;

    private CandleChart(CandlePicture picture)
    {
        (_picture, _palette) = (picture, Palette.Of(picture.Theme));
        _drawing = new Drawing(_palette.Ground);
        _frame = new ChartFrame(_drawing, _palette, picture.Texts.Charts);
    }

    public static Drawing Draw(CandlePicture picture)
    {
        var chart = new CandleChart(picture);
        chart._frame.Head(picture.Title, picture.Figures);
        if (picture.Series.Count == 0)
        {
            chart._frame.Empty();
        }
        else
        {
            chart.Draw(Bar.Of(picture.Series, BarsMost));
        }

        return chart._drawing;
    }

    private void Draw(Bars bars)
    {
        var words = _picture.Texts.Charts;
        var trades = new TradeLayer(_drawing, _palette, bars, _picture.Trades);
        var times = new TimeScale(bars.First, bars.End);
        var prices = bars.All.SelectMany(bar => new[] { bar.Low, bar.High }).Concat(trades.Prices);
        var values = ValueScale.Over(prices, Marks, Narrowest);
        var left = ChartFrame.LeftOf([.. values.Marks.Select(mark => values.Won(mark, words.Units)), words.Volume]);
        var width = ChartFrame.WidthFrom(left);
        var plot = new Plot(new Box(left, Top, width, Height), times, values);
        var most = Math.Max(bars.All.Max(bar => bar.Volume), 1e-8);
        var band = new Plot(new Box(left, BandTop, width, BandHeight), times, ValueScale.UpTo(most, BandMarks));
        _frame.ValueAxis(plot, mark => values.Won(mark, words.Units));
        _frame.TimeAxis([plot, band]);
        _frame.Beside(band, words.Volume);
        Candles(plot, band, bars);
        trades.Draw(plot);
        _frame.Legend(LegendAt, times.Period, trades.Legend(_frame, _picture.Texts));
    }

    private void Candles(Plot plot, Plot band, Bars bars)
    {
        var (rising, falling) = _palette.Candles(_picture.Texts.Charts.RisesRed);
        var half = Math.Clamp((plot.XOf(bars.First + bars.Length) - plot.Box.Left) * BodyPart / 2, 0.75, HalfMost);
        foreach (var (isRising, colour) in new[] { (true, rising), (false, falling) })
        {
            var name = isRising ? "rising" : "falling";
            var some = bars.All.Where(bar => bar.IsRising == isRising).ToList();
            double X(Bar bar) => plot.XOf(bar.Start + (bars.Length / 2));
            Box Between(Plot into, Bar bar, double low, double high)
            {
                var (bottom, top) = (into.YOf(low), into.YOf(high));
                return new Box(X(bar) - half, top, 2 * half, Math.Max(bottom - top, 1.5));
            }

            _drawing.Boxes(
                $"{name}-volume",
                some.Where(bar => bar.Volume > 0).Select(bar => Between(band, bar, 0, bar.Volume)),
                colour
            );
            _drawing.Lines(
                $"{name}-wick",
                some.Select(bar => (new Spot(X(bar), plot.YOf(bar.High)), new Spot(X(bar), plot.YOf(bar.Low)))),
                new Stroke(colour, 2)
            );
            _drawing.Boxes(
                $"{name}-body",
                some.Select(bar => Between(plot, bar, Math.Min(bar.Open, bar.Close), Math.Max(bar.Open, bar.Close))),
                isRising && 2 * half >= HollowFrom ? _palette.Ground : colour,
                new Stroke(colour, 2 * half >= HollowFrom ? 2 : 0.5)
            );
        }
    }
}
