using Bot.Host.Storage.Rows;
using Bot.Host.Telegram.Notices;

namespace Bot.Host.Telegram;

/// <summary>
/// Sends what waits in the outbox, one after another, the most important first, and tries until it is sent. Trading
/// never waits for it.
/// </summary>
public sealed class OutboxSender(
    OutboxDesk desk, NoticeRenderer renderer, ChatWire wire, PanelKeeper panels, OutboxBell bell, ChatPace pace,
    ILogger<OutboxSender> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1.5);
    private readonly Lock _gate = new();
    private readonly List<(long Ticket, TaskCompletionSource Idle)> _waiters = [];

    // What the message at the head has reached already, so that a retry does not repeat itself.
    private readonly HashSet<(long Row, long Chat, int Piece)> _reached = [];
    private PollPace _trouble = new();
    private long _tickets;

    /// <summary>Something waits; harmless when nothing does.</summary>
    public void Ring() => bell.Ring();

    /// <summary>
    /// Completes when everything that was in the outbox at the call is sent or given up, and nothing is on its way.
    /// Held-back trouble and what nobody can be told yet do not count.
    /// </summary>
    public Task IdleAsync(CancellationToken token)
    {
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiters.Add((++_tickets, idle));
        }

        bell.Ring();
        return idle.Task.WaitAsync(token);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var rest = await RoundAsync(stoppingToken);
            await RestAsync(rest, stoppingToken);
        }
    }

    // One round: sends until nothing is left or something must wait. It comes back whatever it meets.
    private async Task<TimeSpan> RoundAsync(CancellationToken token)
    {
        try
        {
            var rest = await SendAllAsync(token);
            _trouble = _trouble.Succeeded();
            await panels.RefreshAsync(token);
            return rest;
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return TimeSpan.Zero;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "The outbox could not be worked off");
            _trouble = _trouble.Failed();
            return _trouble.Rest;
        }
    }

    private async Task<TimeSpan> SendAllAsync(CancellationToken token)
    {
        while (true)
        {
            var ticket = Ticket();
            if (await desk.FirstAsync(token) is not { } waiting)
            {
                Settle(ticket);
                return LookAgain;
            }

            var due = waiting.DueAt - pace.Wall.Now;
            if (due > TimeSpan.Zero)
            {
                return due;
            }

            if (await SendAsync(waiting, token) is { } later)
            {
                var next = await desk.PostponeAsync(waiting, later, token);
                log.LogWarning("Notice {Row} could not be sent: {Why}", waiting.Id, later.Why);
                return next - pace.Wall.Now;
            }
        }
    }

    // Null when it is done, with everybody reached who can be reached.
    private async Task<Delivery.Later?> SendAsync(Waiting waiting, CancellationToken token)
    {
        string? refusal = null;
        await desk.BeginAsync(waiting, token);
        foreach (var person in await desk.ListenersAsync(waiting, token))
        {
            switch (await SendToAsync(waiting, person, token))
            {
                case Delivery.Later later:
                    return later;
                case Delivery.Refused refused:
                    refusal = refused.Why;
                    log.LogWarning("Person {Person} cannot be told: {Why}", person.Id, refused.Why);
                    break;
            }
        }

        await desk.EndAsync(waiting, refusal, token);
        _reached.Clear();
        return null;
    }

    private async Task<Delivery?> SendToAsync(Waiting waiting, PersonRow row, CancellationToken token)
    {
        var person = ChatPerson.Of(row);
        var chat = row.ChatId!.Value;
        var html = await renderer.RenderAsync(waiting.Notice, waiting.Account, waiting.Ids.Count, person.Texts, token);
        var pieces = MessageSplitter.Split(
            waiting.MayBeRepeated ? $"{html}\n{person.Texts.Notices.MayBeRepeated}" : html);
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            if (_reached.Contains((waiting.Id, chat, piece)))
            {
                continue;
            }

            // What there is to do about it stands below the last piece.
            var keys = piece == pieces.Count - 1 ? NoticeRenderer.KeysOf(waiting.Notice, person.Texts) : [];
            var view = View.Of(pieces[piece], keys);
            var delivery = await pace.SendAsync(
                chat, () => wire.SendAsync(chat, view, IsSilent(waiting.Row.Priority), token), token);
            if (delivery is not Delivery.Done)
            {
                return delivery;
            }

            _reached.Add((waiting.Id, chat, piece));
        }

        return null;
    }

    private static bool IsSilent(NoticePriority priority) => priority < NoticePriority.Money;

    private long Ticket()
    {
        lock (_gate)
        {
            return _tickets;
        }
    }

    // Who asked before the outbox was looked into and found empty has the answer now.
    private void Settle(long ticket)
    {
        lock (_gate)
        {
            foreach (var (_, idle) in _waiters.Where(waiter => waiter.Ticket <= ticket))
            {
                idle.TrySetResult();
            }

            _waiters.RemoveAll(waiter => waiter.Ticket <= ticket);
        }
    }

    private async Task RestAsync(TimeSpan rest, CancellationToken token)
    {
        using var woken = CancellationTokenSource.CreateLinkedTokenSource(token);
        await Task.WhenAny(
            bell.WaitAsync(woken.Token), pace.Wall.WaitAsync(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, woken.Token));
        await woken.CancelAsync();
    }
}
