using Bot.Sandbox.Upbit.Markets;

namespace Bot.Sandbox.Upbit.Trading;

/// <summary>What becomes of an order at the moment it comes in: taken from the book, ended, or left to rest.</summary>
internal sealed class Matching(Pocket pocket, Action<PocketEvent> record)
{
    /// <summary>Fills what the book offers to a new order and ends it unless it rests.</summary>
    public void Enter(Order order, OrderLadder book, DateTimeOffset now, OrderFate? fate = null)
    {
        var isPostOnly = order.Ticket.TimeInForce == "post_only";
        var takes = BookWalk.Take(order, book, fate);
        if (isPostOnly || (order.Ticket.TimeInForce == "fok" && !BookWalk.IsWhole(order, takes)))
        {
            if (!isPostOnly || takes.Count > 0)
            {
                record(new Closed(pocket.Key, now, order.Ticket.Uuid, IsDone: false));
            }

            return;
        }

        var meeting = Meeting(order, takes);
        if (meeting.Count > 0)
        {
            var best = meeting[0].Ticket.Price!.Value;
            FillAll(order, takes.TakeWhile(take => IsBetter(order, take.Price, best)), now);
            meeting.ForEach(own => Prevent(order, own, now));
            takes = order.State == OrderState.Wait
                ? [.. BookWalk.Take(order, book, fate).Where(take => !IsBetter(order, take.Price, best))]
                : [];
        }

        FillAll(order, takes, now);
        End(order, fate, now);
    }

    /// <summary>A resting order is met by the market at its own price.</summary>
    public void Meet(Order order, DateTimeOffset at)
    {
        Fill(order, new(order.Ticket.Price!.Value, order.RemainingVolume!.Value), isMaker: true, at);
        record(new Closed(pocket.Key, at, order.Ticket.Uuid, IsDone: true));
    }

    private void End(Order order, OrderFate? fate, DateTimeOffset now)
    {
        var rests = order.Ticket is { IsLimit: true, TimeInForce: null } || fate is { Rests: true };
        if (order.State == OrderState.Wait && (order.IsFilled || !rests))
        {
            record(new Closed(pocket.Key, now, order.Ticket.Uuid, order.IsFilled && order.PreventedVolume == 0));
        }
    }

    private void FillAll(Order order, IEnumerable<BookLevel> takes, DateTimeOffset now)
    {
        foreach (var take in takes.ToList())
        {
            Fill(order, take, isMaker: false, now);
        }
    }

    private void Fill(Order order, BookLevel take, bool isMaker, DateTimeOffset at)
    {
        var trade = OrderIds.Of(pocket.Key, "trade", pocket.FillCount);
        record(new Filled(pocket.Key, at, order.Ticket.Uuid, trade, take.Price, take.Size, isMaker));
    }

    /// <summary>
    /// Own resting orders of the other side that the order would reach, best first; none without protection.
    /// </summary>
    private List<Order> Meeting(Order order, List<BookLevel> takes)
    {
        if (order.Ticket.SmpType is null or "none")
        {
            return [];
        }

        var last = takes.Select(take => (decimal?)take.Price).LastOrDefault();
        var worst = order.Ticket.IsLimit ? order.Ticket.Price : last;
        var others = pocket.Resting.Where(own =>
            own.Ticket.Market == order.Ticket.Market && own.Ticket.IsBid != order.Ticket.IsBid
            && (order.Ticket.IsBid ? own.Ticket.Price <= worst : own.Ticket.Price >= worst));
        return [.. order.Ticket.IsBid
            ? others.OrderBy(own => own.Ticket.Price)
            : others.OrderByDescending(own => own.Ticket.Price)];
    }

    private void Prevent(Order order, Order own, DateTimeOffset now)
    {
        if (order.State != OrderState.Wait || order.IsFilled)
        {
            return;
        }

        var price = own.Ticket.Price!.Value;
        var orderVolume = order.RemainingVolume
            ?? decimal.Round(order.RemainingFunds / price, 8, MidpointRounding.ToZero);
        var ownVolume = own.RemainingVolume!.Value;
        switch (order.Ticket.SmpType)
        {
            case "cancel_taker":
                TakeOut(order, orderVolume, price, now);
                break;
            case "cancel_maker":
                TakeOut(own, ownVolume, price, now);
                break;
            default:
                TakeOut(order, Math.Min(orderVolume, ownVolume), price, now);
                TakeOut(own, Math.Min(orderVolume, ownVolume), price, now);
                break;
        }

        if (order.Ticket.SmpType == "cancel_taker" && order.State == OrderState.Wait)
        {
            record(new Closed(pocket.Key, now, order.Ticket.Uuid, IsDone: false));
        }
    }

    private void TakeOut(Order order, decimal volume, decimal price, DateTimeOffset now)
    {
        record(new Prevented(pocket.Key, now, order.Ticket.Uuid, volume, price));
        if (order.IsFilled)
        {
            record(new Closed(pocket.Key, now, order.Ticket.Uuid, IsDone: false));
        }
    }

    private static bool IsBetter(Order order, decimal price, decimal than) =>
        order.Ticket.IsBid ? price < than : price > than;
}
