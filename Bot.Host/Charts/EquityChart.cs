namespace Bot.Host.Charts;

/// <summary>Equity of a run, buy and hold beside it, and the drawdown in a band of its own below.</summary>
internal sealed class EquityChart
{
    private const double LegendAt = 172;
    private const double Top = 190;
    private const double Height = 262;
    private const double BandTop = 480;
    private const double BandHeight = 130;
    private const int Marks = 6;
    private const int BandMarks = 4;

    /// <summary>Equity that moved by less than half a percent is nearly flat, and looks so.</summary>
    private const double Narrowest = 5e-3;

    /// <summary>Where more was lost than there was, the band ends.</summary>
    private const double LossMost = -1000;

    private readonly EquityPicture _picture;
    private readonly Palette _palette;
    private readonly Drawing _drawing;
    private readonly ChartFrame _frame;

    private EquityChart(EquityPicture picture)
    {
        (_picture, _palette) = (picture, Palette.Of(picture.Theme));
        _drawing = new Drawing(_palette.Ground);
        _frame = new ChartFrame(_drawing, _palette, picture.Texts.Charts);
    }

    public static Drawing Draw(EquityPicture picture)
    {
        var chart = new EquityChart(picture);
        if (picture.Equity.Any(double.IsFinite))
        {
            chart.Draw();
        }
        else
        {
            chart._frame.Head(picture.Title, picture.Figures);
            chart._frame.Empty();
        }

        return chart._drawing;
    }

    private void Draw()
    {
        var times = new TimeScale(_picture.Times[0], _picture.Times[^1]);
        var values = ValueScale.Over(_picture.Equity.Concat(_picture.Hold), Marks, Narrowest);
        var losses = Losses(_picture.Equity);
        var depths = ValueScale.Below(losses.Where(double.IsFinite).Min(), BandMarks);
        var units = _picture.Texts.Charts.Units;
        var left = ChartFrame.LeftOf([
            .. values.Marks.Select(mark => values.Won(mark, units)),
            .. depths.Marks.Select(depths.Percent),
        ]);
        var width = ChartFrame.WidthFrom(left);
        var plot = new Plot(new Box(left, Top, width, Height), times, values);
        var band = new Plot(new Box(left, BandTop, width, BandHeight), times, depths);
        _frame.Head(_picture.Title, _picture.Figures);
        _frame.ValueAxis(plot, mark => values.Won(mark, units));
        _frame.ValueAxis(band, depths.Percent);
        _frame.TimeAxis([plot, band]);
        Band(band, losses);
        Lines(plot);
    }

    /// <summary>How far below its highest until then each value lies, in percent; zero or negative.</summary>
    private static double[] Losses(IReadOnlyList<double> equity)
    {
        var (losses, peak) = (new double[equity.Count], 0.0);
        for (var index = 0; index < losses.Length; index++)
        {
            var value = equity[index];
            if (double.IsFinite(value))
            {
                peak = Math.Max(peak, value);
                losses[index] = peak > 0 ? Math.Max(((value / peak) - 1) * 100, LossMost) : 0;
            }
            else
            {
                losses[index] = double.NaN;
            }
        }

        return losses;
    }

    private void Band(Plot band, double[] losses)
    {
        var line = band.Line(_picture.Times, index => losses[index]);
        var (first, last) = (line[0] with { Y = band.Box.Top }, line[^1] with { Y = band.Box.Top });
        _drawing.Area("drawdown", [first, .. line, last], _palette.Loss, 0.45);
        _drawing.Path("depth", line, new Stroke(_palette.Loss, 2));
    }

    private void Lines(Plot plot)
    {
        var words = _picture.Texts;
        var (run, hold) = (new Stroke(_palette.First, 4), new Stroke(_palette.Second, 3, "14 6"));
        var legend = new List<LegendEntry> { _frame.Entry(words.Charts.Equity, run) };
        var held = plot.Line(_picture.Times, index => _picture.Hold.Count == 0 ? double.NaN : _picture.Hold[index]);
        if (held.Count > 0)
        {
            Trace("hold", held, hold);
            legend.Add(_frame.Entry(words.Screens.BuyAndHold, hold));
        }

        Trace("equity", plot.Line(_picture.Times, index => _picture.Equity[index]), run);
        legend.Add(_frame.Entry(words.Charts.Drawdown, new Stroke(_palette.Loss, 14)));
        _frame.Legend(LegendAt, plot.Times.Period, legend);
    }

    /// <summary>A line; one value alone is a dot.</summary>
    private void Trace(string name, IReadOnlyList<Spot> line, Stroke stroke)
    {
        if (line.Count > 1)
        {
            _drawing.Path(name, line, stroke);
            return;
        }

        var half = stroke.Width * 1.5;
        var (x, y) = line[0];
        _drawing.Fill(name, new Box(x - half, y - half, 2 * half, 2 * half), stroke.Colour);
    }
}
