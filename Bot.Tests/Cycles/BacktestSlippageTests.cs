using System.Globalization;
using System.Text.Json;
using Bot.Domain.Cycles;
using Bot.Domain.Money;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;
using Bot.Host.Options;
using Bot.Host.Storage;

namespace Bot.Tests.Cycles;

/// <summary>The slippage of backtests is one of the rules: it is configured, kept with cycles, and read back.</summary>
public sealed class BacktestSlippageTests
{
    [Fact]
    public void Given_a_slippage_in_the_options_When_a_run_is_made_by_the_rules_Then_it_fills_with_it()
    {
        var options = new BotOptions { Backtest = new() { SlippagePercent = 0.3m } };

        var input = Ordinary.Falling().With(_ => options.Rules());

        Assert.Equal(new Percent(0.3m), CycleSteps.Request(input.Terms, input.Candles!).Slippage);
    }

    [Fact]
    public void Given_a_cycle_that_was_kept_before_there_was_a_slippage_When_it_is_read_Then_it_is_the_usual()
    {
        var kept = JsonSerializer.SerializeToNode(new TradingRules(), DomainJson.Form)!.AsObject();
        Assert.True(kept.Remove(nameof(TradingRules.BacktestSlippage)));

        var read = kept.Deserialize<TradingRules>(DomainJson.Form)!;

        Assert.Equal(new Percent(0.05m), read.BacktestSlippage);
    }

    [Fact]
    public void Given_a_dearer_slippage_When_the_gate_asks_its_backtest_Then_what_it_reckons_with_is_dearer()
    {
        var (usual, dear) = (QuickReturn(0.05m), QuickReturn(0.5m));

        Assert.True(dear < usual, $"{dear} is not below {usual}");
    }

    // Over waves that are bought low and sold high several times.
    private static decimal QuickReturn(decimal slippage)
    {
        var waves = Ordinary.Series(CandleInterval.Hour, 480, hour => 5_000_000m + Math.Round(Wave(hour)));
        var rules = new TradingRules
        {
            BacktestSlippage = new Percent(slippage),
            MeanReversion = new() { EntryVolumeRatio = 0 },
            Validation = new() { VolumeLeast = 0 },
        };
        var terms = new CycleTerms(RiskProfile.Balanced, RsiMeanReversion.StrategyName, rules);
        var rungs = CycleSteps.Quick(terms, waves, Ordinary.At).Rungs;
        return decimal.Parse(rungs.Single(rung => rung.Name == "quick-return").Value, CultureInfo.InvariantCulture);
    }

    private static decimal Wave(int hour) => 150_000m * (decimal)Math.Sin(hour / 8.0);
}
