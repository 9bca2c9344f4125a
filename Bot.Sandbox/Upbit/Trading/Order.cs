namespace Bot.Sandbox.Upbit.Trading;

/// <summary>An order as the exchange keeps it. Changes only by events of its pocket.</summary>
internal sealed class Order
{
    private readonly decimal _feeRate;
    private readonly List<OrderFill> _fills = [];
    private decimal _preventedFee;

    public Order(OrderTicket ticket, DateTimeOffset createdAt, decimal feeRate, int number)
    {
        Ticket = ticket;
        CreatedAt = createdAt;
        Number = number;
        _feeRate = feeRate;
        ReservedFee = ticket.IsBid ? Total(ticket) * feeRate : 0;
    }

    public OrderTicket Ticket { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>Place among all orders of the pocket, from 0.</summary>
    public int Number { get; }

    public OrderState State { get; private set; }

    public IReadOnlyList<OrderFill> Fills => _fills;

    public decimal ExecutedVolume { get; private set; }

    /// <summary>KRW of all fills, without fees.</summary>
    public decimal ExecutedFunds { get; private set; }

    /// <summary>Coins not filled yet; null for a market or best buy.</summary>
    public decimal? RemainingVolume => Ticket.Volume - ExecutedVolume - PreventedVolume;

    /// <summary>KRW not spent yet of a market or best buy.</summary>
    public decimal RemainingFunds => Ticket.Price!.Value - ExecutedFunds - PreventedFunds;

    public decimal ReservedFee { get; }

    public decimal PaidFee { get; private set; }

    public decimal RemainingFee => Ticket.IsBid ? ReservedFee - PaidFee - _preventedFee : 0;

    public decimal PreventedVolume { get; private set; }

    /// <summary>KRW with fee for a bid, coins for an ask.</summary>
    public decimal PreventedLocked => Ticket.IsBid ? PreventedFunds + _preventedFee : PreventedVolume;

    /// <summary>What is taken out of the free balance for what is left of the order: KRW with fee, or coins.</summary>
    public decimal Locked => (Ticket.IsBid, Ticket.IsLimit) switch
    {
        (true, true) => (Ticket.Price!.Value * RemainingVolume!.Value) + RemainingFee,
        (true, false) => RemainingFunds + RemainingFee,
        (false, _) => RemainingVolume!.Value,
    };

    public bool IsFilled => RemainingVolume is { } left ? left == 0 : RemainingFunds == 0;

    private decimal PreventedFunds { get; set; }

    public static decimal Total(OrderTicket ticket) =>
        ticket.IsLimit ? ticket.Price!.Value * ticket.Volume!.Value : ticket.Price ?? 0;

    public OrderFill Add(Filled filled)
    {
        var funds = filled.Price * filled.Volume;
        var fill = new OrderFill(
            filled.TradeUuid, filled.Price, filled.Volume, funds, funds * _feeRate, filled.At, filled.IsMaker);
        _fills.Add(fill);
        ExecutedFunds += funds;
        ExecutedVolume += filled.Volume;
        PaidFee += fill.Fee;
        return fill;
    }

    public void Add(Prevented prevented)
    {
        PreventedVolume += prevented.Volume;
        if (Ticket.IsBid)
        {
            var funds = (Ticket.IsLimit ? Ticket.Price!.Value : prevented.Price) * prevented.Volume;
            PreventedFunds += funds;
            _preventedFee += funds * _feeRate;
        }
    }

    public void Close(bool isDone) => State = isDone ? OrderState.Done : OrderState.Cancel;
}

/// <summary>Where an order is in its life; watch is never reached, because the API cannot make such orders.</summary>
internal enum OrderState
{
    Wait,
    Done,
    Cancel,
}

/// <summary>One fill of an order.</summary>
/// <param name="Funds">Price times volume, in KRW.</param>
/// <param name="Fee">In KRW: on top of the funds of a bid, out of the proceeds of an ask.</param>
internal sealed record OrderFill(
    string Uuid, decimal Price, decimal Volume, decimal Funds, decimal Fee, DateTimeOffset At, bool IsMaker);
