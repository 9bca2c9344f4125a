using BenchmarkDotNet.Attributes;
using Bot.Domain.Backtests;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Bench;

/// <summary>Grids over a year of hours on all cores, indicators included.</summary>
public class SweepBenchmarks
{
    private BacktestRequest? _request;
    private IReadOnlyList<SweepAxis> _axes = [];

    [Params(10, 200, 1_000)]
    public int Sets { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _request = new BacktestRequest(
            Market.Year(CandleInterval.Hour),
            new RsiMeanReversion(),
            RiskProfile.Balanced,
            new Krw(10_000_000m)
        );
        var targets = Sets switch
        {
            10 => "10",
            200 => "8..15.6:0.4",
            _ => "5..24.8:0.2",
        };
        _axes = [.. new[] { "rsi_entry=25..34:1", $"target={targets}" }.Select(SweepAxis.Parse)];
    }

    /// <summary>One grid. Returns the sets that were run.</summary>
    [Benchmark]
    public int Run() => Sweep.Run(_request!, _axes, CancellationToken.None).Sets.Count;
}
