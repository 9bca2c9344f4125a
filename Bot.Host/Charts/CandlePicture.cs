using Bot.Domain.Backtests;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Charts;

/// <summary>What a picture of candles shows.</summary>
/// <param name="Title">One line; cut where it is too long.</param>
/// <param name="Series">Candles; where there are more than a picture holds, several are drawn as one.</param>
/// <param name="Texts">The person's language.</param>
public sealed record CandlePicture(string Title, CandleSeries Series, ITexts Texts)
{
    /// <summary>Those that lie outside the candles are left out.</summary>
    public IReadOnlyList<TradeMark> Trades { get; init; } = [];

    /// <summary>Indicators over the candles; two have a colour.</summary>
    public IReadOnlyList<ChartLine> Lines { get; init; } = [];

    /// <summary>Shown in one line above the picture; six have room.</summary>
    public IReadOnlyList<KeyFigure> Figures { get; init; } = [];

    public ChartTheme Theme { get; init; }

    /// <summary>Candles with their last price, change, highest and lowest price.</summary>
    /// <param name="series">One candle at least.</param>
    /// <param name="texts">The person's language.</param>
    /// <param name="theme">The background.</param>
    public static CandlePicture Of(CandleSeries series, ITexts texts, ChartTheme theme)
    {
        var (words, candles) = (texts.Charts, series.Candles);
        var change = (double)candles[^1].Close.ChangeFrom(candles[0].Open).Value;
        return new CandlePicture($"{series.Market} · {words.Interval(series.Interval)}", series, texts)
        {
            Theme = theme,
            Figures =
            [
                new(words.Close, Figure.Price(candles[^1].Close.Value)),
                new(words.Change, Figure.Change(change, texts.Words.None)),
                new(words.High, Figure.Price(candles.Max(candle => candle.High.Value))),
                new(words.Low, Figure.Price(candles.Min(candle => candle.Low.Value))),
            ],
        };
    }

    /// <summary>The last candles of a backtest with its trades and the levels that each began with.</summary>
    /// <param name="report">A run.</param>
    /// <param name="last">How many candles, above zero.</param>
    /// <param name="texts">The person's language.</param>
    /// <param name="theme">The background.</param>
    public static CandlePicture Of(BacktestReport report, int last, ITexts texts, ChartTheme theme)
    {
        var (from, to) = report.Span;
        var series = report.Request.Candles.Between(Math.Max(from, to - last), to);
        var begin = series.Candles[0].Start;
        var picture = Of(series, texts, theme);
        var trades = report.Trades.Where(trade => trade.ClosedAt >= begin).ToList();
        return picture with
        {
            Trades = [.. trades.Select(trade => TradeMark.Of(trade, report.PlanOf(trade)))],
            Figures = [.. picture.Figures, new(texts.Charts.Trades, Figure.Number(trades.Count, ""))],
        };
    }
}

/// <summary>A trade in a picture; without an exit it is still open.</summary>
/// <param name="EnteredAt">When.</param>
/// <param name="Entry">Average fill price.</param>
public sealed record TradeMark(DateTimeOffset EnteredAt, Price Entry)
{
    public DateTimeOffset? ExitedAt { get; init; }

    /// <summary>Average fill price; null while it is open.</summary>
    public Price? Exit { get; init; }

    /// <summary>Left with a loss there; null, and one far from the candles, draws no line.</summary>
    public Price? Stop { get; init; }

    /// <summary>Left with a gain there; null, and one far from the candles, draws no line.</summary>
    public Price? Target { get; init; }

    /// <summary>A closed trade. One that a backtest's end cut off shows no exit.</summary>
    public static TradeMark Of(Trade trade, ExitPlan? plan)
    {
        var isOpen = trade.Reason == BacktestReport.EndReason;
        return new TradeMark(trade.OpenedAt, trade.Entry)
        {
            ExitedAt = isOpen ? null : trade.ClosedAt,
            Exit = isOpen ? null : trade.Exit,
            Stop = plan?.StopLoss,
            Target = plan?.TakeProfit,
        };
    }
}
