using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Works;

/// <summary>
/// Something that takes longer than a person looks at a screen: it is told in one message as it goes on.
/// </summary>
public interface ILongWork
{
    /// <summary>The command that starts it.</summary>
    CommandName Command { get; }

    /// <summary>With which the command starts the same again.</summary>
    string Argument { get; }

    /// <summary>What it is, in one line, escaped.</summary>
    string Heading(ITexts texts);

    /// <summary>Does it.</summary>
    /// <param name="texts">The language of what it brings.</param>
    /// <param name="progress">Told as it goes.</param>
    /// <param name="token">Ends it early.</param>
    Task<WorkEnd> RunAsync(ITexts texts, IProgress<WorkStep> progress, CancellationToken token);
}

/// <summary>How far a work has come.</summary>
/// <param name="Percent">0 to 100.</param>
/// <param name="Note">What there is to say beside it, escaped; or null.</param>
public sealed record WorkStep(int Percent, string? Note = null);

/// <summary>What a work brought: what its message shows at the end, and files that follow it.</summary>
public sealed record WorkEnd(View View, IReadOnlyList<WorkFile> Files)
{
    public static WorkEnd Of(View view) => new(view, []);
}

/// <summary>A file for a chat.</summary>
/// <param name="Name">With its ending.</param>
/// <param name="Bytes">The whole of it.</param>
/// <param name="Caption">Beside it, in Telegram's HTML.</param>
/// <param name="IsPicture">Whether it is shown and not only offered.</param>
public sealed record WorkFile(string Name, byte[] Bytes, string Caption, bool IsPicture)
{
    /// <summary>Keys below it, row by row; below the text that follows where the caption is too long.</summary>
    public IReadOnlyList<IReadOnlyList<Key>> Rows { get; init; } = [];
}
