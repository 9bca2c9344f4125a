using Bot.Domain.Decisions;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Host.Options;
using Bot.Host.Trading;
using Bot.Sandbox.Upbit.Markets;

namespace Bot.Tests.Scenarios;

/// <summary>A year of real hours through the program, by every profile, strategy and mode of exits.</summary>
public sealed class YearOfCyclesTests
{
    // A year takes half a minute: two are lived through each time and decided again, all of them lived through when this
    // is set.
    private const string AllOf = "CHATTRADER_YEARS";

    private const int Hours = 8_782;

    public static TheoryData<string, string, string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string, string, string>();
            if (Environment.GetEnvironmentVariable(AllOf) is null)
            {
                cases.Add("ETH", RsiMeanReversion.StrategyName, RiskProfile.Balanced.Name, "fixed");
                cases.Add("BTC", VolatilityBreakout.StrategyName, RiskProfile.Aggressive.Name, "moving");
                return cases;
            }

            foreach (var coin in (string[])["ETH", "BTC"])
            {
                foreach (var profile in RiskProfile.All)
                {
                    // The breakout brings levels of its own, whatever the mode.
                    cases.Add(coin, RsiMeanReversion.StrategyName, profile.Name, "fixed");
                    cases.Add(coin, RsiMeanReversion.StrategyName, profile.Name, "atr");
                    cases.Add(coin, RsiMeanReversion.StrategyName, profile.Name, "moving");
                    cases.Add(coin, VolatilityBreakout.StrategyName, profile.Name, "fixed");
                    cases.Add(coin, VolatilityBreakout.StrategyName, profile.Name, "moving");
                    cases.Add(coin, ChannelTrend.StrategyName, profile.Name, "moving");
                }
            }

            return cases;
        }
    }

    [SharedTheory]
    [MemberData(nameof(Cases))]
    public async Task Given_a_year_of_hours_When_it_is_traded_Then_ledgers_agree_and_each_cycle_has_one_end(
        string coin,
        string strategy,
        string profile,
        string exits
    )
    {
        var btc = ReplayedMarket.FromFile("KRW-BTC", Days());
        var market = ReplayedMarket.FromFile($"KRW-{coin}", Path(coin));
        await using var run = await YearRun.StartAsync(
            market,
            btc,
            options =>
                options with
                {
                    Trading = options.Trading with { Strategy = strategy, Profile = profile },
                    Exits = ExitsOf(exits),
                }
        );

        await run.PassAsync(Hours);

        await run.AssertLedgersAgreeAsync();
        var reasons = await run.ReasonsAsync();
        Assert.True(run.Errors().Length == 0, run.Errors());
        Assert.Equal(Hours, reasons.Values.Sum());
        Assert.True(reasons.GetValueOrDefault(TerminalReason.Bought) > 0);
        if (Environment.GetEnvironmentVariable(AllOf) is not null)
        {
            return;
        }

        var summary = await new CycleReplay(run.Databases).RunAsync(null, new Silent(), CancellationToken.None);
        Assert.Equal(0, summary.Differing);
    }

    private static ExitsOptions ExitsOf(string name) =>
        name == "moving" ? new ExitsOptions { Trailing = true, Partial = true } : new ExitsOptions { Mode = name };

    private static string Path(string coin) => SharedData.Path($"data/upbit-1h/KRW-{coin}-1h-2024.csv");

    private static string Days() => Directory.GetFiles(SharedData.Path("data/upbit-1d"), "KRW-BTC-*.csv").Single();

    private sealed class Silent : IProgress<ReplayFinding>
    {
        public void Report(ReplayFinding value) => Assert.Fail($"cycle {value.Cycle}: {value.Differences[0]}");
    }
}
