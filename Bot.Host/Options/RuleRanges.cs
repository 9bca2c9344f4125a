namespace Bot.Host.Options;

/// <summary>What the numbers that decide may be. Each is a key of its own, so each has a range of its own.</summary>
public static class RuleRanges
{
    /// <summary>From and to, both allowed, by key.</summary>
    public static IReadOnlyDictionary<string, (decimal From, decimal To)> All { get; } =
        new Dictionary<string, (decimal From, decimal To)>(StringComparer.Ordinal)
        {
            ["Backtest:SlippagePercent"] = (0m, 5m),
            ["Exits:AtrStop"] = (0.1m, 20m),
            ["Exits:AtrTarget"] = (0.1m, 50m),
            ["Exits:TrailingArmPercent"] = (0m, 100m),
            ["Exits:TrailingAtr"] = (0.1m, 20m),
            ["Exits:TrailingPercent"] = (0m, 50m),
            ["Exits:PartialFirstPercent"] = (0.1m, 100m),
            ["Exits:PartialSharePercent"] = (1m, 99m),
            ["Exits:PartialRestPercent"] = (0.1m, 1_000m),
            ["Sizing:KellyTradesLeast"] = (1m, 50m),
            ["Sizing:KellyPartPercent"] = (1m, 100m),
            ["Sizing:KellyMostPercent"] = (1m, 100m),
            ["Sizing:AfterThreeLosses"] = (0.1m, 1m),
            ["Sizing:AfterFourLosses"] = (0.1m, 1m),
            ["Sizing:AfterFiveLosses"] = (0.1m, 1m),
            ["Orders:EntryCapPercent"] = (0m, 5m),
            ["Orders:NotedPercent"] = (0m, 10m),
            ["Orders:SplitPercent"] = (0.05m, 10m),
            ["Orders:MostPercent"] = (0.05m, 10m),
            ["Orders:SlicesMost"] = (2m, 10m),
            ["Orders:PauseSeconds"] = (0m, 60m),
            ["Validation:BuyRsiMost"] = (0m, 100m),
            ["Validation:SellRsiLeast"] = (0m, 100m),
            ["Validation:AtrPercentMost"] = (0m, 100m),
            ["Validation:BreakoutAdxLeast"] = (0m, 100m),
            ["Validation:BreakoutVolumeLeast"] = (0m, 100m),
            ["Validation:VolumeLeast"] = (0m, 100m),
            ["FlashCrash:DropPercent"] = (-100m, 0m),
            ["FlashCrash:MildDropPercent"] = (-100m, 0m),
            ["FlashCrash:AtrMultiple"] = (0m, 100m),
            ["FlashCrash:AtrPeriod"] = (2m, 40m),
            ["FlashCrash:WindowMinutes"] = (1m, 30m),
            ["FlashCrash:HoldMinutes"] = (1m, 60m),
            ["FlashCrash:RegainedPercent"] = (1m, 100m),
            ["Divergence:Candles"] = (10m, 200m),
            ["Divergence:Neighbours"] = (1m, 10m),
            ["Divergence:LeastPricePercent"] = (0m, 100m),
            ["Divergence:LeastRsiPoints"] = (0m, 100m),
            ["Divergence:FreshCandles"] = (0m, 200m),
            ["BtcRisk:Returns"] = (5m, 50m),
            ["BtcRisk:FallPercent"] = (-100m, 0m),
            ["BtcRisk:CrashPercent"] = (-100m, 0m),
            ["BtcRisk:CrashCorrelation"] = (-1m, 1m),
            ["BtcRisk:HighBeta"] = (0m, 10m),
            ["BtcRisk:MediumBeta"] = (0m, 10m),
            ["QuickBacktest:Days"] = (1m, 365m),
            ["QuickBacktest:Trades"] = (0m, 1_000m),
            ["QuickBacktest:ReturnPercent"] = (-100m, 1_000m),
            ["QuickBacktest:WinRatePercent"] = (0m, 100m),
            ["QuickBacktest:ProfitFactor"] = (0m, 100m),
            ["QuickBacktest:Sharpe"] = (-100m, 100m),
            ["QuickBacktest:MaxDrawdownPercent"] = (-100m, 0m),
            ["RsiMeanReversion:EntryRsi"] = (1m, 99m),
            ["RsiMeanReversion:ExitRsi"] = (1m, 99m),
            ["RsiMeanReversion:EntryVolumeRatio"] = (0m, 100m),
            ["VolatilityBreakout:WidthMean"] = (2m, 100m),
            ["VolatilityBreakout:WidthLowest"] = (1m, 100m),
            ["VolatilityBreakout:SqueezeShare"] = (0m, 1m),
            ["VolatilityBreakout:QuietAdx"] = (0m, 100m),
            ["VolatilityBreakout:RangeShare"] = (0m, 10m),
            ["VolatilityBreakout:VolumeRatio"] = (0m, 100m),
            ["VolatilityBreakout:ObvSlow"] = (2m, 100m),
            ["VolatilityBreakout:ObvFast"] = (1m, 100m),
            ["VolatilityBreakout:ObvBack"] = (1m, 100m),
            ["VolatilityBreakout:StopAtr"] = (0.1m, 20m),
            ["VolatilityBreakout:TargetAtr"] = (0.1m, 50m),
            ["VolatilityBreakout:FakeoutCandles"] = (0m, 1_000m),
            ["VolatilityBreakout:FakeoutShare"] = (0m, 1m),
            ["VolatilityBreakout:WeakerShare"] = (0m, 1m),
            ["VolatilityBreakout:WeakAdx"] = (0m, 100m),
            ["VolatilityBreakout:SlowCandles"] = (0m, 10_000m),
            ["VolatilityBreakout:SlowProfitPercent"] = (-100m, 1_000m),
            ["ChannelTrend:DaysLeast"] = (1m, 200m),
            ["ChannelTrend:EntryDays"] = (2m, 200m),
            ["ChannelTrend:ExitDays"] = (2m, 200m),
            ["ChannelTrend:StopAtr"] = (0.1m, 20m),
            ["ChannelTrend:VolatilityDays"] = (2m, 199m),
        };

    /// <summary>What is wrong with the numbers of the options.</summary>
    public static IEnumerable<string> Problems(BotOptions options) =>
        from range in All
        let key = OptionKeys.Find(range.Key)!
        let value = Convert.ToDecimal(
            key.Property.GetValue(key.Section.GetValue(options)),
            System.Globalization.CultureInfo.InvariantCulture
        )
        where value < range.Value.From || value > range.Value.To
        select string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{range.Key} is {value}; it must be from {range.Value.From} to {range.Value.To}"
        );
}
