using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.Risk;

namespace Bot.Domain.Backtests;

/// <summary>The money of a backtest.</summary>
internal sealed class BacktestPurse(Krw capital)
{
    // Of each position a part and the rest may be sold apart.
    private const int SalesSeen = 2 * TradeBook.Window;

    private readonly List<Trade> _trades = [];
    private Krw _cash = capital;

    public Position? Position { get; private set; }

    public IReadOnlyList<Trade> Trades => _trades;

    public Krw EquityAt(Price last) => Equity.Of(_cash, Position?.Volume ?? Volume.None, last);

    public bool TryOpen(BacktestRequest request, Price price, DateTimeOffset at, ExitTerms terms)
    {
        if (terms.LacksAtr)
        {
            return false;
        }

        var input = new SizingInput(
            request.Sizing,
            request.Profile,
            _cash,
            EquityAt(price),
            price,
            terms.StopDistance(price),
            TradeBook.Of(_trades.TakeLast(SalesSeen).Select(Sale.Of), [])
        );
        if (Sizing.Size(input, request.SizingRule) is not SizedEntry.Sized sized)
        {
            return false;
        }

        var cost = price * sized.Volume;
        var fee = cost * Costs.Fee;
        Position = new Position(sized.Volume, price, fee, at, ExitPlan.For(price, terms, at))
        {
            Progress = ExitProgress.Begin(price, terms.Atr),
        };
        _cash = _cash - cost - fee;
        return true;
    }

    /// <summary>The candle is over: the trailing stop follows what it showed.</summary>
    public void Saw(Candle candle, IndicatorSet indicators, int index) =>
        Position = Position is { Plan.Trailing: not null } held
            ? held.After(candle.High, indicators.Atr14(index), candle.Start)
            : Position;

    /// <summary>Sells what an exit rule sells.</summary>
    public void Leave(ExitReason reason, Price price, DateTimeOffset at)
    {
        if (Position is { } held)
        {
            Sell(ExitRules.VolumeOf(reason, held.Plan, held.Volume, price), price, at, Ending.Of(reason).Text());
        }
    }

    /// <summary>Sells all that is held, if anything is.</summary>
    public void Close(Price price, DateTimeOffset at, string reason)
    {
        if (Position is { } held)
        {
            Sell(held.Volume, price, at, reason);
        }
    }

    private void Sell(Volume volume, Price price, DateTimeOffset at, string reason)
    {
        var held = Position!;
        var isAll = volume == held.Volume;
        var worth = price * volume;
        var fee = worth * Costs.Fee;
        var entryFee = isAll ? held.EntryFee : held.EntryFee * (volume.Value / held.Volume.Value);
        _cash = _cash + worth - fee;
        _trades.Add(new Trade(held.OpenedAt, held.AverageFill, at, price, volume, entryFee + fee, reason));
        Position = isAll
            ? null
            : held with
            {
                Volume = held.Volume - volume,
                EntryFee = held.EntryFee - entryFee,
                Progress = held.Progress with { PartSold = true },
            };
    }
}
