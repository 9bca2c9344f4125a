namespace Bot.Domain.Strategies;

/// <summary>The strategies that an account can choose, by name.</summary>
public static class StrategyCatalog
{
    public static IReadOnlyList<IStrategy> All { get; } = [new RsiMeanReversion()];

    /// <summary>The strategy of that name, or null.</summary>
    public static IStrategy? Find(string name) =>
        All.FirstOrDefault(strategy => string.Equals(strategy.Name, name, StringComparison.OrdinalIgnoreCase));
}
