namespace Bot.Host.Storage.Rows;

/// <summary>The one message of a chat that is edited in place.</summary>
public sealed class PanelRow
{
    public long ChatId { get; set; }

    public int AccountId { get; set; }

    public int MessageId { get; set; }
}
