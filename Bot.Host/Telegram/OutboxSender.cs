using Bot.Host.Telegram.Notices;

namespace Bot.Host.Telegram;

/// <summary>
/// Sends what waits in the outbox: each chat's queue on its own, so that one that is slow holds up no other, and tries
/// until it is sent. Trading never waits for it.
/// </summary>
public sealed class OutboxSender(
    OutboxSpread spread, OutboxDesk desk, Courier courier, CycleTeller cycles, PanelKeeper panels, OutboxBell bell,
    WallClock wall, ILogger<OutboxSender> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan SweepAgain = TimeSpan.FromMinutes(1);
    private readonly Lock _gate = new();
    private readonly List<(long Ticket, TaskCompletionSource Idle)> _waiters = [];
    private readonly Dictionary<long, Lane> _lanes = [];
    private PollPace _trouble = new();
    private long _tickets;
    private DateTimeOffset _sweptAt = DateTimeOffset.MinValue;

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

        await Task.WhenAll(_lanes.Values.Select(lane => lane.Running));
    }

    // One round: sees to it that every chat for which something waits is served. It comes back whatever it meets.
    private async Task<TimeSpan> RoundAsync(CancellationToken token)
    {
        try
        {
            await SweepAsync(token);
            var ticket = Ticket();
            var chats = await spread.SpreadAsync(token);
            if (chats.Count == 0 && !_lanes.Values.Any(lane => lane.IsBusy))
            {
                Settle(ticket);
            }

            foreach (var chat in chats)
            {
                Serve(chat, token);
            }

            _trouble = _trouble.Succeeded();
            await panels.RefreshAsync(token);
            return LookAgain;
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

    // What was left behind, by the program's end or by chance.
    private async Task SweepAsync(CancellationToken token)
    {
        if ((wall.Now - _sweptAt).Duration() < SweepAgain)
        {
            return;
        }

        await desk.TidyAsync(token);
        await cycles.SweepAsync(token);
        _sweptAt = wall.Now;
    }

    private void Serve(long chat, CancellationToken token)
    {
        if (!_lanes.TryGetValue(chat, out var lane))
        {
            _lanes[chat] = lane = new Lane();
        }

        if (!lane.IsBusy)
        {
            lane.IsBusy = true;
            lane.Running = Task.Run(() => ServeAsync(chat, lane, token), CancellationToken.None);
        }
    }

    // Comes back whatever it meets. What came after it found nothing more is served by the round that it rings for.
    private async Task ServeAsync(long chat, Lane lane, CancellationToken token)
    {
        try
        {
            while (await courier.CarryAsync(chat, token) is { } rest)
            {
                // Something more urgent may come meanwhile.
                await wall.WaitAsync(rest < LookAgain ? rest : LookAgain, token);
            }

            lane.Trouble = lane.Trouble.Succeeded();
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure)
        {
            log.LogError(failure, "What waits for chat {Chat} could not be sent", chat);
            lane.Trouble = lane.Trouble.Failed();
            await wall.WaitAsync(lane.Trouble.Rest, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        lane.IsBusy = false;
        bell.Ring();
    }

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
            bell.WaitAsync(woken.Token), wall.WaitAsync(rest > TimeSpan.Zero ? rest : TimeSpan.Zero, woken.Token));
        await woken.CancelAsync();
    }

    /// <summary>The serving of one chat, and how often in a row it failed.</summary>
    private sealed class Lane
    {
        private volatile bool _isBusy;

        public bool IsBusy
        {
            get => _isBusy;
            set => _isBusy = value;
        }

        public Task Running { get; set; } = Task.CompletedTask;

        public PollPace Trouble { get; set; } = new();
    }
}
