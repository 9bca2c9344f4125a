using Bot.Domain.Market;
using Bot.Domain.Money;

namespace Bot.Host.Trading;

/// <summary>
/// Wakes the trader when the exchange's stream hints at something: he looks for himself, as he does without it, only
/// sooner. A price wakes him once it has moved by a third of a percent since he was last woken.
/// </summary>
public sealed class TraderHints(Trader trader) : IStreamHints
{
    private static readonly Percent Moved = new(0.33m);

    private readonly Lock _gate = new();
    private readonly Dictionary<MarketCode, Price> _told = [];

    /// <inheritdoc />
    public void Take(StreamHint hint)
    {
        switch (hint)
        {
            case StreamHint.Gap { OfAccount: true }:
                trader.TryPost(new TraderWork.ReconcileDue());
                break;
            case StreamHint.Order or StreamHint.Balances:
            case StreamHint.Moved moved when HasMoved(moved):
                Wake();
                break;
        }
    }

    // A trader that is at work looks by himself when he is done.
    private void Wake()
    {
        if (!trader.IsBusy)
        {
            trader.TryPost(new TraderWork.GuardDue());
        }
    }

    private bool HasMoved(StreamHint.Moved hint)
    {
        lock (_gate)
        {
            if (
                _told.TryGetValue(hint.Market, out var told)
                && Math.Abs(hint.Last.ChangeFrom(told).Value) < Moved.Value
            )
            {
                return false;
            }

            _told[hint.Market] = hint.Last;
            return true;
        }
    }
}
