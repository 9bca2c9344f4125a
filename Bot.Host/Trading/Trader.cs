using System.Threading.Channels;
using Bot.Domain.States;
using Bot.Host.Storage;

namespace Bot.Host.Trading;

/// <summary>
/// The one writer of an account. Everything that may change it lies in its mailbox and runs to its end before the next
/// begins, so nothing needs a lock and no two hands are on a position.
/// </summary>
public sealed class Trader(
    AccountSeat seat,
    ITraderHands hands,
    StateKeeper states,
    UrgentLane urgent,
    Outage outage,
    SecondPoller second,
    ILogger<Trader> logger
) : BackgroundService
{
    private const int MailboxMost = 256;

    /// <summary>How long a running cycle may take to end once the program is asked to stop.</summary>
    private static readonly TimeSpan DrainMost = TimeSpan.FromSeconds(90);

    // Bounded: a trader that cannot keep up must refuse, not grow.
    private readonly Channel<TraderWork> _mailbox = Channel.CreateBounded<TraderWork>(MailboxMost);
    private readonly Quiet _quiet = new();
    private readonly CancellationTokenSource _drained = new();
    private volatile bool _cycles;
    private volatile Doing? _doing;

    /// <summary>Whether anything lies in the mailbox or is being done.</summary>
    public bool IsBusy => _quiet.IsBusy;

    /// <summary>Whether a cycle runs at this moment.</summary>
    public bool Cycles => _cycles;

    /// <summary>What is being done at this moment, and since when; null between two pieces of work.</summary>
    public Doing? Doing => _doing;

    /// <summary>Puts work into the mailbox; false when it is full, which the caller tells.</summary>
    public bool TryPost(TraderWork work)
    {
        _quiet.Began();
        if (_mailbox.Writer.TryWrite(work))
        {
            return true;
        }

        _quiet.Ended();
        logger.LogError("The trader's mailbox is full; {Work} was refused", work);
        return false;
    }

    /// <summary>Commands wait in the database. Ringing twice, or for nothing, is harmless.</summary>
    public void Ring() => TryPost(new TraderWork.Rung());

    /// <summary>Panic, without the database. Twice is harmless, too.</summary>
    /// <param name="who">A person's id.</param>
    /// <param name="sell">Whether everything that the bot owns is to be sold.</param>
    public void Panic(string who, bool sell)
    {
        urgent.Add(who, sell);

        // A full mailbox wakes the trader, too.
        TryPost(new TraderWork.Urgent());
    }

    /// <summary>Another program polls with the bot's token.</summary>
    public void SecondPoller(string detail) => TryPost(new TraderWork.SecondPollerSeen(detail));

    /// <summary>Completes when the mailbox is empty and nothing is being done.</summary>
    public Task IdleAsync(CancellationToken token) => _quiet.WaitAsync(token);

    /// <summary>Begins; it counts as busy until what comes first lies in the mailbox.</summary>
    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _quiet.Began();
        return base.StartAsync(cancellationToken);
    }

    /// <summary>No new work; what runs ends by itself, or is cut short after a while.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _drained.CancelAfter(DrainMost);
        await base.StopAsync(cancellationToken);
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        _drained.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Begin();
        await foreach (var work in _mailbox.Reader.ReadAllAsync(stoppingToken))
        {
            _doing = new Doing(work, Sighting.Now(seat.Wire));
            await HandleAsync(work, _drained.Token);
            _doing = null;
            _quiet.Ended();
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void Begin()
    {
        try
        {
            outage.Begin();

            // What waited while nobody was here comes first. Ringing cannot fail: the mailbox is still empty.
            Ring();
            TryPost(new TraderWork.ReconcileDue());
        }
        finally
        {
            _quiet.Ended();
        }
    }

    // Panic goes first; what it cut short is done again after it, in the state that it left.
    private async Task HandleAsync(TraderWork work, CancellationToken token)
    {
        bool isCut;
        do
        {
            await TryAsync(work, urgent.DoAsync, token);
            using var running = urgent.Begin(token);
            isCut = await TryAsync(work, cut => WorkAsync(work, cut), running.Token);
            urgent.End();
        } while (isCut && !token.IsCancellationRequested);

        foreach (var kept in outage.TakeKept())
        {
            TryPost(kept);
        }
    }

    private async Task WorkAsync(TraderWork work, CancellationToken token)
    {
        if (work is TraderWork.Urgent || !await outage.MayWorkAsync(seat.Id, work, token))
        {
            return;
        }

        if (work is TraderWork.CycleDue)
        {
            await seat.WaitTurnAsync(token);
        }

        await (
            work is TraderWork.SecondPollerSeen seen
                ? second.HaltAsync(seat.Id, seen.Detail, token)
                : hands.DoAsync(seat.Id.Value, work, token)
        );
    }

    // True where it was cut short.
    private async Task<bool> TryAsync(TraderWork work, Func<CancellationToken, Task> act, CancellationToken token)
    {
        try
        {
            _cycles = work is TraderWork.CycleDue;
            await act(token);
            return false;
        }
        catch (OperationCanceledException exception) when (token.IsCancellationRequested)
        {
            logger.LogInformation(exception, "{Work} was cut short", work);
            return true;
        }
        catch (Exception exception)
        {
            await FailedAsync(work, exception);
            return false;
        }
        finally
        {
            _cycles = false;
        }
    }

    private async Task FailedAsync(TraderWork work, Exception exception)
    {
        if (!DatabaseFaults.Is(exception))
        {
            await BrokenAsync(work, exception);
            return;
        }

        try
        {
            await outage.FellAsync(work, exception, _drained.Token);
        }
        catch (Exception worse)
        {
            logger.LogCritical(worse, "What is held could not be looked after from memory");
        }
    }

    // A broken invariant is never guessed around: entries halt, exits go on, a person looks.
    private async Task BrokenAsync(TraderWork work, Exception exception)
    {
        logger.LogError(exception, "{Work} failed; entries halt", work);
        try
        {
            await states.FireAsync(
                seat.Id.Value,
                TradingTrigger.FaultDetected,
                ($"a fault of the program: {exception.GetType().Name}: {exception.Message}", "bot"),
                default,
                CancellationToken.None
            );
        }
        catch (Exception worse)
        {
            logger.LogCritical(worse, "The halt could not be written down");
        }
    }
}

/// <summary>A piece of work in hand.</summary>
public sealed record Doing(TraderWork Work, Sighting Since);
