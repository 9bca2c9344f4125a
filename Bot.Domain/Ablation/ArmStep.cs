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
/// all but holding are sized by the profile and leave by its levels. The same cycle again changes nothing.
/// </summary>
public static class ArmStep
{
    public static ArmPurse Take(ArmPurse purse, ArmCycle cycle)
    {
        if (cycle.Slot <= purse.Slot)
        {
            return purse;
        }

        var measured = ArmGate.Measure(purse, cycle);
        var acted = IsDue(measured, cycle) ? Sold(measured, cycle) : Wished(measured, cycle);
        return acted with { Slot = cycle.Slot, Equity = acted.WorthAt(cycle.Last) };
    }

    // One that holds for good is never stopped out.
    private static bool IsDue(ArmPurse purse, ArmCycle cycle) =>
        purse.Arm != Arm.Holding && purse.Held is { } held && held.ExitAt(cycle.Last) is not null;

    private static ArmPurse Wished(ArmPurse purse, ArmCycle cycle) =>
        (ArmWish.Of(purse, cycle), purse.Held) switch
        {
            (TradeAction.Buy, null) => Bought(purse, cycle),
            (TradeAction.Sell, not null) => Sold(purse, cycle),
            _ => purse,
        };

    private static ArmPurse Bought(ArmPurse purse, ArmCycle cycle)
    {
        var price = cycle.BuyPrice;
        if (Size(purse, cycle, price) is not { } volume)
        {
            return purse;
        }

        var (cost, profile) = (price * volume, cycle.Profile);
        var fee = cost * Costs.Fee;
        var plan = ExitPlan.Fixed(price, profile.StopLoss, profile.TakeProfit, cycle.At);
        var isSameDay = purse.LastEntryAt is { } last && TradingDay.Of(last) == TradingDay.Of(cycle.At);
        return purse with
        {
            Cash = purse.Cash - cost - fee,
            Held = new Position(volume, price, fee, cycle.At, plan),
            LastEntryAt = cycle.At,
            EntriesThatDay = isSameDay ? purse.EntriesThatDay + 1 : 1,
        };
    }

    private static Volume? Size(ArmPurse purse, ArmCycle cycle, Price price)
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
            cycle.Profile.StopLoss,
            TradeBook.Of(purse.Closed, [])
        );
        return (Sizing.Size(input, cycle.SizingRule) as SizedEntry.Sized)?.Volume;
    }

    private static ArmPurse Sold(ArmPurse purse, ArmCycle cycle)
    {
        var held = purse.Held!;
        var worth = cycle.SellPrice * held.Volume;
        var fee = worth * Costs.Fee;
        var name = held.OpenedAt.UtcTicks.ToString(CultureInfo.InvariantCulture);
        var sale = new Sale(name, cycle.At, held.Cost, worth - fee - held.Cost - held.EntryFee);
        return purse with
        {
            Cash = purse.Cash + worth - fee,
            Held = null,
            Trades = purse.Trades + 1,
            Closed = [.. purse.Closed.TakeLast(TradeBook.Window - 1), sale],
        };
    }
}
