namespace Bot.Host.Trading;

/// <summary>Tells which markets there are to trade in.</summary>
public interface IMarketBoard
{
    /// <summary>All KRW markets, those with the most turnover first; at most some minutes old.</summary>
    Task<Answer<IReadOnlyList<BoardMarket>>> ReadAsync(CancellationToken token);
}

/// <summary>A market to trade in.</summary>
/// <param name="Market">E.g. KRW-ETH.</param>
/// <param name="TurnoverDay">Traded in 24 hours, in KRW; 0 where it is not told.</param>
/// <param name="IsWarned">Whether the exchange warns of it: it may be closed.</param>
/// <param name="Cautions">What the exchange asks to beware of, in its words.</param>
public sealed record BoardMarket(string Market, decimal TurnoverDay, bool IsWarned, IReadOnlyList<string> Cautions);
