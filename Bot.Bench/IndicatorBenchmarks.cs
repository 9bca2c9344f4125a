using BenchmarkDotNet.Attributes;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Time;

namespace Bot.Bench;

/// <summary>Every indicator over series of growing length.</summary>
public class IndicatorBenchmarks
{
    private CandleSeries? _series;

    [Params(200, 10_000, 100_000, 1_000_000, 5_000_000)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Setup() => _series = Market.Walk(Length, CandleInterval.Minute);

    /// <summary>All of them, on all cores.</summary>
    [Benchmark]
    public IndicatorRow? All() => IndicatorSet.Compute(_series!).Ready().Last;
}
