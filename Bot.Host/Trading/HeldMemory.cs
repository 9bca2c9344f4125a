using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Host.Settings;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// What an account held when the journal could last be read, and every order sent since: enough to leave a position
/// while the database is away. Written by the trader alone.
/// </summary>
public sealed class HeldMemory(AccountSettings settings)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Sent> _sent = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private Position? _position;

    /// <summary>The account as it was last read; null before the first time.</summary>
    public AccountRow? Account { get; private set; }

    /// <summary>Whether the journal was read since the program started.</summary>
    public bool IsRead { get; private set; }

    /// <summary>The position as it was last read, with the prices seen since; null for none.</summary>
    public Position? Position
    {
        get
        {
            lock (_gate)
            {
                return _position ?? Entered();
            }
        }
    }

    /// <summary>Orders since then whose end nobody knows.</summary>
    public IReadOnlyList<OrderId> Unsettled
    {
        get
        {
            lock (_gate)
            {
                return [.. _sent.Values.Where(one => !one.HasEnded).Select(one => one.Intent.Id)];
            }
        }
    }

    /// <summary>Whether the exchange proved that it did not take an order; its name may be burnt.</summary>
    public bool WasRefused(OrderId id)
    {
        lock (_gate)
        {
            return _refused.Contains(id.Value);
        }
    }

    public void Saw(AccountRow account) => Account = account;

    /// <summary>The journal was read and knows the end of every order: what was sent before is in it.</summary>
    public void Saw(Position? position)
    {
        lock (_gate)
        {
            (_position, IsRead) = (position, true);
            _sent.Clear();
        }
    }

    /// <summary>A price was seen while the journal could not be written.</summary>
    public void Moved(ExitProgress progress)
    {
        lock (_gate)
        {
            _position = _position is { } held ? held with { Progress = progress } : null;
        }
    }

    /// <summary>An order is about to be sent.</summary>
    public void Sending(OrderIntent intent, DateTimeOffset at)
    {
        lock (_gate)
        {
            _sent[intent.Id.Value] = new Sent(intent, null, at, HasEnded: false);
        }
    }

    /// <summary>What became of an order that was placed.</summary>
    public void Placed(OrderId id, OrderOutcome outcome) => Told(id, outcome, _ => true);

    /// <summary>
    /// What the exchange found of an order. That it never had it proves nothing while the request may be on its way.
    /// </summary>
    public void Found(OrderId id, OrderOutcome outcome, DateTimeOffset at) =>
        Told(id, outcome, sent => at - sent.At >= OrderDesk.InFlight);

    private void Told(OrderId id, OrderOutcome outcome, Func<Sent, bool> refusalProves)
    {
        lock (_gate)
        {
            if (_sent.TryGetValue(id.Value, out var sent) && !sent.HasEnded)
            {
                _sent[id.Value] = outcome.Match(
                    accepted => sent with { Report = accepted.Report, HasEnded = accepted.Report.IsClosed },
                    _ => sent with { HasEnded = refusalProves(sent) },
                    _ => sent
                );
                if (outcome is OrderOutcome.Refused)
                {
                    _refused.Add(id.Value);
                }
            }
        }
    }

    /// <summary>Coins of a market that are still to be left: those of the position and what moved since.</summary>
    public Volume Held(MarketCode market)
    {
        lock (_gate)
        {
            var moved = _sent
                .Values.Where(one => one.Intent.Market == market)
                .Sum(one => one.Intent.Side == OrderSide.Buy ? one.Executed : -one.Executed);
            return new Volume(Math.Max(0m, (_position?.Volume.Value ?? 0m) + moved));
        }
    }

    // An entry that the journal never learnt the end of: nobody knows its terms here, the profile's levels stand in.
    private Position? Entered()
    {
        var fills = _sent
            .Values.Where(one => one.Intent.Side == OrderSide.Buy)
            .SelectMany(one => one.Report?.Fills ?? [])
            .OrderBy(fill => fill.At)
            .ToList();
        if (fills.Count == 0 || Account is not { } account)
        {
            return null;
        }

        var profile = settings.Of(account).Profile;
        var volume = new Volume(fills.Sum(fill => fill.Volume.Value));
        var average = new Price(fills.Sum(fill => fill.Funds.Value) / volume.Value);
        var plan = ExitPlan.Fixed(average, profile.StopLoss, profile.TakeProfit, fills[0].At);
        return new Position(volume, average, Krw.Zero, fills[0].At, plan);
    }

    private sealed record Sent(OrderIntent Intent, OrderReport? Report, DateTimeOffset At, bool HasEnded)
    {
        public decimal Executed =>
            Report is { Fills: [_, ..] fills } ? fills.Sum(fill => fill.Volume.Value) : Report?.Executed.Value ?? 0m;
    }
}
