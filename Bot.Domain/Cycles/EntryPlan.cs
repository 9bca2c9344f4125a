using Bot.Domain.Decisions;
using Bot.Domain.Exits;
using Bot.Domain.Market;
using Bot.Domain.Money;
using Bot.Domain.Orders;
using Bot.Domain.Reasons;
using Bot.Domain.Risk;

namespace Bot.Domain.Cycles;

/// <summary>An entry that may be sent: so many coins, up to a price, left by these terms.</summary>
/// <param name="Limit">The highest price to pay, a multiple of the price unit.</param>
/// <param name="Terms">How what is filled will be left.</param>
/// <param name="Order">Its slices.</param>
public sealed record EntryPlan(Price Limit, ExitTerms Terms, SlicedOrder.Planned Order)
{
    /// <summary>All coins of it.</summary>
    public Volume Volume => new(Order.Slices.Sum(slice => slice.Value));
}

/// <summary>Step 8 of a buy: the plan, or why there is none, and every figure on the way.</summary>
/// <param name="Plan">Null when it is blocked.</param>
/// <param name="Blocked">Null when there is a plan.</param>
/// <param name="Rungs">Size and slippage.</param>
public sealed record PlannedEntry(EntryPlan? Plan, Ending? Blocked, IReadOnlyList<Rung> Rungs)
{
    /// <summary>Sizes an entry and cuts it against the book that was seen.</summary>
    public static PlannedEntry Of(CycleInput input, OrderBook book, ExitTerms terms)
    {
        if (terms.LacksAtr)
        {
            Rung absent = new("exit-atr", Passed: false, Rung.Absent, "ATR 14");
            return new PlannedEntry(null, Ending.HoldValidation("input missing: atr14"), [absent]);
        }

        var rules = input.Terms.Rules;
        var capped = book.Asks[0].Price.Moved(new Percent(rules.EntryCapPercent));
        var limit = PriceUnit.Down(capped, input.At);
        var size = Sizing.Size(
            new SizingInput(
                rules.SizingMode,
                input.Terms.Profile,
                input.FreeCash,
                Equity.Of(input.Cash, input.Coins, input.Last),
                limit,
                terms.StopDistance(limit),
                input.Closed
            )
            {
                Own = CycleSteps.SizeOf(input),
            },
            rules.Sizing
        );
        return size is SizedEntry.Sized sized
            ? Sliced(book, sized, (limit, terms), rules.Slippage)
            : new PlannedEntry(null, Refusal(size, input), size.Rungs);
    }

    private static PlannedEntry Sliced(
        OrderBook book,
        SizedEntry.Sized sized,
        (Price Limit, ExitTerms Terms) entry,
        SlippageRule rule
    )
    {
        var order = Slicing.Entry(book.Asks, sized.Volume, rule);
        IReadOnlyList<Rung> rungs = [.. sized.Rungs, order.Rung];
        if (order is SlicedOrder.Planned planned)
        {
            return new PlannedEntry(new EntryPlan(entry.Limit, entry.Terms, planned), null, rungs);
        }

        var why = ((SlicedOrder.Blocked)order).Slippage is null
            ? "the book offers less than is wanted"
            : $"slippage {order.Rung.Value} % (needs {order.Rung.Limit})";
        return new PlannedEntry(null, Ending.BlockedSlippage(why), rungs);
    }

    private static Ending Refusal(SizedEntry size, CycleInput input) =>
        size switch
        {
            SizedEntry.NoCash none => Ending.BlockedNoCash(
                $"free {none.Free.Value:0} KRW, needs {Costs.MinimumOrder.Value:0}"
            ),
            SizedEntry.TooSmall small => Ending.BlockedMinOrder(
                $"{small.Notional.Value:0} KRW, needs {Costs.MinimumOrder.Value:0}"
            ),
            SizedEntry.NoEdge none => Ending.BlockedMinOrder(
                $"kelly {none.Fraction:0.####} of {input.Closed.Count} trades, needs > 0"
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
