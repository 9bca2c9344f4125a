using Bot.Domain.Accounts;
using Bot.Host.Storage;

namespace Bot.Host.Trading;

/// <summary>
/// What a trader does while the database is away: protects from memory, tells a person, keeps what is due for later,
/// and tries the database before each piece of work. Nothing is bought before the journal knows everything again.
/// </summary>
public sealed class Outage(
    Settlement settlement,
    BlindGuard guard,
    PanicHands panic,
    EmergencyBook book,
    AlarmDesk alarm,
    TimeProvider time,
    ILogger<Outage> log
)
{
    private const int KeptMost = 100;

    private readonly List<TraderWork> _kept = [];
    private (DateTimeOffset Since, string Why)? _down;
    private bool _isBegun;

    /// <summary>Whether the database is away.</summary>
    public bool IsDown => _down is not null;

    /// <summary>Reads what an earlier run left open. To be called once, before any work.</summary>
    public void Begin() => book.Load(time.GetUtcNow());

    /// <summary>
    /// Whether a piece of work may be done: the database is there and knows everything. Else it is kept for later, and
    /// what is held is looked after from memory.
    /// </summary>
    public async Task<bool> MayWorkAsync(AccountId account, TraderWork work, CancellationToken token)
    {
        if (IsDown && work is TraderWork.GuardDue)
        {
            await BlindAsync(token);
        }

        if ((!_isBegun || IsDown || !book.Facts.IsEmpty) && !await SettledAsync(account, token))
        {
            Keep(work);
            return false;
        }

        if (panic.IsOpen && work is TraderWork.GuardDue)
        {
            await panic.GoOnAsync(journal: true, token);
        }

        return true;
    }

    /// <summary>The database failed within a piece of work.</summary>
    public async Task FellAsync(TraderWork work, Exception failure, CancellationToken token)
    {
        Fell(failure);
        Keep(work);
        if (work is TraderWork.GuardDue)
        {
            await BlindAsync(token);
        }
    }

    /// <summary>The database failed.</summary>
    public void Fell(Exception failure)
    {
        var (now, why) = (time.GetUtcNow(), DatabaseFaults.Sentence(failure));
        log.LogCritical(failure, "The database is away; stops work from memory, nothing is bought");
        _down = (_down?.Since ?? now, why);
        alarm.Raise(new Alarm.DatabaseDown(why, _down.Value.Since));
    }

    /// <summary>What was kept while the database was away; it is done now, cycles are told as missed.</summary>
    public IReadOnlyList<TraderWork> TakeKept()
    {
        if (IsDown || _kept.Count == 0)
        {
            return [];
        }

        TraderWork[] kept = [.. _kept];
        _kept.Clear();
        return kept;
    }

    private async Task BlindAsync(CancellationToken token)
    {
        if (panic.IsOpen)
        {
            await panic.GoOnAsync(journal: false, token);
        }

        await guard.LookAsync(token);
    }

    private async Task<bool> SettledAsync(AccountId account, CancellationToken token)
    {
        try
        {
            await settlement.SettleAsync(account, Sentence(), token);
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            Fell(failure);
            return false;
        }

        _isBegun = true;
        if (_down is { } outage)
        {
            log.LogWarning("The database is back; it was away since {Since}", outage.Since);
            _down = null;
            alarm.Raise(new Alarm.DatabaseBack(outage.Since, time.GetUtcNow()));
        }

        return true;
    }

    private string? Sentence() =>
        _down is { } outage
            ? string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"the database was away from {outage.Since:HH:mm:ss} to {time.GetUtcNow():HH:mm:ss} UTC: {outage.Why}"
            )
            : null;

    private void Keep(TraderWork work)
    {
        var later = work is TraderWork.CycleDue due ? new TraderWork.CycleMissed(due.Slot) : work;
        if (later is not TraderWork.GuardDue && !_kept.Contains(later) && _kept.Count < KeptMost)
        {
            _kept.Add(later);
        }
    }
}
