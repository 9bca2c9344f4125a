using Bot.Domain.Reasons;

namespace Bot.Domain.Strategies;

/// <summary>What a strategy wants, with every condition it looked at.</summary>
public sealed class Signal
{
    private readonly Lazy<IReadOnlyList<Rung>> _rungs;

    public Signal(TradeAction action, IReadOnlyList<Rung> rungs)
        : this(action, () => rungs) { }

    /// <summary>A signal that is explained when somebody asks: a backtest asks never.</summary>
    internal Signal(TradeAction action, Func<IReadOnlyList<Rung>> explain) =>
        (Action, _rungs) = (action, new Lazy<IReadOnlyList<Rung>>(explain));

    public TradeAction Action { get; }

    public IReadOnlyList<Rung> Rungs => _rungs.Value;
}

/// <summary>What can be done about a market.</summary>
public enum TradeAction
{
    Hold,
    Buy,
    Sell,
}
