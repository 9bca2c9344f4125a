namespace Bot.Host.Storage.Rows;

/// <summary>
/// How far something that happens once per day or per number has come, e.g. the last daily report or update.
/// </summary>
public sealed class MarkRow
{
    public int AccountId { get; set; }

    public required string Name { get; set; }

    public required string Value { get; set; }
}
