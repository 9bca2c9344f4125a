using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Works;

/// <summary>
/// Has long work done for people: one an account at a time, in the background, told in one message that is edited.
/// What a program's end interrupts is told at the next start.
/// </summary>
public sealed class WorkDesk(
    ChatWire wire, ChatPace pace, ChatLanes lanes, PanelKeeper panels, WallClock wall, WorkMemory memory,
    NonceSource nonces, ILogger<WorkDesk> log)
    : IHostedService, IDisposable
{
    private const int IdLetters = 8;
    private static readonly TimeSpan BetweenEdits = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<int, WorkRun> _running = new();
    private readonly CancellationTokenSource _ending = new();

    /// <summary>What an account has going on, or null.</summary>
    public WorkRun? Find(int account) => _running.GetValueOrDefault(account);

    /// <summary>A run that is to be started; whoever gets it starts it or disposes of it.</summary>
    public WorkRun Prepare(ChatPerson person, long chat, ILongWork work) =>
        new(person, chat, nonces.Next()[..IdLetters], work);

    /// <summary>Starts a run that is told in a message.</summary>
    /// <returns>False when the account has one already, or everything is coming to an end.</returns>
    [SuppressMessage("Reliability", "CA2025", Justification = "the work disposes the run at its own end")]
    public bool Start(WorkRun run, int message)
    {
        run.Message = message;
        if (!_running.TryAdd(run.Person.Account, run))
        {
            run.Dispose();
            return false;
        }

        memory.Began(run.Note);
        if (lanes.Post($"work {run.Person.Account}", token => RunAsync(run, token)))
        {
            return true;
        }

        memory.Told(run.Note);
        _running.TryRemove(new(run.Person.Account, run));
        run.Dispose();
        return false;
    }

    /// <summary>A message shows something else from now on; the end of its work is told in a new one.</summary>
    /// <returns>False where it told of none.</returns>
    public bool Leave(long chat, int message) => memory.Turn(chat, message, isLeft: true);

    /// <summary>A message that was left is its work's again: what was to be shown in it did not arrive.</summary>
    public void Stay(long chat, int message) => memory.Turn(chat, message, isLeft: false);

    /// <summary>Asks the account's run to end.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="id">Only that one; null means whichever it is.</param>
    /// <returns>False when it does not run.</returns>
    public bool Cancel(int account, string? id)
    {
        if (Find(account) is not { } run || (id is not null && id != run.Id))
        {
            return false;
        }

        run.Stop();
        return true;
    }

    /// <summary>What was interrupted by the end before is told, with the key that goes on.</summary>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var note in memory.Recall())
        {
            if (!note.IsLeft)
            {
                // The panel may have been in that message before the work was.
                panels.Leave(note.Chat, note.Message);
            }

            lanes.Post($"interrupted in {note.Chat}", token => TellInterruptedAsync(note, token));
        }

        return Task.CompletedTask;
    }

    /// <summary>Ends what is going on; the next start tells of it.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var run in _running.Values)
        {
            run.IsInterrupted = true;
            run.Stop();
        }

        return _ending.CancelAsync();
    }

    public void Dispose() => _ending.Dispose();

    private async Task RunAsync(WorkRun run, CancellationToken token)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(run.Stopped, token);
        try
        {
            var first = run.Step;
            var work = WorkAsync(run, both.Token);
            await TellProgressAsync(run, first, work, token);
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (work.IsCompletedSuccessfully)
            {
                var end = await work;
                await EndAsync(run, end.View, token);
                await SendAsync(run, end.Files, token);
                return;
            }

            var view = Unfinished(run, work);
            if (!run.IsInterrupted && !token.IsCancellationRequested)
            {
                await EndAsync(run, view, token);
            }
        }
        finally
        {
            _running.TryRemove(new(run.Person.Account, run));
            run.Dispose();
        }
    }

    // What a work throws before its first await becomes a faulted task, too; and it is cancelled by nobody but us.
    private static async Task<WorkEnd> WorkAsync(WorkRun run, CancellationToken token)
    {
        try
        {
            return await run.Work.RunAsync(run.Person.Texts, new Steps(run), token);
        }
        catch (OperationCanceledException gone) when (!token.IsCancellationRequested)
        {
            throw new InvalidOperationException("the work gave itself up", gone);
        }
    }

    // A work ends by its person's wish, by the program's end, or by what nobody expected.
    private View Unfinished(WorkRun run, Task work)
    {
        var (asked, texts) = (run.Work, run.Person.Texts);
        if (work.IsCanceled)
        {
            return WorkViews.Cancelled(asked, texts);
        }

        log.LogError(work.Exception, "{Command} {Argument} failed", asked.Command, asked.Argument);
        return WorkViews.Failed(asked, texts);
    }

    private Task EndAsync(WorkRun run, View view, CancellationToken token)
    {
        return UntilToldAsync(run.Chat, TellAsync, token);

        // Whoever has seen the end can start the next.
        async Task<Delivery> TellAsync(CancellationToken lane)
        {
            var told = await TellOnceAsync(run.Note, view, lane);
            if (told is not Delivery.Later)
            {
                _running.TryRemove(new(run.Person.Account, run));
            }

            return told;
        }
    }

    // Tries until it is told, each time in the lane of the chat: others have it while this one rests.
    private async Task UntilToldAsync(
        long chat, Func<CancellationToken, Task<Delivery>> tell, CancellationToken token)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token, token);
        var trouble = new PollPace();
        while (await InLaneAsync(chat, tell, token) is Delivery.Later later)
        {
            trouble = trouble.Failed();
            await wall.WaitAsync(trouble.RestOr(later.Wait), both.Token);
        }
    }

    private async Task<Delivery> InLaneAsync(
        long chat, Func<CancellationToken, Task<Delivery>> tell, CancellationToken token)
    {
        var begun = new TaskCompletionSource<Task<Delivery>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task Begin(CancellationToken lane)
        {
            var telling = tell(lane);
            begun.SetResult(telling);
            return telling;
        }

        if (!lanes.Post(PanelKeeper.LaneOf(chat), Begin))
        {
            return await tell(token);
        }

        var told = await begun.Task.WaitAsync(token);
        return await told.WaitAsync(token);
    }

    private async Task TellProgressAsync(WorkRun run, WorkStep told, Task work, CancellationToken token)
    {
        var (isWaiting, quietUntil) = (false, wall.Now);
        while (!work.IsCompleted)
        {
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(token);
            await Task.WhenAny(work, wall.WaitAsync(BetweenEdits, soon.Token));
            await soon.CancelAsync();
            if (work.IsCompleted || Volatile.Read(ref isWaiting) || run.Step == told || wall.Now < quietUntil)
            {
                continue;
            }

            told = run.Step;
            Volatile.Write(ref isWaiting, true);
            if (!lanes.Post(PanelKeeper.LaneOf(run.Chat), ShowBarAsync))
            {
                Volatile.Write(ref isWaiting, false);
            }
        }

        // In the lane of the chat, so that it does not cross with what the person presses meanwhile.
        async Task ShowBarAsync(CancellationToken lane)
        {
            Volatile.Write(ref isWaiting, false);
            if (!memory.IsLeft(run.Chat, run.Message) && !work.IsCompleted
                && await wire.EditAsync(run.Chat, run.Message, WorkViews.Bar(run, run.Person.Texts), lane)
                is Delivery.Later { Wait: { } wait })
            {
                quietUntil = wall.Now + wait;
            }
        }
    }

    private async Task SendAsync(WorkRun run, IReadOnlyList<WorkFile> files, CancellationToken token)
    {
        foreach (var file in files)
        {
            await pace.SurelyAsync(
                () => pace.SendAsync(
                    run.Chat, () => wire.SendFileAsync(run.Chat, file, silent: true, token), token),
                token);
        }
    }

    private Task TellInterruptedAsync(WorkNote note, CancellationToken token)
    {
        var view = WorkViews.Interrupted(note, Languages.Find(note.Language) ?? Languages.Guess(null));
        return UntilToldAsync(note.Chat, lane => TellOnceAsync(note, view, lane), token);
    }

    // In the message that told of the work, or a new one where that shows something else or is not there any more.
    private async Task<Delivery> TellOnceAsync(WorkNote note, View view, CancellationToken token)
    {
        var (chat, message) = (note.Chat, note.Message);
        var delivery = memory.IsLeft(chat, message) ? null : await wire.EditAsync(chat, message, view, token);
        if (delivery is null or Delivery.Gone or Delivery.Refused or Delivery.BadFormat)
        {
            delivery = await pace.SendAsync(chat, () => wire.SendAsync(chat, view, silent: true, token), token);
        }

        if (delivery is not Delivery.Later)
        {
            memory.Told(note);
        }

        return delivery;
    }

    // Read between two edits; a step that nobody saw does not matter.
    private sealed class Steps(WorkRun run) : IProgress<WorkStep>
    {
        public void Report(WorkStep value) => run.Step = value;
    }
}
