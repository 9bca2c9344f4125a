namespace Bot.Sandbox.Telegram.Markup;

/// <summary>A text and which of its parts are formatted.</summary>
public sealed record FormattedText(string Text, IReadOnlyList<TextEntity> Entities)
{
    public static FormattedText Empty { get; } = new("", []);

    /// <summary>Length as the Bot API counts its limits: Unicode code points.</summary>
    public int Length() => Text.Length - Text.Count(char.IsLowSurrogate);

    public bool Equals(FormattedText? other) =>
        other is not null
        && string.Equals(Text, other.Text, StringComparison.Ordinal)
        && Entities.SequenceEqual(other.Entities);

    public override int GetHashCode() => string.GetHashCode(Text, StringComparison.Ordinal);
}

/// <summary>A formatted part of a text.</summary>
/// <param name="Type">The Bot API's word, e.g. <c>bold</c> or <c>text_link</c>.</param>
/// <param name="Offset">In UTF-16 code units.</param>
/// <param name="Length">In UTF-16 code units.</param>
/// <param name="Url">Of a <c>text_link</c>.</param>
/// <param name="Language">Of a <c>pre</c>.</param>
public sealed record TextEntity(string Type, int Offset, int Length, string? Url = null, string? Language = null)
{
    internal int End => Offset + Length;
}
