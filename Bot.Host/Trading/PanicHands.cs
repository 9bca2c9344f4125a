using Bot.Domain.Decisions;
using Bot.Domain.Money;
using Bot.Domain.States;
using Bot.Host.Storage;
using Bot.Host.Storage.Rows;

namespace Bot.Host.Trading;

/// <summary>
/// Panic: ends what is open, latches the halt, sells where that was asked; each step as far as it can be done now, and
/// again until it is. The exchange comes first, the journal where it can.
/// </summary>
public sealed class PanicHands(
    EmergencyBook book,
    EmergencyDesk desk,
    HeldReader reader,
    HeldMemory memory,
    StateKeeper states,
    AlarmDesk alarm,
    ILogger<PanicHands> log
)
{
    private const string Leg = "panic";

    /// <summary>Whether a panic is not finished.</summary>
    public bool IsOpen => book.Facts.Panic is not null;

    /// <summary>Begins a panic, or adds a sale to the one that is open, and goes as far as it can.</summary>
    public async Task<PanicTold> DoAsync(PanicFacts asked, CancellationToken token)
    {
        book.Change(facts =>
            facts with
            {
                Panic = facts.Panic is { } open
                    ? open with
                    {
                        Sell = open.Sell || asked.Sell,
                        IsLatched = false,
                    }
                    : asked,
            }
        );
        var told = await GoOnAsync(journal: true, token);
        log.LogWarning("Panic of {Who}, sale {Sell}: {Told}", asked.Who, asked.Sell, told);
        if (told.Fault is not null || told.Waits is not null)
        {
            alarm.Raise(new Alarm.PanicTold(told.Facts, told.Sold, told.Waits));
        }

        return told;
    }

    /// <summary>Goes on with a panic that is not finished.</summary>
    /// <param name="journal">Whether the journal is to be tried.</param>
    /// <param name="token">Ends it between two steps.</param>
    public async Task<PanicTold> GoOnAsync(bool journal, CancellationToken token)
    {
        if (book.Facts.Panic is not { } panic || memory.Account is not { } account)
        {
            return new PanicTold(new PanicFacts(default, "", false), 0m, null, null);
        }

        if (panic.IsLatched && account.State != TradingState.ManualHalt)
        {
            log.LogWarning("A person resumed; the panic of {At} ends as it is", panic.At);
            Keep(null);
            return new PanicTold(panic, 0m, null, null);
        }

        var waits = panic.IsCancelled ? null : await desk.CancelAsync(account, token);
        panic = panic with { IsCancelled = waits is null };
        var fault = journal && !panic.IsLatched ? await LatchAsync(account, panic, token) : null;
        panic = panic with { IsLatched = panic.IsLatched || (journal && fault is null) };
        Keep(panic);
        var sold = 0m;
        if (panic is { Sell: true, IsSold: false })
        {
            var sale = await SellAsync(account, panic.IsLatched && journal, token);
            panic = panic with { IsSold = sale.Waits is null };
            (sold, waits) = (sale.Sold.Value, sale.Waits ?? waits);
        }

        Keep(panic.IsDone ? null : panic);
        return new PanicTold(panic, sold, waits, fault);
    }

    private void Keep(PanicFacts? panic)
    {
        if (book.Facts.Panic != panic)
        {
            book.Change(facts => facts with { Panic = panic });
        }
    }

    // Null when the halt is in the journal, else why it could not be written there.
    private async Task<Exception?> LatchAsync(AccountRow account, PanicFacts panic, CancellationToken token)
    {
        try
        {
            var cause = (panic.Why, panic.Who);
            account.State = (await states.FireAsync(account.Id, TradingTrigger.Halt, cause, default, token)).To;
            return null;
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            log.LogCritical(failure, "The halt is not in the journal; on disk: {OnDisk}", book.IsOnDisk);
            return failure;
        }
    }

    private async Task<EmergencySale> SellAsync(AccountRow account, bool journal, CancellationToken token)
    {
        if (journal)
        {
            try
            {
                if (!(await reader.ReadAsync(account, token)).IsKnown)
                {
                    return new EmergencySale(Volume.None, "an order's end is not known");
                }
            }
            catch (Exception failure) when (DatabaseFaults.Is(failure))
            {
                log.LogError(failure, "What is held cannot be read; it is sold from memory");
                journal = false;
            }
        }

        if (!memory.IsRead)
        {
            return new EmergencySale(Volume.None, "what is held could not be read yet");
        }

        if (memory.Position is not { } position)
        {
            return new EmergencySale(Volume.None, null);
        }

        var order = (Leg, TerminalReason.Sold.Text(), position.OpenedAt);
        var sale = await desk.SellAsync(account, order, null, journal, token);
        if (journal)
        {
            await LearnAsync(account, token);
        }

        return sale;
    }

    private async Task LearnAsync(AccountRow account, CancellationToken token)
    {
        try
        {
            await reader.ReadAsync(account, token);
        }
        catch (Exception failure) when (DatabaseFaults.Is(failure))
        {
            log.LogError(failure, "The journal learns of the sale later");
        }
    }
}

/// <summary>How far a panic came.</summary>
/// <param name="Facts">Its steps.</param>
/// <param name="Sold">Coins sold now.</param>
/// <param name="Waits">What is being tried again, or null.</param>
/// <param name="Fault">Why the journal could not be written, or null.</param>
public sealed record PanicTold(PanicFacts Facts, decimal Sold, string? Waits, Exception? Fault);
