using System.Threading.Channels;
using Bot.Domain.Accounts;
using Bot.Domain.States;

namespace Bot.Host.Trading;

/// <summary>
/// The one writer of an account. Everything that may change it lies in its mailbox and runs to its end before the next
/// begins, so nothing needs a lock and no two hands are on a position.
/// </summary>
public sealed class Trader(AccountId account, TraderHands hands, StateKeeper states, ILogger<Trader> logger)
    : BackgroundService,
        ITraderBell
{
    private const int MailboxMost = 256;

    /// <summary>How long a running cycle may take to end once the program is asked to stop.</summary>
    private static readonly TimeSpan DrainMost = TimeSpan.FromSeconds(90);

    // Bounded: a trader that cannot keep up must refuse, not grow.
    private readonly Channel<TraderWork> _mailbox = Channel.CreateBounded<TraderWork>(MailboxMost);
    private readonly Quiet _quiet = new();
    private readonly CancellationTokenSource _drained = new();
    private volatile bool _cycles;

    /// <summary>Whether anything lies in the mailbox or is being done.</summary>
    public bool IsBusy => _quiet.IsBusy;

    /// <summary>Whether a cycle runs at this moment.</summary>
    public bool Cycles => _cycles;

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

    /// <inheritdoc />
    public void Ring(AccountId account) => TryPost(new TraderWork.Rung());

    /// <summary>Completes when the mailbox is empty and nothing is being done.</summary>
    public Task IdleAsync(CancellationToken token) => _quiet.WaitAsync(token);

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
        // What waited while nobody was here comes first. Ringing cannot fail: the mailbox is still empty.
        Ring(account);
        TryPost(new TraderWork.ReconcileDue());
        await foreach (var work in _mailbox.Reader.ReadAllAsync(stoppingToken))
        {
            await HandleAsync(work, _drained.Token);
            _quiet.Ended();
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private async Task HandleAsync(TraderWork work, CancellationToken token)
    {
        try
        {
            _cycles = work is TraderWork.CycleDue;
            await hands.DoAsync(account.Value, work, token);
        }
        catch (OperationCanceledException exception) when (token.IsCancellationRequested)
        {
            logger.LogInformation(exception, "{Work} was cut short: the program stops", work);
        }
        catch (Exception exception)
        {
            await BrokenAsync(work, exception);
        }
        finally
        {
            _cycles = false;
        }
    }

    // A broken invariant is never guessed around: entries halt, exits go on, a person looks.
    private async Task BrokenAsync(TraderWork work, Exception exception)
    {
        logger.LogError(exception, "{Work} failed; entries halt", work);
        try
        {
            await states.FireAsync(
                account.Value,
                TradingTrigger.FaultDetected,
                ($"{exception.GetType().Name}: {exception.Message}", "bot"),
                default,
                CancellationToken.None
            );
        }
        catch (Exception second)
            when (second is Microsoft.EntityFrameworkCore.DbUpdateException or System.Data.Common.DbException)
        {
            logger.LogCritical(second, "The halt could not be written down");
        }
    }
}
