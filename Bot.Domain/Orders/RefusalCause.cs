namespace Bot.Domain.Orders;

/// <summary>What an order that was surely not taken was refused for.</summary>
public enum RefusalCause
{
    /// <summary>What it says: its terms, or too little money for them.</summary>
    Terms,

    /// <summary>How often was asked; the same order may be sent again later, under a new name.</summary>
    Pace,

    /// <summary>The market is closed for maintenance.</summary>
    Maintenance,

    /// <summary>The keys: a person must act.</summary>
    Keys,
}
