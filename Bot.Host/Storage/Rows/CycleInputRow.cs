namespace Bot.Host.Storage.Rows;

/// <summary>What a cycle decided on, kept so that it can be decided again.</summary>
public sealed class CycleInputRow
{
    public long CycleId { get; set; }

    public int AccountId { get; set; }

    /// <summary>The input as compressed JSON, its candles by reference into the table of candles.</summary>
    public required byte[] Input { get; set; }

    /// <summary>What was decided, as JSON.</summary>
    public required string Decision { get; set; }
}
