namespace Bot.Host.Telegram;

/// <summary>
/// Judges refusals of polling because somebody else polls. One may be our own former poll that Telegram still holds
/// open; two within a minute, after polls of ours had worked for a while, are another program, and we are the older.
/// </summary>
public sealed class ConflictWatch
{
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Forgotten = TimeSpan.FromMinutes(2);

    // A newcomer meets the older one's next poll within seconds of its own first.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    private DateTimeOffset? _firstSuccess;
    private DateTimeOffset? _lastConflict;
    private bool _isOlder;

    /// <summary>A poll worked.</summary>
    public void Succeeded(DateTimeOffset now) => _firstSuccess ??= now;

    /// <summary>A poll was refused because of another.</summary>
    /// <returns>Whether trading is to halt.</returns>
    public bool Refused(DateTimeOffset now)
    {
        var before = _lastConflict;
        _lastConflict = now;
        if (before is not { } last || now - last > Forgotten)
        {
            _isOlder = _firstSuccess is { } first && now - first >= Settled;
            return false;
        }

        return _isOlder && now - last <= Together;
    }
}
