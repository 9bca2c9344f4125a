using Bot.Domain.Backtests;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Host.Candles;
using Bot.Host.OpenAi;

namespace Bot.Host.Commands;

/// <summary>What a run over a candle file is told.</summary>
public sealed record BacktestOptions
{
    /// <summary>The candle file.</summary>
    public required string Candles { get; init; }

    /// <summary>Whose candles they are; null lets the file's name say it.</summary>
    public string? Market { get; init; }

    public string Strategy { get; init; } = RsiMeanReversion.StrategyName;

    public string Profile { get; init; } = RiskProfile.Balanced.Name;

    /// <summary>The first candle that is traded starts then or later; null trades from the first.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The last candle that is traded starts before; null trades to the last.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>KRW at the start.</summary>
    public decimal Capital { get; init; } = 10_000_000m;

    /// <summary>How much worse than the open orders are filled, in percent.</summary>
    public decimal Slippage { get; init; } = BacktestRequest.UsualSlippage.Value;

    /// <summary>Candles of KRW-BTC, or null.</summary>
    public string? Btc { get; init; }

    /// <summary>Candles of a minute of the same market, or null.</summary>
    public string? Minutes { get; init; }

    /// <summary>Whether each entry has to pass the quick backtest, as live.</summary>
    public bool Quick { get; init; }

    /// <summary>The folder of the journal whose recorded advice overrules the strategy, or null.</summary>
    public string? Recorded { get; init; }

    public bool Limits { get; init; } = true;

    public bool Validates { get; init; } = true;

    /// <summary>The request, with the candles read.</summary>
    /// <exception cref="CandleFileException">A file cannot be.</exception>
    /// <exception cref="InvalidDataException">Names what does not fit: market, strategy, profile or time.</exception>
    public async Task<BacktestRequest> ReadAsync(CancellationToken token)
    {
        var strategy = StrategyCatalog.Default.Find(Strategy) ?? throw Unknown("strategy", Strategy);
        var profile = RiskProfile.Find(Profile) ?? throw Unknown("profile", Profile);
        var btc = Btc is null ? null : await CandleFile.ReadAsync(Btc, new MarketCode("KRW-BTC"), null, token);
        var series = await CandleFile.ReadAsync(Candles, MarketOf(), null, token);
        var minutes = Minutes is null
            ? null
            : await CandleFile.ReadAsync(Minutes, series.Market, CandleInterval.Minute, token);
        var speaker = Recorded is null ? strategy : await AdvisedAsync(strategy, series, Recorded, token);
        return new BacktestRequest(series, speaker, profile, new Krw(Capital))
        {
            Slippage = new Percent(Slippage),
            Span = SpanOf(series),
            Btc = btc,
            Minutes = minutes,
            QuickBacktest = Quick ? new QuickGateRule() : null,
            Limits = Limits,
            Validates = Validates,
        };
    }

    private async Task<AdvisedStrategy> AdvisedAsync(
        IStrategy strategy,
        CandleSeries series,
        string folder,
        CancellationToken token
    )
    {
        var (from, to) = SpanOf(series) ?? (0, series.Count);
        var (first, last) = (series.Columns.StartAt(from), series.Columns.StartAt(to - 1) + series.Interval.Length());
        var journal = JournalFolder.Open(folder);
        return new(strategy, await RecordedAnswers.ReadAsync(journal, series.Market, first, last, token));
    }

    private MarketCode MarketOf()
    {
        if (Market is { } told)
        {
            return new MarketCode(told);
        }

        return CandleFolder.MarketOf(Candles)
            ?? throw new InvalidDataException($"{Candles}: its name begins with no market; say --market KRW-ETH");
    }

    private static InvalidDataException Unknown(string what, string name) => new($"there is no {what} '{name}'");

    private (int From, int To)? SpanOf(CandleSeries series)
    {
        var from = From is { } first ? series.CountBefore(first) : 0;
        var to = To is { } end ? series.CountBefore(end) : series.Count;
        return to - from >= 2
            ? (from, to)
            : throw new InvalidDataException(
                $"{Candles}: {to - from} candles lie in the time that was asked for; a run needs two at least"
            );
    }
}
