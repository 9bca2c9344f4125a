using Bot.Domain.Backtests;
using Bot.Domain.Cycles;
using Bot.Domain.Decisions;
using Bot.Domain.Market;
using Bot.Domain.Orders;
using Bot.Domain.Reasons;
using Bot.Domain.States;
using Bot.Domain.Strategies;

namespace Bot.Domain.Parity;

/// <summary>
/// Sends a live hour through the backtest's engine, from where the account stood, and names what differs and why.
/// </summary>
public static class ParityCheck
{
    // A fee is rounded by the exchange: a smaller difference of rates is no other rate.
    private const decimal FeeMargin = 0.002m;

    private static readonly TerminalReason[] Exits =
    [
        TerminalReason.ExitStopLoss,
        TerminalReason.ExitTrailing,
        TerminalReason.ExitPartial,
        TerminalReason.ExitTakeProfit,
    ];

    /// <summary>What differs in the hour after a cycle.</summary>
    /// <param name="input">What the cycle saw, up to its gate and candles at least.</param>
    /// <param name="next">The candle that began when the last seen one closed.</param>
    /// <param name="live">What was done.</param>
    /// <exception cref="ArgumentException">The cycle saw no gate or no candles.</exception>
    public static IReadOnlyList<ParityDifference> Of(CycleInput input, Candle next, LiveHour live)
    {
        if (input is not { Candles: { } candles, Gate: not null })
        {
            throw new ArgumentException("the cycle saw neither gate nor candles", nameof(input));
        }

        var series = new CandleSeries(candles.Market, candles.Interval, [.. candles.Candles, next]);
        var step = Backtest.Step(Request(input, series), candles.Count - 1, StandingOf(input));
        return Decision(input, next, live, step) is { } differs ? [differs] : [.. Fills(input, next, live, step)];
    }

    private static BacktestRequest Request(CycleInput input, CandleSeries series) =>
        CycleSteps.Request(input.Terms, series) with
        {
            ClosedDays = CycleSteps.DaysBeside(input, series.Count - 2),
            QuickBacktest = input.Terms.Rules.QuickBacktest,
            Btc = input.Seen?.BtcDays,
            MarketDays = input.Seen?.Days,
            BtcRisk = input.Terms.Rules.BtcRisk,
            Minutes = input.Seen is { QuarterHours: not null } seen ? seen.Minutes : null,
            QuarterHours = input.Seen?.QuarterHours,
            FlashCrash = input.Terms.Rules.FlashCrash,
        };

    private static Standing StandingOf(CycleInput input)
    {
        var (_, loss) = CycleSteps.Gate(input);
        var (gate, trip) = (input.Gate!, loss.Trip);
        return new Standing
        {
            Cash = input.FreeCash,
            Position = input.Position,
            Closed = input.Closed,
            State = trip is { } trips ? TradingMachine.Fire(gate.State, trips, default).To : gate.State,
            Trip = trip,
            LastEntry = gate.LastEntry,
            EntriesToday = gate.EntriesToday,
        };
    }

    private static ParityDifference.Decision? Decision(
        CycleInput input,
        Candle next,
        LiveHour live,
        BacktestCandle step
    )
    {
        var engine = step.Wanted == TradeAction.Buy && step.Opened is null ? TradeAction.Hold : step.Wanted;
        if (DoneBy(live.Ending) == engine)
        {
            return null;
        }

        var (cause, figures) = CauseOf(input, live.Ending);
        return new(next.Start, live.Ending, ReasonOf(engine), cause, figures);
    }

    private static TradeAction DoneBy(TerminalReason ending) =>
        ending switch
        {
            TerminalReason.Bought => TradeAction.Buy,
            TerminalReason.Sold => TradeAction.Sell,
            _ => TradeAction.Hold,
        };

    private static TerminalReason? ReasonOf(TradeAction action) =>
        action switch
        {
            TradeAction.Buy => TerminalReason.Bought,
            TradeAction.Sell => TerminalReason.Sold,
            TradeAction.Hold => null,
        };

    private static (ParityCause Cause, string Figures) CauseOf(CycleInput input, TerminalReason ending)
    {
        if (input.StopAsked)
        {
            return (ParityCause.Person, "");
        }

        if (ending.IsTrouble())
        {
            return (ParityCause.Failure, "");
        }

        return ending switch
        {
            TerminalReason.BlockedSlippage or TerminalReason.BlockedMinOrder or TerminalReason.BlockedNoCash => (
                ParityCause.Order,
                ""
            ),
            _ when Exits.Contains(ending) => (ParityCause.BetweenCloses, ""),
            _ => AdvisorDiffers(input) is { } advised ? (ParityCause.Advisor, advised) : (ParityCause.Unknown, ""),
        };
    }

    // What the advisor said, where the rules say something else, or say it surely: advice of low confidence is held.
    private static string? AdvisorDiffers(CycleInput input)
    {
        if (input is not { Advice: { Source: not AdviceInput.Rules } advice, Seen: not null })
        {
            return null;
        }

        var rules = RulesAdvisor.Advise(CycleSteps.Observe(input).Signal, advice.Menu).Action;
        var isSame = advice.Action == rules && advice.Confidence != Confidence.Low;
        return isSame ? null : $"{advice.Source}: {advice.Action}, {advice.Confidence}; rules: {rules}";
    }

    private static IEnumerable<ParityDifference> Fills(
        CycleInput input,
        Candle next,
        LiveHour live,
        BacktestCandle step
    )
    {
        var engine = Priced(step);
        foreach (var reason in live.Fills.Select(fill => fill.Reason).Concat(engine.Keys).Distinct())
        {
            var fill = live.Fills.FirstOrDefault(one => one.Reason == reason);
            var isThere = engine.TryGetValue(reason, out var price);
            if (fill is null || !isThere)
            {
                yield return OneSided(next, reason, fill, isThere ? price : null);
                continue;
            }

            if (fill.Price != price)
            {
                var (open, seen) = (next.Open.Value, input.Last.Value);
                yield return new ParityDifference.Price(next.Start, reason, fill.Price, price, open, seen);
            }

            if (Math.Abs(fill.Fee.Value - Costs.Fee.Value) > FeeMargin)
            {
                yield return new ParityDifference.Fee(next.Start, reason, fill.Fee, Costs.Fee);
            }
        }
    }

    private static Dictionary<TerminalReason, decimal> Priced(BacktestCandle step)
    {
        var prices = step
            .Trades.GroupBy(trade => TerminalReasons.Parse(trade.Reason))
            .ToDictionary(group => group.Key, group => group.First().Exit.Value);
        if (step.Opened is { } opened)
        {
            prices[TerminalReason.Bought] = opened.AverageFill.Value;
        }

        return prices;
    }

    // An entry or exit that only one of them did, though they decided the same.
    private static ParityDifference.Decision OneSided(
        Candle next,
        TerminalReason reason,
        LiveFill? live,
        decimal? engine
    )
    {
        var cause = (Exits.Contains(reason), live) switch
        {
            (true, _) => ParityCause.BetweenCloses,
            (false, null) => ParityCause.Order,
            _ => ParityCause.Person,
        };
        return new(
            next.Start,
            live is null ? null : reason,
            engine is null ? null : reason,
            cause,
            Rung.Text(live?.Price ?? engine!.Value)
        );
    }
}
