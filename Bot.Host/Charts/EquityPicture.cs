using Bot.Domain.Backtests;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Charts;

/// <summary>What a picture of a run's equity shows. Values that are not finite are left out.</summary>
public sealed record EquityPicture
{
    /// <param name="title">One line; cut where it is too long.</param>
    /// <param name="times">Of each value, not going backwards.</param>
    /// <param name="equity">KRW.</param>
    /// <param name="hold">KRW of buying once and holding; empty where there is none to show.</param>
    /// <param name="texts">The person's language.</param>
    /// <exception cref="ArgumentException">There are not as many values as times.</exception>
    public EquityPicture(
        string title,
        IReadOnlyList<DateTimeOffset> times,
        IReadOnlyList<double> equity,
        IReadOnlyList<double> hold,
        ITexts texts
    )
    {
        if (equity.Count != times.Count || (hold.Count != 0 && hold.Count != times.Count))
        {
            throw new ArgumentException(
                $"{times.Count} times, {equity.Count} values of equity and {hold.Count} of holding do not fit together",
                nameof(times)
            );
        }

        (Title, Times, Equity, Hold, Texts) = (title, times, equity, hold, texts);
    }

    public string Title { get; }

    public IReadOnlyList<DateTimeOffset> Times { get; }

    /// <summary>KRW.</summary>
    public IReadOnlyList<double> Equity { get; }

    /// <summary>KRW, or empty.</summary>
    public IReadOnlyList<double> Hold { get; }

    public ITexts Texts { get; }

    /// <summary>Shown in one line above the picture; six have room.</summary>
    public IReadOnlyList<KeyFigure> Figures { get; init; } = [];

    public ChartTheme Theme { get; init; }

    /// <summary>A backtest's equity at each close, with the figures that a verdict looks at.</summary>
    /// <param name="report">With its curve kept.</param>
    /// <param name="texts">The person's language.</param>
    /// <param name="theme">The background.</param>
    /// <exception cref="ArgumentException">The run did not keep its curve.</exception>
    public static EquityPicture Of(BacktestReport report, ITexts texts, ChartTheme theme)
    {
        var ((from, to), request) = (report.Span, report.Request);
        var length = Domain.Time.CandleIntervals.Length(request.Candles.Interval);
        var columns = request.Candles.Columns;
        var times = new DateTimeOffset[to - from];
        for (var index = from; index < to; index++)
        {
            times[index - from] = columns.StartAt(index) + length;
        }

        var title = $"{request.Candles.Market} · {request.Strategy.Name} · {texts.Words.Profile(request.Profile.Name)}";
        return new EquityPicture(title, times, report.Equity, report.HoldCurve(), texts)
        {
            Figures = KeyFigure.Of(report, texts),
            Theme = theme,
        };
    }
}

/// <summary>A figure above a picture, ready to be read.</summary>
public sealed record KeyFigure(string Label, string Value)
{
    internal static IReadOnlyList<KeyFigure> Of(BacktestReport report, ITexts texts)
    {
        var (words, none) = (texts.Screens, texts.Words.None);
        return
        [
            new(words.TotalReturn, Figure.Change(report.ReturnPercent, none)),
            new(words.BuyAndHold, Figure.Change(report.BuyAndHoldPercent, none)),
            new(words.MaxDrawdown, Figure.Change(report.MaxDrawdownPercent, none)),
            new(words.Sharpe, Figure.Number(report.Sharpe, none)),
            new(words.WinRate, report.WinRatePercent is { } rate ? $"{rate:0.#} %" : none),
            new(texts.Charts.Trades, Figure.Number(report.Closed.Count, none)),
        ];
    }
}
