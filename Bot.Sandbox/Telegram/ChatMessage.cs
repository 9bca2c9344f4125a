using System.Text.Json.Serialization;
using Bot.Sandbox.Telegram.Markup;

namespace Bot.Sandbox.Telegram;

/// <summary>A message of a chat as it stood at one moment; an edit makes a new one.</summary>
public sealed record ChatMessage
{
    public required long ChatId { get; init; }

    /// <summary>Number within the chat, from 1.</summary>
    public int Id { get; init; }

    /// <summary>The bot's or a person's id.</summary>
    public required long FromId { get; init; }

    public bool IsFromBot { get; init; }

    public MessageKind Kind { get; init; }

    /// <summary>Text or caption with its formatting.</summary>
    public required FormattedText Body { get; init; }

    /// <summary>Picture or document; null for a text.</summary>
    public string? FileId { get; init; }

    /// <summary>Inline keys, row by row.</summary>
    public IReadOnlyList<IReadOnlyList<InlineKey>> Keys { get; init; } = [];

    public int? ReplyToId { get; init; }

    /// <summary>Whether it came without sound.</summary>
    public bool IsSilent { get; init; }

    public DateTimeOffset Date { get; init; }

    public DateTimeOffset? EditDate { get; init; }

    public int EditCount { get; init; }

    public bool IsDeleted { get; init; }

    /// <summary>Sequence number of the last change, rising over all chats of a server.</summary>
    public long Change { get; init; }

    /// <summary>The plain text; empty for a picture or document.</summary>
    [JsonIgnore]
    public string Text => Kind == MessageKind.Text ? Body.Text : "";

    /// <summary>The plain caption of a picture or document; empty for a text.</summary>
    [JsonIgnore]
    public string Caption => Kind == MessageKind.Text ? "" : Body.Text;

    /// <summary>Text or caption as HTML.</summary>
    [JsonIgnore]
    public string Html => HtmlRendering.Render(Body);

    internal bool HasKeysOf(ChatMessage other) =>
        Keys.Count == other.Keys.Count && Keys.Zip(other.Keys).All(rows => rows.First.SequenceEqual(rows.Second));
}

/// <summary>What a message is made of.</summary>
public enum MessageKind
{
    Text,
    Photo,
    Document,
}

/// <summary>A key under a message: it sends its data back, or opens an address.</summary>
public sealed record InlineKey(string Label, string? Data, string? Url = null);

/// <summary>What the bot answered to a press.</summary>
/// <param name="QueryId">The press.</param>
/// <param name="Text">Shown to the person; empty shows nothing.</param>
/// <param name="ShowAlert">Whether it has to be closed by hand.</param>
public sealed record CallbackAnswer(string QueryId, string Text, bool ShowAlert);

/// <summary>A call of the Bot API as it was answered.</summary>
/// <param name="Time">On the clock of messages.</param>
/// <param name="Method">As the client wrote it.</param>
/// <param name="Parameters">As texts; files appear by name and size.</param>
/// <param name="Status">The answer's HTTP status.</param>
public sealed record BotCall(
    DateTimeOffset Time, string Method, IReadOnlyDictionary<string, string> Parameters, int Status);
