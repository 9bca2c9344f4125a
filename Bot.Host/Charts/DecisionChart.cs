using Bot.Domain.Money;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Charts;

/// <summary>The candles that a cycle saw, what it held or entered, and below them why it ended as it did.</summary>
internal sealed class DecisionChart
{
    private const double LegendAt = 172;
    private const double Top = 190;
    private const double Height = 270;
    private const int Marks = 5;
    private const int BarsMost = 250;
    private const int VerdictsMost = 3;
    private const double FirstVerdictAt = 562;
    private const double VerdictStep = 46;
    private const double VerdictSize = 32;
    private const double Margin = 28;
    private const double SignSize = 26;
    private const double TextAt = Margin + SignSize + 16;
    private const double Narrowest = 1e-4;
    private const double RoomPart = 0.22;
    private const double Reach = 1.5;
    private const double LabelGap = 8;

    private readonly DecisionPicture _picture;
    private readonly Palette _palette;
    private readonly Drawing _drawing;
    private readonly ChartFrame _frame;

    private DecisionChart(DecisionPicture picture)
    {
        (_picture, _palette) = (picture, Palette.Of(picture.Theme));
        _drawing = new Drawing(_palette.Ground);
        _frame = new ChartFrame(_drawing, _palette, picture.Texts.Charts);
    }

    public static Drawing Draw(DecisionPicture picture)
    {
        var chart = new DecisionChart(picture);
        chart._frame.Head(picture.Title, picture.Figures);
        if (picture.Series.Count == 0)
        {
            chart._frame.Empty();
        }
        else
        {
            var bars = Bar.Of(picture.Series, BarsMost);
            chart.Draw(bars with { Room = (bars.End - bars.First) * RoomPart });
        }

        chart.Verdicts();
        return chart._drawing;
    }

    private void Draw(Bars bars)
    {
        var words = _picture.Texts.Charts;
        var trades = new TradeLayer(_drawing, _palette, bars, _picture.Held is { } held ? [held] : [], Reach);
        var times = new TimeScale(bars.First, bars.End);
        var prices = bars
            .All.SelectMany(bar => new[] { bar.Low, bar.High })
            .Concat(trades.Prices)
            .Concat(_picture.Lines.SelectMany(line => line.Values));
        var values = ValueScale.Over(prices, Marks, Narrowest);
        var left = ChartFrame.LeftOf([.. values.Marks.Select(mark => values.Won(mark, words.Units))]);
        var plot = new Plot(new Box(left, Top, ChartFrame.WidthFrom(left), Height), times, values);
        _frame.ValueAxis(plot, mark => values.Won(mark, words.Units));
        _frame.TimeAxis([plot]);
        var layer = new CandleLayer(_drawing, _palette, words.RisesRed);
        layer.Candles(plot, null, bars);
        var lines = layer.Lines(plot, _frame, _picture.Lines);
        trades.Draw(plot);
        if (_picture.Held is { } mark)
        {
            Label(plot, trades, mark.Stop, _palette.Loss);
            Label(plot, trades, mark.Target, _palette.Goal);
        }

        _frame.Legend(LegendAt, times.Period, [.. lines, .. trades.Legend(_frame, _picture.Texts)]);
    }

    // The price of a level at its right end, towards the candles; one that is too far away is named at the edge that it
    // lies behind.
    private void Label(Plot plot, TradeLayer trades, Price? of, Colour colour)
    {
        if (of is not { } level)
        {
            return;
        }

        var isAbove = level > _picture.Series.Candles[^1].Close;
        var line = trades.IsNear(level) ? plot.YOf((double)level.Value) : Edge(plot.Box, isAbove);
        var arrow = isAbove ? " ↑" : " ↓";
        _drawing.Text(
            "level",
            new Spot(plot.Box.Right - LabelGap, line + (isAbove ? ChartFrame.Small : -LabelGap)),
            Figure.Price(level.Value) + (trades.IsNear(level) ? "" : arrow),
            new Lettering(colour, ChartFrame.Small, Anchor.End, Bold: true)
        );
    }

    private static double Edge(Box box, bool isTop) => isTop ? box.Top : box.Bottom;

    private void Verdicts()
    {
        var width = Drawing.Width - Margin - TextAt;
        for (var at = 0; at < Math.Min(_picture.Verdicts.Count, VerdictsMost); at++)
        {
            var (text, passed) = _picture.Verdicts[at];
            var y = FirstVerdictAt + (at * VerdictStep);
            Sign(new Box(Margin, y - SignSize + 3, SignSize, SignSize), passed);
            var fit = ChartText.Fit(text, VerdictSize, width);
            _drawing.Text(
                "verdict",
                new Spot(TextAt, y),
                fit,
                new Lettering(_palette.Text, VerdictSize, Bold: at == 0)
            );
        }
    }

    // A tick or a bar; fonts that have such signs are not everywhere.
    private void Sign(Box box, bool passed)
    {
        var (middle, level) = (box.Left + (box.Width / 2), box.Top + (box.Height / 2));
        if (passed)
        {
            _drawing.Path(
                "passed",
                [
                    new Spot(box.Left + 2, level),
                    new Spot(middle - 2, box.Bottom - 4),
                    new Spot(box.Right - 2, box.Top + 4),
                ],
                new Stroke(_palette.First, 5)
            );
        }
        else
        {
            _drawing.Boxes("failed", [box], _palette.Second);
            _drawing.Line(
                "failed-bar",
                new Spot(box.Left + 5, level),
                new Spot(box.Right - 5, level),
                new Stroke(_palette.Ground, 5)
            );
        }
    }
}
