using System.Text.Json;
using Bot.Host.Storage;

namespace Bot.Host.Telegram.Works;

/// <summary>
/// Remembers over restarts which messages tell of a work that goes on, so that none is left saying so for ever.
/// </summary>
public sealed class WorkMemory(SpillFile file)
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "works.json";

    private readonly Lock _gate = new();
    private List<WorkNote> _notes = [];

    /// <summary>What was going on when the program ended; it is remembered until its messages are told.</summary>
    public IReadOnlyList<WorkNote> Recall()
    {
        lock (_gate)
        {
            try
            {
                _notes = file.Read<List<WorkNote>>() ?? [];
            }
            catch (JsonException)
            {
                file.SetAside();
                _notes = [];
            }

            return [.. _notes];
        }
    }

    /// <summary>A message has been told how its work ended.</summary>
    public void Told(WorkNote note) => Change(notes => notes.RemoveAll(one => one.IsIn(note.Chat, note.Message)));

    /// <summary>What is remembered of a message is another from now on.</summary>
    public void Changed(WorkNote note) => Change(
        notes =>
        {
            if (notes.FindIndex(one => one.IsIn(note.Chat, note.Message)) is >= 0 and var found)
            {
                notes[found] = note;
            }
        });

    /// <summary>A work begins.</summary>
    public void Began(WorkNote note) => Change(notes => notes.Add(note));

    // Where the disk does not take it, a message stays as it is after a crash: that harms nobody.
    private void Change(Action<List<WorkNote>> change)
    {
        lock (_gate)
        {
            change(_notes);
            _ = _notes.Count == 0 ? file.TryDelete() : file.TryWrite(_notes);
        }
    }
}

/// <summary>A message that tells of a work.</summary>
/// <param name="Chat">Where it is.</param>
/// <param name="Message">Its number.</param>
/// <param name="Language">Of the person.</param>
/// <param name="Command">That started the work.</param>
/// <param name="Argument">That the command had.</param>
/// <param name="Heading">What it is, escaped.</param>
public sealed record WorkNote(
    long Chat, int Message, string Language, CommandName Command, string Argument, string Heading)
{
    /// <summary>
    /// Whether the message shows something else meanwhile, so that what becomes of the work is told in a new one.
    /// </summary>
    public bool IsLeft { get; init; }

    /// <summary>Whether that message tells of it, or did.</summary>
    public bool IsIn(long chat, int message) => (Chat, Message) == (chat, message);
}
