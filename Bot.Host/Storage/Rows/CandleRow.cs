namespace Bot.Host.Storage.Rows;

/// <summary>A closed candle as the exchange gave it, kept so that it is asked for once.</summary>
public sealed class CandleRow
{
    public required string Market { get; set; }

    public int IntervalMinutes { get; set; }

    public DateTimeOffset Start { get; set; }

    public decimal Open { get; set; }

    public decimal High { get; set; }

    public decimal Low { get; set; }

    public decimal Close { get; set; }

    public decimal Volume { get; set; }
}
