using System.Collections.Concurrent;
using Bot.Host.Trading;

namespace Bot.Host.Telegram;

/// <summary>
/// Questions before a halt or a sale in panic, kept beside the database, so that they can be answered without it, once.
/// </summary>
public sealed class PanicQuestions(NonceSource nonces, WallClock wall, ILogger<PanicQuestions> log)
{
    private readonly ConcurrentDictionary<string, Question> _open = new(StringComparer.Ordinal);

    /// <summary>By what the next question is found, whether it is one of panic or not.</summary>
    public string Nonce() => nonces.Next();

    /// <summary>Tells the log what went on without the database.</summary>
    public void Unwritten(Exception failure, string what) => log.LogError(failure, "Panic: {What}", what);

    /// <summary>A question was asked.</summary>
    public void Asked(string nonce, ChatRequest request, PersonCommand.Halt command, TimeSpan validity)
    {
        foreach (var (old, question) in _open)
        {
            if (question.Until <= wall.Now)
            {
                _open.TryRemove(old, out _);
            }
        }

        _open[nonce] = new Question(request.Person.Id, request.ChatId, wall.Now + validity, command);
    }

    /// <summary>
    /// Uses a question up: what it asked for when it was that person's, in that chat, in time, and not used before,
    /// else null.
    /// </summary>
    public PersonCommand.Halt? Take(string nonce, ChatRequest request) =>
        _open.TryGetValue(nonce, out var question)
        && question.Person == request.Person.Id
        && question.Chat == request.ChatId
        && _open.TryRemove(nonce, out _)
        && question.Until > wall.Now
            ? question.Command
            : null;

    private sealed record Question(long Person, long Chat, DateTimeOffset Until, PersonCommand.Halt Command);
}
