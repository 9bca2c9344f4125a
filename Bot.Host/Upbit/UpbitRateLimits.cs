using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Host.Upbit;

/// <summary>
/// Keeps requests of each group below the exchange's limit by what its answers say is left. After a 429 a group waits
/// for
/// the next second; after a 418 everything waits until the block has passed.
/// </summary>
public sealed partial class UpbitRateLimits(TimeProvider wire)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BlockedDefault = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _closedUntil = new(StringComparer.Ordinal);
    private long _blockedUntilTicks;

    /// <summary>Waits until a group may be asked again.</summary>
    public async Task WaitAsync(string group, CancellationToken token)
    {
        var now = wire.GetUtcNow();
        var until = new DateTimeOffset(
            Math.Max(
                Interlocked.Read(ref _blockedUntilTicks),
                _closedUntil.GetValueOrDefault(group, DateTimeOffset.MinValue).UtcTicks
            ),
            TimeSpan.Zero
        );
        if (until > now)
        {
            await Task.Delay(until - now, wire, token);
        }
    }

    /// <summary>Learns from an answer.</summary>
    /// <param name="group">The group that was asked.</param>
    /// <param name="status">The answer's HTTP status.</param>
    /// <param name="remaining">The header <c>Remaining-Req</c>, or null.</param>
    /// <param name="body">The answer's body where it is an error: a 418 tells there how long it lasts.</param>
    public void Learn(string group, int status, string? remaining, string? body)
    {
        var now = wire.GetUtcNow();
        switch (status)
        {
            case 429:
                _closedUntil[group] = now + Second;
                break;
            case 418:
                Interlocked.Exchange(ref _blockedUntilTicks, (now + (Told(body) ?? BlockedDefault) + Second).UtcTicks);
                break;
            default:
                if (Left(remaining) == 0)
                {
                    _closedUntil[group] = now + Second;
                }

                break;
        }
    }

    /// <summary>Requests left in this second by the header, or null where it says nothing.</summary>
    internal static int? Left(string? remaining)
    {
        var match = remaining is null ? Match.Empty : RemainingPattern().Match(remaining);
        return match.Success ? int.Parse(match.Groups["sec"].Value, CultureInfo.InvariantCulture) : null;
    }

    private static TimeSpan? Told(string? body)
    {
        var match = body is null ? Match.Empty : SecondsPattern().Match(body);
        return match.Success
            ? TimeSpan.FromSeconds(int.Parse(match.Groups["n"].Value, CultureInfo.InvariantCulture))
            : null;
    }

    [GeneratedRegex(@"sec=(?<sec>\d{1,6})", RegexOptions.ExplicitCapture)]
    private static partial Regex RemainingPattern();

    [GeneratedRegex(@"(?<n>\d{1,5}) ?(초|s)", RegexOptions.ExplicitCapture)]
    private static partial Regex SecondsPattern();
}
