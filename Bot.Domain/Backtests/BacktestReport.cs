using Bot.Domain.Exits;
using Bot.Domain.Indicators;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.Strategies;

namespace Bot.Domain.Backtests;

/// <summary>What a backtest brought. A figure that has no value is null, never 0.</summary>
public sealed class BacktestReport
{
    /// <summary>The reason of a trade that was open when the candles ended.</summary>
    public const string EndReason = "end";

    private const double MinutesPerYear = 525_600;

    private readonly double[] _curve;
    private readonly Lazy<IndicatorSet> _indicators;

    internal BacktestReport(BacktestRequest request, BacktestPurse purse, Krw last, EquityTally tally, double[] curve)
    {
        (Request, Trades, LastEquity, SlippagePaid, _curve) = (request, purse.Trades, last, purse.Slippage, curve);
        _indicators = new(() => IndicatorSet.Compute(request.Candles));
        Closed = [.. Trades.Where(trade => trade.Reason != EndReason)];
        ReturnPercent = (double)((last.Value / request.Capital.Value) - 1m) * 100;
        BuyAndHoldPercent = Hold(request, Span);
        MaxDrawdownPercent = tally.Drawdown * 100;
        ExposurePercent = 100.0 * tally.Held / tally.Count;
        var perYear = MinutesPerYear / (int)request.Candles.Interval;
        (Sharpe, Sortino) = (SharpeOf(tally, perYear), SortinoOf(tally, perYear));
        Calmar = CalmarOf(tally, perYear);
    }

    public BacktestRequest Request { get; }

    /// <summary>The places of the first candle that was traded and the first that was not any more.</summary>
    public (int From, int To) Span => Request.Span ?? (0, Request.Candles.Count);

    /// <summary>All trades; one that was open at the end has the reason <c>end</c>.</summary>
    public IReadOnlyList<Trade> Trades { get; }

    /// <summary>Trades that ended by themselves: those that figures count.</summary>
    public IReadOnlyList<Trade> Closed { get; }

    /// <summary>Equity at each candle's close in KRW; empty where it was not to be kept.</summary>
    public IReadOnlyList<double> Equity => _curve;

    internal ReadOnlySpan<double> Curve => _curve;

    /// <summary>What was wanted on the last close, and no open came to fill.</summary>
    internal TradeAction Wanted { get; init; }

    /// <summary>Equity at the last close.</summary>
    public Krw LastEquity { get; }

    public double ReturnPercent { get; }

    /// <summary>Bought at the first open with all capital and valued at the last close, same costs.</summary>
    public double BuyAndHoldPercent { get; }

    /// <summary>Zero or negative.</summary>
    public double MaxDrawdownPercent { get; }

    /// <summary>
    /// Mean over sample deviation of the returns per candle, times the root of the candles in a year (8,760 hours);
    /// null without variance.
    /// </summary>
    public double? Sharpe { get; }

    /// <summary>
    /// Mean over downside deviation, which is the root of the mean square of all returns with those above zero taken
    /// for zero; times the root of the candles in a year. Null where no return is below zero.
    /// </summary>
    public double? Sortino { get; }

    /// <summary>The return of a year at the pace of the run, over the drawdown's size; null without drawdown.</summary>
    public double? Calmar { get; }

    /// <summary>Closes at which something was held, of all.</summary>
    public double ExposurePercent { get; }

    /// <summary>What the fills cost more, and brought less, than the same without slippage.</summary>
    public Krw SlippagePaid { get; }

    /// <summary>Of all trades, both sides.</summary>
    public Krw Fees => Sum(Trades.Select(trade => trade.Fees));

    public double? WinRatePercent => Of(Closed, closed => 100.0 * closed.Count(Won) / closed.Count);

    /// <summary>Gross wins over gross losses; infinite without losses, null without trades.</summary>
    public double? ProfitFactor => Of(Closed, Factor);

    /// <summary>Mean result of the trades that won.</summary>
    public Krw? AverageWin => Mean([.. Closed.Where(Won)]);

    /// <summary>Mean result of the trades that lost, below zero.</summary>
    public Krw? AverageLoss => Mean([.. Closed.Where(Lost)]);

    /// <summary>Mean result of all trades.</summary>
    public Krw? Expectancy => Mean(Closed);

    public Trade? Best => Closed.MaxBy(trade => trade.Result);

