using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Bot.Host.Telegram.Texts;

namespace Bot.Host.Telegram.Works;

/// <summary>
/// Has long work done for people: one an account at a time, in the background, told in one message that is edited.
/// What a program's end interrupts is told at the next start.
/// </summary>
public sealed class WorkDesk(
    ChatWire wire, ChatPace pace, ChatLanes lanes, WallClock wall, WorkMemory memory, NonceSource nonces,
    ILogger<WorkDesk> log)
    : IHostedService
{
    private const int IdLetters = 8;
    private static readonly TimeSpan BetweenEdits = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<int, WorkRun> _running = new();

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

    /// <summary>A message shows something else from now on; its run goes on and tells its end in a new one.</summary>
    public void Leave(long chat, int message)
    {
        foreach (var run in _running.Values.Where(run => (run.Chat, run.Message) == (chat, message)))
        {
            run.IsTold = false;
        }
    }

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
            lanes.Post(PanelKeeper.LaneOf(note.Chat), lane => TellInterruptedAsync(note, lane));
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

        return Task.CompletedTask;
    }

    private async Task RunAsync(WorkRun run, CancellationToken token)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(run.Stopped, token);
        try
        {
            var work = WorkAsync(run, both.Token);
            await TellProgressAsync(run, work, token);
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

    // In the lane of the chat: whoever has seen the end can start the next.
    private async Task EndAsync(WorkRun run, View view, CancellationToken token)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        async Task TellAsync(CancellationToken lane)
        {
            try
            {
                await TellEndAsync(run, view, lane);
                memory.Told(run.Note);
            }
            finally
            {
                _running.TryRemove(new(run.Person.Account, run));
                told.TrySetResult();
            }
        }

        if (lanes.Post(PanelKeeper.LaneOf(run.Chat), TellAsync))
        {
            await told.Task.WaitAsync(token);
        }
        else
        {
            await TellAsync(token);
        }
    }

    private async Task TellProgressAsync(WorkRun run, Task work, CancellationToken token)
    {
        var (told, quietUntil) = (run.Step, wall.Now);
        while (!work.IsCompleted)
        {
            using var soon = CancellationTokenSource.CreateLinkedTokenSource(token);
            await Task.WhenAny(work, wall.WaitAsync(BetweenEdits, soon.Token));
            await soon.CancelAsync();
            if (work.IsCompleted || run.Step == told || wall.Now < quietUntil)
            {
                continue;
            }

            told = run.Step;
            var bar = WorkViews.Bar(run, run.Person.Texts);
            lanes.Post(
                PanelKeeper.LaneOf(run.Chat),
                async lane =>
                {
                    // In the lane of the chat, so that it does not cross with what the person presses meanwhile.
                    if (run.IsTold && await wire.EditAsync(run.Chat, run.Message, bar, lane)
                        is Delivery.Later { Wait: { } wait })
                    {
                        quietUntil = wall.Now + wait;
                    }
                });
        }
    }

    private async Task TellEndAsync(WorkRun run, View view, CancellationToken token)
    {
        var shown = run.IsTold
            ? await pace.SurelyAsync(() => wire.EditAsync(run.Chat, run.Message, view, token), token)
            : null;
        if (shown is null or Delivery.Gone or Delivery.Refused or Delivery.BadFormat)
        {
            await pace.SurelyAsync(
                () => pace.SendAsync(run.Chat, () => wire.SendAsync(run.Chat, view, silent: true, token), token),
                token);
        }
    }

    private async Task SendAsync(WorkRun run, IReadOnlyList<WorkFile> files, CancellationToken token)
    {
        foreach (var file in files)
        {
            await pace.SurelyAsync(
                () => pace.SendAsync(run.Chat, () => wire.SendFileAsync(run.Chat, file, silent: true, token), token),
                token);
        }
    }

    private async Task TellInterruptedAsync(WorkNote note, CancellationToken token)
    {
        var texts = Languages.Find(note.Language) ?? Languages.Guess(null);
        var view = WorkViews.Interrupted(note, texts);
        if (await pace.SurelyAsync(() => wire.EditAsync(note.Chat, note.Message, view, token), token)
            is not Delivery.Later)
        {
            memory.Told(note);
        }
    }

    // Read between two edits; a step that nobody saw does not matter.
    private sealed class Steps(WorkRun run) : IProgress<WorkStep>
    {
        public void Report(WorkStep value) => run.Step = value;
    }
}
