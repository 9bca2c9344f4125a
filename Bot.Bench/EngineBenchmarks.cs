using BenchmarkDotNet.Attributes;
using Bot.Domain.Backtests;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Bench;

/// <summary>The engine alone over a year, with the full rules; indicators are there, what they mark is found.</summary>
public class EngineBenchmarks : IWorks
{
    private BacktestRequest? _request;
    private PreparedCandles? _prepared;

    [Params(CandleInterval.Hour, CandleInterval.Minute)]
    public CandleInterval Interval { get; set; }

    [Params(RsiMeanReversion.StrategyName, VolatilityBreakout.StrategyName, ChannelTrend.StrategyName)]
    public string Strategy { get; set; } = "";

    [GlobalSetup]
    public void Setup()
    {
        _request = new BacktestRequest(
            Market.Year(Interval),
            StrategyCatalog.Default.Find(Strategy)!,
            RiskProfile.Balanced,
            new Krw(10_000_000m)
        )
        {
            KeepsCurve = false,
        };
        _prepared = new PreparedCandles(_request);
        Backtest.Run(_request, _prepared);
    }

    /// <summary>One run. Returns its trades, so that nothing can be left out.</summary>
    [Benchmark]
    public int Run() => Backtest.Run(_request!, _prepared!).Trades.Count;

    /// <inheritdoc />
    public Work Work()
    {
        Setup();
        return Bench.Work.Of(Backtest.Run(_request!, _prepared!));
    }
}
