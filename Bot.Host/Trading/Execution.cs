using Bot.Domain.Orders;

namespace Bot.Host.Trading;

/// <summary>What became of an order as far as the position is concerned.</summary>
public abstract record Execution
{
    private Execution() { }

    /// <summary>It ended, and coins moved.</summary>
    public sealed record Filled(OrderReport Report) : Execution;

    /// <summary>It ended, and nothing moved.</summary>
    public sealed record NothingFilled : Execution;

    /// <summary>The exchange proved that it did not take it.</summary>
    public sealed record Refused(string Reason) : Execution;

    /// <summary>It may or may not have moved coins; only the exchange can tell, later.</summary>
    public sealed record Unknown(string Why) : Execution;
}
