using System.Globalization;
using Bot.Domain.Exits;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Positions;
using Bot.Domain.Risk;
using Bot.Domain.Strategies;
using Bot.Domain.Time;

namespace Bot.Domain.Ablation;

/// <summary>
/// Takes an arm through a cycle: its own protective exit first, then its wish. All arms pay the same prices and fees;
/// all but holding are sized and left by the account's rules. The same cycle again changes nothing.
/// </summary>
public static class ArmStep
{
    // A position is sold in two parts at most.
    private const int SalesMost = 2 * TradeBook.Window;

    public static ArmPurse Take(ArmPurse purse, ArmCycle cycle)
    {
        if (cycle.Slot <= purse.Slot)
        {
            return purse;
        }

        var measured = Followed(ArmGate.Measure(purse, cycle), cycle, atr: null);
        var acted = Due(measured, cycle) is { } exit
            ? Sold(measured, cycle, exit.Reason)
            : Wished(Followed(measured, cycle, cycle.Seen?.Terms.Atr), cycle);
        return acted with { Slot = cycle.Slot, Equity = acted.WorthAt(cycle.Last) };
    }

    // One that holds for good has no levels to follow and is never stopped out.
    private static ArmPurse Followed(ArmPurse purse, ArmCycle cycle, double? atr) =>
        purse.Arm == Arm.Holding ? purse : purse with { Held = purse.Held?.After(cycle.Last, atr, cycle.At) };

    private static Exit? Due(ArmPurse purse, ArmCycle cycle) =>
        purse.Arm == Arm.Holding ? null : purse.Held?.ExitAt(cycle.Last);

    private static ArmPurse Wished(ArmPurse purse, ArmCycle cycle) =>
        (ArmWish.Of(purse, cycle), purse.Held) switch
        {
            (TradeAction.Buy, null) => Bought(purse, cycle),
            (TradeAction.Sell, not null) => Sold(purse, cycle, reason: null),
            _ => purse,
        };

    private static ArmPurse Bought(ArmPurse purse, ArmCycle cycle)
    {
        var (price, terms) = (cycle.BuyPrice, Terms(purse, cycle));
        if (terms.LacksAtr || Size(purse, cycle, price, terms) is not { } volume)
        {
            return purse;
        }

        var cost = price * volume;
        var fee = cost * Costs.Fee;
        var isSameDay = purse.LastEntryAt is { } last && TradingDay.Of(last) == TradingDay.Of(cycle.At);
        return purse with
        {
            Cash = purse.Cash - cost - fee,
            Held = new Position(volume, price, fee, cycle.At, ExitPlan.For(price, terms, cycle.At))
            {
                Progress = ExitProgress.Begin(price, terms.Atr),
            },
            LastEntryAt = cycle.At,
            EntriesThatDay = isSameDay ? purse.EntriesThatDay + 1 : 1,
        };
    }

    // Who holds for good may buy where nothing was seen, and never looks at its levels.
    private static ExitTerms Terms(ArmPurse purse, ArmCycle cycle) =>
        purse.Arm != Arm.Holding && cycle.Seen is { } seen
            ? seen.Terms
            : new ExitTerms(cycle.Profile.StopLoss, cycle.Profile.TakeProfit);

    private static Volume? Size(ArmPurse purse, ArmCycle cycle, Price price, ExitTerms terms)
    {
        if (purse.Arm == Arm.Holding)
        {
            var all = Costs.Affordable(purse.Cash, price);
            return all > Volume.None ? all : null;
        }

        var input = new SizingInput(
            cycle.Sizing,
            cycle.Profile,
            purse.Cash,
            purse.WorthAt(cycle.Last),
            price,
            terms.StopDistance(price),
            TradeBook.Of(purse.Closed, [])
        )
        {
            Own = cycle.Seen?.Own,
        };
        return (Sizing.Size(input, cycle.SizingRule) as SizedEntry.Sized)?.Volume;
    }

    // Everything, or the part that an exit rule sells.
    private static ArmPurse Sold(ArmPurse purse, ArmCycle cycle, ExitReason? reason)
    {
        var held = purse.Held!;
        var volume = reason is { } due ? ExitRules.VolumeOf(due, held.Plan, held.Volume, cycle.Last) : held.Volume;
        var (isAll, cost) = (volume == held.Volume, held.AverageFill * volume);
        var entryFee = isAll ? held.EntryFee : held.EntryFee * (volume.Value / held.Volume.Value);
        var got = cycle.SellPrice * volume;
        got -= got * Costs.Fee;
        var name = held.OpenedAt.UtcTicks.ToString(CultureInfo.InvariantCulture);
        return purse with
        {
            Cash = purse.Cash + got,
            Held = isAll ? null : Rest(held, volume, entryFee),
            Trades = isAll ? purse.Trades + 1 : purse.Trades,
            Closed = [.. purse.Closed.TakeLast(SalesMost - 1), new Sale(name, cycle.At, cost, got - cost - entryFee)],
        };
    }

    private static Position Rest(Position held, Volume sold, Krw entryFee) =>
        held with
        {
            Volume = held.Volume - sold,
            EntryFee = held.EntryFee - entryFee,
            Progress = held.Progress with { PartSold = true },
        };
}
