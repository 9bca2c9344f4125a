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

    /// <summary>Whether a message tells of a work and shows something else meanwhile.</summary>
    public bool IsLeft(long chat, int message)
    {
        lock (_gate)
        {
            return _notes.Exists(note => note.IsIn(chat, message) && note.IsLeft);
        }
    }

    /// <summary>A message that tells of a work shows something else from now on, or its work again.</summary>
    /// <returns>False where it tells of none, or did so already.</returns>
    public bool Turn(long chat, int message, bool isLeft)
    {
        lock (_gate)
        {
            var found = _notes.FindIndex(note => note.IsIn(chat, message) && note.IsLeft != isLeft);
            if (found >= 0)
            {
                Change(notes => notes[found] = notes[found] with { IsLeft = isLeft });
            }

            return found >= 0;
        }
    }

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
