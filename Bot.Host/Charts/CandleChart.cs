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
        var prices = bars
            .All.SelectMany(bar => new[] { bar.Low, bar.High })
            .Concat(trades.Prices)
            .Concat(_picture.Lines.SelectMany(line => line.Values));
        var values = ValueScale.Over(prices, Marks, Narrowest);
        var left = ChartFrame.LeftOf([.. values.Marks.Select(mark => values.Won(mark, words.Units)), words.Volume]);
        var width = ChartFrame.WidthFrom(left);
        var plot = new Plot(new Box(left, Top, width, Height), times, values);
        var most = Math.Max(bars.All.Max(bar => bar.Volume), 1e-8);
        var band = new Plot(new Box(left, BandTop, width, BandHeight), times, ValueScale.UpTo(most, BandMarks));
        _frame.ValueAxis(plot, mark => values.Won(mark, words.Units));
        _frame.TimeAxis([plot, band]);
        _frame.Beside(band, words.Volume);
        var layer = new CandleLayer(_drawing, _palette, words.RisesRed);
        layer.Candles(plot, band, bars);
        var lines = layer.Lines(plot, _frame, _picture.Lines);
        trades.Draw(plot);
        _frame.Legend(LegendAt, times.Period, [.. lines, .. trades.Legend(_frame, _picture.Texts)]);
    }
}
