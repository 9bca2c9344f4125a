using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Positions;
using Bot.Domain.Risk;

namespace Bot.Domain.Backtests;

/// <summary>The money of a backtest.</summary>
internal sealed class BacktestPurse(BacktestRequest request)
{
    private readonly List<Trade> _trades = [];
    private readonly List<decimal> _results = [];
    private TradeBook _book = TradeBook.Empty;
    private (Krw Cost, Krw Result) _sold;

    public Position? Position { get; private set; }

    public Krw Cash { get; private set; } = request.Capital;

    /// <summary>What all fills together cost more, and brought less, than without slippage.</summary>
    public Krw Slippage { get; private set; }

    public IReadOnlyList<Trade> Trades => _trades;

    /// <summary>Begins in the middle of an account's life.</summary>
    public void Take(Standing standing) =>
        (Cash, Position, _book) = (standing.Cash, standing.Position, standing.Closed);

    public Krw EquityAt(Price last) => Equity.Of(Cash, Position?.Volume ?? Volume.None, last);

    /// <summary>Opens a position at a price, if sizing finds one.</summary>
    /// <param name="price">What is paid.</param>
    /// <param name="plain">What would be paid without slippage.</param>
    /// <param name="at">When; decides the price unit of its levels.</param>
    /// <param name="entry">How it is left, and the size that the strategy brings of its own.</param>
    public bool TryOpen(Price price, Price plain, DateTimeOffset at, (ExitTerms Exits, VolatilitySize? Own) entry)
    {
        var terms = entry.Exits;
        if (terms.LacksAtr)
        {
            return false;
        }

        var input = new SizingInput(
            request.Sizing,
            request.Profile,
            Cash,
            EquityAt(price),
            price,
            terms.StopDistance(price),
            _book
        )
        {
            Fee = request.Fee,
            Own = entry.Own,
        };
        if (Sizing.Size(input, request.SizingRule) is not SizedEntry.Sized sized)
        {
            return false;
        }

        var cost = price * sized.Volume;
        var fee = cost * request.Fee;
        Position = new Position(sized.Volume, price, fee, at, ExitPlan.For(price, terms, at))
        {
            Progress = ExitProgress.Begin(price, terms.Atr),
        };
        (Cash, Slippage, _sold) = (Cash - cost - fee, Slippage + cost - (plain * sized.Volume), default);
        return true;
    }

    /// <summary>A price was seen: the trailing stop follows.</summary>
    public void Saw(Price highest, double? atr, DateTimeOffset at) => Position = Position?.After(highest, atr, at);

    /// <summary>Sells what an exit rule sells.</summary>
    /// <param name="reason">The rule.</param>
    /// <param name="price">What is paid for it.</param>
    /// <param name="plain">What would be paid without slippage.</param>
    /// <param name="at">When.</param>
    public void Leave(ExitReason reason, Price price, Price plain, DateTimeOffset at)
    {
        if (Position is { } held)
        {
            var volume = ExitRules.VolumeOf(reason, held.Plan, held.Volume, price);
            Sell(held, volume, (price, plain), at, Ending.Of(reason).Text());
        }
    }

    /// <summary>Sells all that is held, if anything is.</summary>
    public void Close(Price price, Price plain, DateTimeOffset at, string reason)
    {
        if (Position is { } held)
        {
            Sell(held, held.Volume, (price, plain), at, reason);
        }
    }

    private void Sell(Position held, Volume volume, (Price Paid, Price Plain) price, DateTimeOffset at, string reason)
    {
        var isAll = volume == held.Volume;
        var worth = price.Paid * volume;
        var fee = worth * request.Fee;
        var entryFee = isAll ? held.EntryFee : held.EntryFee * (volume.Value / held.Volume.Value);
        (Cash, Slippage) = (Cash + worth - fee, Slippage + (price.Plain * volume) - worth);
        var trade = new Trade(held.OpenedAt, held.AverageFill, at, price.Paid, volume, entryFee + fee, reason);
        _trades.Add(trade);
        _sold = (_sold.Cost + (trade.Entry * volume), _sold.Result + trade.Result);
        Position = isAll
            ? null
            : held with
            {
                Volume = held.Volume - volume,
                EntryFee = held.EntryFee - entryFee,
                Progress = held.Progress with { PartSold = true },
            };
        if (isAll)
        {
            _results.Insert(0, 100m * _sold.Result.Value / _sold.Cost.Value);
            if (_results.Count > TradeBook.Window)
            {
                _results.RemoveAt(TradeBook.Window);
            }

            _book = request.Sizing == SizingMode.Kelly ? TradeBook.OfResults(_results) : TradeBook.OfRun(_results);
        }
    }
}
