using System.Globalization;
using Bot.Sandbox.Telegram.Api;

namespace Bot.Sandbox.Telegram.Chats;

/// <summary>Presses of keys and what the bot answered; a press that is too old can no longer be answered.</summary>
internal sealed class Presses(TimeProvider wire, TimeSpan lifetime)
{
    private const int Kept = 10_000;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Press> _presses = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private readonly long _first = wire.GetUtcNow().Ticks;
    private long _count;

    /// <summary>Notes a press and gives it an id that no earlier run of the server gave.</summary>
    public string Begin(long chatId)
    {
        lock (_gate)
        {
            var id = (_first + ++_count).ToString(CultureInfo.InvariantCulture);
            _presses[id] = new(chatId, wire.GetTimestamp());
            _order.Enqueue(id);
            if (_order.Count > Kept)
            {
                _presses.Remove(_order.Dequeue());
            }

            return id;
        }
    }

    /// <summary>Notes the first answer; the later ones change nothing.</summary>
    /// <returns>The chat of the press.</returns>
    /// <exception cref="ApiRefusal">The press is unknown or too old.</exception>
    public long Answer(CallbackAnswer answer)
    {
        lock (_gate)
        {
            if (!_presses.TryGetValue(answer.QueryId, out var press) || wire.GetElapsedTime(press.At) > lifetime)
            {
                throw ApiRefusal.BadRequest("query is too old and response timeout expired or query ID is invalid");
            }

            press.Given ??= answer;
            press.Answered.TrySetResult(press.Given);
            return press.ChatId;
        }
    }

    /// <summary>The answer, as far as there is one.</summary>
    public CallbackAnswer? Find(string queryId)
    {
        lock (_gate)
        {
            return _presses.GetValueOrDefault(queryId)?.Given;
        }
    }

    /// <summary>Completes with the answer.</summary>
    /// <exception cref="ArgumentException">The press is unknown.</exception>
    public Task<CallbackAnswer> WaitAsync(string queryId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _presses.GetValueOrDefault(queryId)?.Answered.Task.WaitAsync(cancellationToken)
                ?? throw new ArgumentException($"there was no press {queryId}", nameof(queryId));
        }
    }

    private sealed record Press(long ChatId, long At)
    {
        public CallbackAnswer? Given { get; set; }

        public TaskCompletionSource<CallbackAnswer> Answered { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
