using Bot.Domain.Market;
using Bot.Domain.Money;

namespace Bot.Host.Trading;

/// <summary>
/// Takes hints from the exchange's stream. A hint is a reason to ask the exchange and never an answer: it may be late,
/// doubled or missing. Called one at a time, and to return at once.
/// </summary>
public interface IStreamHints
{
    /// <summary>Something was heard.</summary>
    void Take(StreamHint hint);
}

/// <summary>What may have changed at the exchange.</summary>
public abstract record StreamHint
{
    private StreamHint() { }

    /// <summary>The connection is new, and something may have been missed before: ask for everything.</summary>
    /// <param name="OfAccount">Whether orders and balances may have been missed; if not, prices.</param>
    public sealed record Gap(bool OfAccount) : StreamHint;

    /// <summary>An order changed, ours or another of the account.</summary>
    /// <param name="Identifier">Our name of it; null where it has none.</param>
    /// <param name="ExchangeId">The exchange's id of it.</param>
    /// <param name="IsClosed">Whether it seems to have ended.</param>
    public sealed record Order(string? Identifier, string ExchangeId, bool IsClosed) : StreamHint;

    /// <summary>Balances changed.</summary>
    public sealed record Balances : StreamHint;

    /// <summary>A market traded, or its best bid moved.</summary>
    /// <param name="Market">Which.</param>
    /// <param name="Last">The last price or, from an order book, the best bid.</param>
    public sealed record Moved(MarketCode Market, Price Last) : StreamHint;
}
