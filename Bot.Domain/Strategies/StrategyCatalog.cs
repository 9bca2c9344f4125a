namespace Bot.Domain.Strategies;

/// <summary>The strategies that an account can choose, by name.</summary>
public sealed class StrategyCatalog(RsiMeanReversionRule meanReversion, BreakoutRule breakout, ChannelRule channel)
{
    /// <summary>With the numbers of the specification.</summary>
    public static readonly StrategyCatalog Default = new(
        new RsiMeanReversionRule(),
        new BreakoutRule(),
        new ChannelRule()
    );

    /// <summary>All, the default first.</summary>
    public IReadOnlyList<IStrategy> All { get; } =
    [new RsiMeanReversion(meanReversion), new VolatilityBreakout(breakout), new ChannelTrend(channel)];

    /// <summary>The strategy of that name, or null.</summary>
    public IStrategy? Find(string name) =>
        All.FirstOrDefault(strategy => string.Equals(strategy.Name, name, StringComparison.OrdinalIgnoreCase));
}
