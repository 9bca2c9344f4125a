using Bot.Domain.Market;

namespace Bot.Host.Upbit;

/// <summary>A market as the exchange lists it.</summary>
/// <param name="Market">Which.</param>
/// <param name="IsWarned">Whether the exchange warns of it: it may be closed.</param>
/// <param name="Cautions">What the exchange asks to beware of, in its words.</param>
public sealed record ListedMarket(MarketCode Market, bool IsWarned, IReadOnlyList<string> Cautions);
