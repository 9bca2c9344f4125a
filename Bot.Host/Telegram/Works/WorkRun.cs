namespace Bot.Host.Telegram.Works;

/// <summary>A work of a person while it goes on.</summary>
public sealed class WorkRun(ChatPerson person, long chat, string id, ILongWork work) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private volatile WorkStep _step = new(0);
    private bool _isOver;

    public ChatPerson Person => person;

    public long Chat => chat;

    /// <summary>Names this run, so that the key of another does not end it.</summary>
    public string Id => id;

    public ILongWork Work => work;

    /// <summary>The message that tells of it.</summary>
    public int Message { get; internal set; }

    /// <summary>Whether the program ends, so that the next start tells of it.</summary>
    public bool IsInterrupted { get; internal set; }

    /// <summary>How far it has come.</summary>
    public WorkStep Step
    {
        get => _step;
        internal set => _step = value;
    }

    public CancellationToken Stopped => _stop.Token;

    internal WorkNote Note =>
        new(chat, Message, person.Texts.Code, work.Command, work.Argument, work.Heading(person.Texts));

    /// <summary>Asks it to end; a late key may come when it is over.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            if (!_isOver)
            {
                _stop.Cancel();
            }
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _isOver = true;
            _stop.Dispose();
        }
    }
}
