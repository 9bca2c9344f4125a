using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.Risk;

namespace Bot.Domain.Backtests;

/// <summary>The money of a backtest.</summary>
internal sealed class BacktestPurse(Krw capital)
{
    private readonly List<Trade> _trades = [];
    private Krw _cash = capital;

    public Position? Position { get; private set; }

    public IReadOnlyList<Trade> Trades => _trades;

    public Krw EquityAt(Price last) => Equity.Of(_cash, Position?.Volume ?? Volume.None, last);

    public bool TryOpen(BacktestRequest request, Price price, DateTimeOffset at)
    {
        var input = new SizingInput(
            SizingMode.Fixed,
            request.Profile,
            _cash,
            EquityAt(price),
            price,
            request.Profile.StopLoss,
            TradeBook.Empty
        );
        if (Sizing.Size(input, SizingRule.Default) is not SizedEntry.Sized sized)
        {
            return false;
        }

        var cost = price * sized.Volume;
        var fee = cost * Costs.Fee;
        var plan = ExitPlan.Fixed(price, request.Profile.StopLoss, request.Profile.TakeProfit, at);
        Position = new Position(sized.Volume, price, fee, at, plan);
        _cash = _cash - cost - fee;
        return true;
    }

    public void Close(Price price, DateTimeOffset at, string reason)
    {
        if (Position is not { } held)
        {
            return;
        }

        var worth = price * held.Volume;
        var fee = worth * Costs.Fee;
        _cash = _cash + worth - fee;
        _trades.Add(new Trade(held.OpenedAt, held.AverageFill, at, price, held.Volume, held.EntryFee + fee, reason));
        Position = null;
    }
}
