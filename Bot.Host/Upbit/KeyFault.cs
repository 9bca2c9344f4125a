namespace Bot.Host.Upbit;

/// <summary>Why keys are not good enough to trade with.</summary>
public enum KeyFault
{
    /// <summary>It may not look at balances, or the exchange does not know it or this address.</summary>
    NoBalances,

    /// <summary>It may not look at orders.</summary>
    NoOrders,

    /// <summary>It may not place orders.</summary>
    NoPlacing,

    /// <summary>It has ended.</summary>
    Ended,

    /// <summary>It may take money away.</summary>
    Withdraws,

    /// <summary>Another account trades with it.</summary>
    UsedElsewhere,

    /// <summary>The exchange did not answer, so nothing is known of it.</summary>
    Unreachable,
}
