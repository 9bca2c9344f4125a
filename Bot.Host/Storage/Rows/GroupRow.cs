namespace Bot.Host.Storage.Rows;

/// <summary>A group that is told what an account's people are told.</summary>
public sealed class GroupRow
{
    public long ChatId { get; set; }

    public int AccountId { get; set; }

    public required string Title { get; set; }

    /// <summary><c>ko</c> or <c>en</c>.</summary>
    public required string Language { get; set; }

    /// <summary>A person's id.</summary>
    public long AddedBy { get; set; }

    public DateTimeOffset AddedAt { get; set; }
}
