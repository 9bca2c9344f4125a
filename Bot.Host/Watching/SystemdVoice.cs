namespace Bot.Host.Watching;

/// <summary>
/// Tells systemd how the program is: READY when it can look after positions, WATCHDOG while its loops go round, STATUS
/// in a calm line, STOPPING when it ends. Without a sign of life systemd ends the program and starts it again.
/// </summary>
public sealed class SystemdVoice(
    NotifySocket socket,
    FirstProbe probe,
    LifeSigns signs,
    Scrubber scrubber,
    TimeProvider wall,
    ILogger<SystemdVoice> log
) : BackgroundService
{
    /// <summary>
    /// How long the first good probe is waited for. The loops run meanwhile, and protect as soon as the exchange
    /// answers; a machine without a network must not make systemd end them for a start that takes too long.
    /// </summary>
    public static readonly TimeSpan ReadyMost = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan BetweenProbes = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BetweenSigns = TimeSpan.FromSeconds(10);

    // Three in the time in which systemd waits for one.
    private const int SignsWithin = 3;

    private readonly long _begun = wall.GetTimestamp();
    private string? _trouble;
    private volatile bool _isStopping;

    /// <summary>The program ends. To be told before anything of it does.</summary>
    public void Stopping()
    {
        _isStopping = true;
        socket.TrySend("STOPPING=1", "STATUS=Stopping: what runs ends, nothing new begins");
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await ReadyAsync(stoppingToken);
        var every =
            socket.Watchdog is { } watchdog && watchdog / SignsWithin < BetweenSigns
                ? watchdog / SignsWithin
                : BetweenSigns;
        while (!stoppingToken.IsCancellationRequested)
        {
            Beat();
            await RestAsync(every, stoppingToken);
        }
    }

    private async Task ReadyAsync(CancellationToken token)
    {
        while (!token.IsCancellationRequested)
        {
            var answer = await probe.AskAsync(token);
            var trouble = answer.Trouble;
            if (answer.CanProtect || wall.GetElapsedTime(_begun) >= ReadyMost)
            {
                log.LogInformation("Ready after {Seconds:0.0} s. {Trouble}", Elapsed, trouble);
                socket.TrySend("READY=1", Status(trouble.Length == 0 ? "Ready" : $"Ready, but {trouble}"));
                return;
            }

            socket.TrySend(Status($"Not ready yet: {trouble}"));
            await RestAsync(BetweenProbes, token);
        }
    }

    private double Elapsed => wall.GetElapsedTime(_begun).TotalSeconds;

    private void Beat()
    {
        var trouble = signs.Trouble();
        if (trouble is not null && _trouble is null)
        {
            log.LogCritical("The program hangs and is about to be ended: {Trouble}", trouble);
        }

        _trouble = trouble;
        if (_isStopping)
        {
            return;
        }

        if (trouble is null)
        {
            socket.TrySend("WATCHDOG=1", Status(Calm()));
        }
        else
        {
            socket.TrySend(Status($"Hangs: {trouble}"));
        }
    }

    private string Calm()
    {
        var accounts = signs.Accounts;
        var last = accounts.Select(one => one.LastCycle).Where(one => one is not null).MaxBy(one => one!.Seen.Stamp);
        var since = accounts.Select(one => one.CycleSince).Min();
        string?[] parts =
        [
            $"{accounts.Count} {(accounts.Count == 1 ? "account" : "accounts")}",
            last is null ? "no cycle yet" : $"last cycle {last.Seen.At:HH:mm} UTC, {last.Reason}",
            since is { } begun ? $"a cycle runs since {begun:HH:mm:ss} UTC" : null,
            signs.PollingTrouble is null ? null : "Telegram does not answer",
        ];
        return string.Join("; ", parts.Where(part => part is not null));
    }

    // One line without secrets, whatever an answer held.
    private string Status(string text) => $"STATUS={scrubber.Clean(text).Replace('\n', ' ').Replace('\r', ' ')}";

    private async Task RestAsync(TimeSpan rest, CancellationToken token) =>
        await Task.Delay(rest, wall, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
