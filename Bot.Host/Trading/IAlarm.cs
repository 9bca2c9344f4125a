using Bot.Domain.Accounts;

namespace Bot.Host.Trading;

/// <summary>
/// Tells people at once, past the outbox, which needs the database. It never makes the caller wait and may fail.
/// </summary>
public interface IAlarm
{
    /// <summary>Tells the people of an account.</summary>
    void Raise(AccountId account, Alarm alarm);
}

/// <summary>What cannot wait for the database.</summary>
public abstract record Alarm
{
    private Alarm() { }

    /// <summary>The database cannot be read or written; nothing is bought, stops work from memory.</summary>
    /// <param name="Why">What happened and what to do, in a sentence.</param>
    /// <param name="Since">When it was first seen.</param>
    public sealed record DatabaseDown(string Why, DateTimeOffset Since) : Alarm;

    /// <summary>The database works again and has learnt what was done without it.</summary>
    public sealed record DatabaseBack(DateTimeOffset Since, DateTimeOffset Until) : Alarm;

    /// <summary>How far a panic came.</summary>
    /// <param name="Facts">Its steps.</param>
    /// <param name="Sold">Coins sold now.</param>
    /// <param name="Waits">What is being tried again, or null.</param>
    public sealed record PanicTold(PanicFacts Facts, decimal Sold, string? Waits) : Alarm;

    /// <summary>A stop or target fired from memory.</summary>
    /// <param name="Reason">In the words of the terminal reasons.</param>
    /// <param name="Sold">Coins sold.</param>
    /// <param name="Waits">What is being tried again, or null.</param>
    public sealed record LeftBlind(string Reason, decimal Sold, string? Waits) : Alarm;
}

/// <summary>Lets an alarm through at most every so often while what it tells of lasts.</summary>
public sealed class AlarmDesk(IAlarm line, AccountSeat seat, TimeProvider time, ILogger<AlarmDesk> log)
{
    /// <summary>Between two alarms of the same trouble.</summary>
    public static readonly TimeSpan Gap = TimeSpan.FromMinutes(15);

    private readonly Dictionary<Type, DateTimeOffset> _told = [];

    /// <summary>Tells it, unless the same trouble was told less than a quarter of an hour ago.</summary>
    public void Raise(Alarm alarm)
    {
        var now = time.GetUtcNow();
        if (alarm is Alarm.DatabaseBack)
        {
            _told.Clear();
        }
        else if (IsOnlyTrouble(alarm))
        {
            if (_told.TryGetValue(alarm.GetType(), out var last) && now - last < Gap)
            {
                return;
            }

            _told[alarm.GetType()] = now;
        }

        log.LogCritical("Alarm: {Alarm}", alarm);
        line.Raise(seat.Id, alarm);
    }

    private static bool IsOnlyTrouble(Alarm alarm) =>
        alarm switch
        {
            Alarm.LeftBlind left => left.Sold == 0m,
            Alarm.DatabaseDown => true,
            _ => false,
        };
}
