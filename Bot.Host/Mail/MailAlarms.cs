using Bot.Domain.Accounts;
using Bot.Host.Telegram;
using Bot.Host.Trading;

namespace Bot.Host.Mail;

/// <summary>
/// Lets alarms that cannot wait for the database go by e-mail, too: those of the first account, the newest few, kept in
/// memory alone.
/// </summary>
public sealed class MailAlarms(AlarmLine chat, WallClock wall) : IAlarm
{
    private const int WaitingMost = 16;
    private readonly Lock _gate = new();
    private readonly Queue<(DateTimeOffset At, Alarm Alarm)> _waiting = new();

    /// <inheritdoc />
    public void Raise(AccountId account, Alarm alarm)
    {
        chat.Raise(account, alarm);
        if (account != StartUp.First)
        {
            return;
        }

        lock (_gate)
        {
            if (_waiting.Count == WaitingMost)
            {
                _waiting.Dequeue();
            }

            _waiting.Enqueue((wall.Now, alarm));
        }
    }

    /// <summary>What waits, oldest first.</summary>
    internal IReadOnlyList<(DateTimeOffset At, Alarm Alarm)> Waiting()
    {
        lock (_gate)
        {
            return [.. _waiting];
        }
    }

    /// <summary>These went.</summary>
    internal void Forget(IReadOnlyList<(DateTimeOffset At, Alarm Alarm)> gone)
    {
        lock (_gate)
        {
            var left = _waiting.Except(gone).ToList();
            _waiting.Clear();
            left.ForEach(_waiting.Enqueue);
        }
    }
}
