namespace Bot.Host.Storage.Rows;

/// <summary>Something at the exchange that a person knows of and the bot leaves alone.</summary>
public sealed class ConsentRow
{
    public int AccountId { get; set; }

    /// <summary>A coin's code, our name of an order, or the exchange's id of a foreign one.</summary>
    public required string Subject { get; set; }

    /// <summary>Coins of the person; 0 for an order.</summary>
    public decimal Volume { get; set; }

    public DateTimeOffset At { get; set; }
}
