using Bot.Domain.Market;
using Bot.Domain.Money;

namespace Bot.Host.Trading;

/// <summary>
/// Wakes the trader when the exchange's stream hints at something: he looks for himself, as he does without it, only
/// sooner. A price wakes him once it has moved by a third of a percent since he was last woken.
/// </summary>
/// <param name="post">Puts work into the trader's mailbox.</param>
/// <param name="isBusy">Whether he is at work.</param>
public sealed class TraderHints(Func<TraderWork, bool> post, Func<bool> isBusy) : IStreamHints
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
                post(new TraderWork.ReconcileDue());
                break;
            // A trader that is at work looks by himself when he is done.
            case StreamHint.Order or StreamHint.Balances when !isBusy():
            case StreamHint.Moved moved when !isBusy() && HasMoved(moved):
                post(new TraderWork.GuardDue());
                break;
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