    public Trade? Worst => Closed.MinBy(trade => trade.Result);

    /// <summary>The most trades in a row that lost.</summary>
    public int LongestLosingRun
    {
        get
        {
            var (run, longest) = (0, 0);
            foreach (var trade in Closed)
            {
                run = Lost(trade) ? run + 1 : 0;
                longest = Math.Max(longest, run);
            }

            return longest;
        }
    }

    public TimeSpan? AverageHolding =>
        Closed.Count == 0 ? null : TimeSpan.FromTicks((long)Closed.Average(trade => Holding(trade).Ticks));

    public TimeSpan? LongestHolding => Closed.Count == 0 ? null : Closed.Max(Holding);

    private static bool Won(Trade trade) => trade.Result > Krw.Zero;

    private static bool Lost(Trade trade) => trade.Result < Krw.Zero;

    private static TimeSpan Holding(Trade trade) => trade.ClosedAt - trade.OpenedAt;

    private static Krw Sum(IEnumerable<Krw> amounts) => new(amounts.Sum(amount => amount.Value));

    private static Krw? Mean(IReadOnlyList<Trade> trades) =>
        trades.Count == 0 ? null : new Krw(trades.Average(trade => trade.Result.Value));

    private static double? Of(IReadOnlyList<Trade> trades, Func<IReadOnlyList<Trade>, double> figure) =>
        trades.Count == 0 ? null : figure(trades);

    /// <summary>
    /// Equity at each candle's close in KRW, had all capital bought at the first open and been held, at the same costs.
    /// </summary>
    public IReadOnlyList<double> HoldCurve()
    {
        var ((rest, volume), closes) = (Held(Request, Span.From), Request.Candles.Columns.Closes);
        var (cash, coins) = ((double)rest.Value, (double)volume.Value);
        var curve = new double[Span.To - Span.From];
        for (var index = 0; index < curve.Length; index++)
        {
            curve[index] = cash + (coins * closes[Span.From + index]);
        }

        return curve;
    }

    /// <summary>The levels that one of the trades began with. Indicators are computed at the first call.</summary>
    public ExitPlan PlanOf(Trade trade)
    {
        var decided = Request.Candles.CountBefore(trade.OpenedAt) - 1;
        var view = new StrategyView(Request.Candles, _indicators.Value, decided, null);
        return ExitPlan.For(trade.Entry, Request.TermsAt(view), trade.OpenedAt);
    }

    private static double Hold(BacktestRequest request, (int From, int To) span)
    {
        var (rest, volume) = Held(request, span.From);
        return (double)(((rest + (request.Candles.Candles[span.To - 1].Close * volume)) / request.Capital) - 1m) * 100;
    }

    private static (Krw Cash, Volume Coins) Held(BacktestRequest request, int first)
    {
        var price = FillModel.Buy(request.Candles.Candles[first], request.Slippage);
        var volume = Costs.Affordable(request.Capital, price, request.Fee);
        var cost = price * volume;
        return (request.Capital - cost - (cost * request.Fee), volume);
    }

    // Between the closes there is one return less than there are closes.
    private static double? SharpeOf(EquityTally tally, double perYear)
    {
        var count = tally.Count - 1;
        if (count < 2)
        {
            return null;
        }

        var mean = tally.Sum / count;
        var variance = (tally.Squares - (tally.Sum * mean)) / (count - 1);
        return variance > 0 ? mean / Math.Sqrt(variance) * Math.Sqrt(perYear) : null;
    }

    private static double? SortinoOf(EquityTally tally, double perYear)
    {
        var count = tally.Count - 1;
        return tally.LossSquares > 0
            ? tally.Sum / count / Math.Sqrt(tally.LossSquares / count) * Math.Sqrt(perYear)
            : null;
    }

    private static double Factor(IReadOnlyList<Trade> closed)
    {
        var wins = Sum(closed.Where(Won).Select(trade => trade.Result));
        var losses = -Sum(closed.Where(Lost).Select(trade => trade.Result));
        return losses == Krw.Zero ? double.PositiveInfinity : (double)(wins / losses);
    }

    private double? CalmarOf(EquityTally tally, double perYear)
    {
        var factor = (double)(LastEquity / Request.Capital);
        return tally.Drawdown < 0 && factor > 0
            ? (Math.Pow(factor, perYear / tally.Count) - 1) / -tally.Drawdown
            : null;
    }
}
