using Bot.Domain.Money;
using Bot.Domain.Orders;

namespace Bot.Domain.Risk;

/// <summary>How much an entry may spend: the profile's share of free KRW, fee included.</summary>
public static class Sizing
{
    /// <summary>The volume of an entry whose worst price is the limit, or the reason why there can be none.</summary>
    public static SizedEntry Fixed(RiskProfile profile, Krw freeCash, Price limit)
    {
        var budget = freeCash * profile.ShareOfCash;
        if (freeCash < Costs.MinimumOrder)
        {
            return new SizedEntry.NoCash(freeCash);
        }

        var volume = Costs.Affordable(budget, limit);
        var notional = limit * volume;
        return notional < Costs.MinimumOrder ? new SizedEntry.TooSmall(notional) : new SizedEntry.Sized(volume, budget);
    }
}

/// <summary>What sizing says.</summary>
public abstract record SizedEntry
{
    private SizedEntry() { }

    /// <summary>So many coins, within a budget that includes the fee.</summary>
    public sealed record Sized(Volume Volume, Krw Budget) : SizedEntry;

    /// <summary>The order would be worth less than the exchange's minimum.</summary>
    public sealed record TooSmall(Krw Notional) : SizedEntry;

    /// <summary>There is not even the minimum in cash.</summary>
    public sealed record NoCash(Krw Free) : SizedEntry;
}
