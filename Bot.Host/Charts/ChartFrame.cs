using Bot.Host.Telegram.Texts;

namespace Bot.Host.Charts;

/// <summary>What all pictures have around what they show: title, figures, legend, axes.</summary>
internal sealed class ChartFrame(Drawing drawing, Palette palette, IChartTexts texts)
{
    /// <summary>Letters of axes and legends. A telephone shows them at a third.</summary>
    public const double Small = 26;

    private const double LabelSize = 24;

    private const double Margin = 28;
    private const double TitleSize = 34;
    private const double FigureSize = 30;
    private const double Gap = 10;
    private const int FiguresMost = 6;
    private const int TimeMarks = 8;
    private const double SampleWidth = 36;
    private const double Inner = Drawing.Width - (2 * Margin);

    private readonly Lettering _small = new(palette.Quiet, Small);

    public void Head(string title, IReadOnlyList<KeyFigure> figures)
    {
        var fit = ChartText.Fit(title, TitleSize, Inner);
        drawing.Text("title", new Spot(Margin, 48), fit, new Lettering(palette.Text, TitleSize, Bold: true));
        var (count, place) = (Math.Min(figures.Count, FiguresMost), Margin);
        var width = Inner / Math.Max(count, 1);
        foreach (var (label, value) in figures.Take(count))
        {
            Figure(label, value, place, width - Gap);
            place += width;
        }
    }

    /// <summary>One entry after the other, each with a sample; and the time that is shown.</summary>
    public void Legend(double y, string period, IReadOnlyList<LegendEntry> entries)
    {
        drawing.Text("period", new Spot(Margin + Inner, y), $"{period} KST", _small with { Anchor = Anchor.End });
        var x = Margin;
        foreach (var (name, sample) in entries)
        {
            sample(new Box(x, y - (2 * Small / 3), SampleWidth, 2 * Small / 3));
            drawing.Text("legend", new Spot(x + SampleWidth + Gap, y), name, _small);
            x += SampleWidth + ChartText.WidthOf(name, Small) + (3 * Gap);
        }
    }

    /// <summary>An entry with a piece of its line.</summary>
    public LegendEntry Entry(string name, Stroke stroke) =>
        new(
            name,
            box =>
            {
                var level = box.Top + (box.Height / 2);
                drawing.Line("sample", new Spot(box.Left, level), new Spot(box.Right, level), stroke);
            }
        );

    /// <summary>The name of a band, left of it.</summary>
    public void Beside(Plot band, string name)
    {
        var place = new Spot(band.Box.Left - Gap, band.Box.Bottom - (band.Box.Height / 2) + (Small / 3));
        drawing.Text("band", place, name, _small with { Anchor = Anchor.End });
    }

    /// <summary>Lines at round values, their labels left of them.</summary>
    public void ValueAxis(Plot plot, Func<double, string> label)
    {
        var line = new Stroke(palette.Grid, 1.5);
        foreach (var mark in plot.Values.Marks)
        {
            var y = plot.YOf(mark);
            drawing.Line("grid", new Spot(plot.Box.Left, y), new Spot(plot.Box.Right, y), line);
            var place = new Spot(plot.Box.Left - Gap, y + (Small / 3));
            drawing.Text("value", place, label(mark), _small with { Anchor = Anchor.End });
        }
    }

    /// <summary>Lines at round times through all plots, their labels below the last.</summary>
    public void TimeAxis(IReadOnlyList<Plot> plots)
    {
        var (below, free) = (plots[^1], 0.0);
        foreach (var (share, label) in below.Times.Marks(TimeMarks, texts))
        {
            var x = below.XOf(share);
            foreach (var box in plots.Select(plot => plot.Box))
            {
                drawing.Line("grid", new Spot(x, box.Top), new Spot(x, box.Bottom), new Stroke(palette.Grid, 1.5));
            }

            var half = ChartText.WidthOf(label, Small) / 2;
            x = Math.Min(x, Drawing.Width - Gap - half);
            if (x - half >= free)
            {
                var place = new Spot(x, below.Box.Bottom + Small + Gap);
                drawing.Text("time", place, label, _small with { Anchor = Anchor.Middle });
                free = x + half + Gap;
            }
        }
    }

    /// <summary>Where plots begin, right of the widest of these labels.</summary>
    public static double LeftOf(IEnumerable<string> labels) =>
        Margin + Gap + labels.Select(label => ChartText.WidthOf(label, Small)).DefaultIfEmpty(0).Max();

    public static double WidthFrom(double left) => Drawing.Width - Margin - left;

    /// <summary>Stands where nothing can be drawn.</summary>
    public void Empty() =>
        drawing.Text(
            "empty",
            new Spot(Drawing.Width / 2.0, Drawing.Height / 2.0),
            texts.Empty,
            new Lettering(palette.Quiet, FigureSize, Anchor.Middle)
        );

    private void Figure(string label, string value, double x, double width)
    {
        var named = ChartText.Fit(label, LabelSize, width);
        drawing.Text("label", new Spot(x, 94), named, _small with { Size = LabelSize });
        var fit = ChartText.Fit(value, FigureSize, width);
        drawing.Text("figure", new Spot(x, 130), fit, new Lettering(palette.Text, FigureSize, Bold: true));
    }
}

/// <summary>A word of a legend, and what draws its sample into a box.</summary>
internal sealed record LegendEntry(string Name, Action<Box> Sample);
