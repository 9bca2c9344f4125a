namespace Bot.Host.Doctor;

/// <summary>Something that was looked at before a start.</summary>
/// <param name="Name">What.</param>
/// <param name="Mark">How it stands.</param>
/// <param name="Text">What was seen.</param>
/// <param name="Cure">What to do about it; null where nothing is to be done.</param>
public sealed record Finding(string Name, FindingMark Mark, string Text, string? Cure = null)
{
    /// <summary>The sign before it.</summary>
    public string Sign =>
        Mark switch
        {
            FindingMark.Well => "✅",
            FindingMark.Weak => "⚠",
            FindingMark.Ill => "⛔",
        };

    public static Finding Well(string name, string text) => new(name, FindingMark.Well, text);

    public static Finding Weak(string name, string text, string cure) => new(name, FindingMark.Weak, text, cure);

    public static Finding Ill(string name, string text, string cure) => new(name, FindingMark.Ill, text, cure);
}

/// <summary>How something stands.</summary>
public enum FindingMark
{
    Well,

    /// <summary>A start succeeds all the same.</summary>
    Weak,

    /// <summary>The bot could not start, or not do its work.</summary>
    Ill,
}
