namespace Bot.Host.Storage.Rows;

/// <summary>Who did what, from where, with which result. Never changed.</summary>
public sealed class AuditRow
{
    public long Id { get; set; }

    public int AccountId { get; set; }

    public long PersonId { get; set; }

    public required string Action { get; set; }

    /// <summary>The message or key it came from, e.g. <c>chat 1 message 17</c>.</summary>
    public required string Source { get; set; }

    public required string Result { get; set; }

    public DateTimeOffset At { get; set; }
}
