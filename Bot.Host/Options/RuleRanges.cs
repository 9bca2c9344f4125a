namespace Bot.Host.Options;

/// <summary>What the numbers that decide may be. Each is a key of its own, so each has a range of its own.</summary>
public static class RuleRanges
{
    /// <summary>From and to, both allowed, by key.</summary>
    public static IReadOnlyDictionary<string, (decimal From, decimal To)> All { get; } =
        new Dictionary<string, (decimal From, decimal To)>(StringComparer.Ordinal)
        {
            ["Exits:AtrStop"] = (0.1m, 20m),
            ["Exits:AtrTarget"] = (0.1m, 50m),
            ["Exits:TrailingArmPercent"] = (0m, 100m),
            ["Exits:TrailingAtr"] = (0.1m, 20m),
            ["Exits:TrailingPercent"] = (0m, 50m),
            ["Exits:PartialFirstPercent"] = (0.1m, 100m),
            ["Exits:PartialSharePercent"] = (1m, 99m),
            ["Exits:PartialRestPercent"] = (0.1m, 1_000m),
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
