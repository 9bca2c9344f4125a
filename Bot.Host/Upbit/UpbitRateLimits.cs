using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Host.Upbit;

/// <summary>
/// Keeps requests of each group below the exchange's limits, orders first: the last request of a second is for them.
/// After a 429 a group rests until the next second, longer each time; after a 418 nothing at all is sent until the
/// block has passed, so that a block is never made longer from here. Who fetches the past takes only what
/// trading leaves.
/// </summary>
public sealed partial class UpbitRateLimits
{
    /// <summary>What a request waits at most; where it would take longer it is not sent.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    // Candles of many markets are asked for at once when an hour has closed, and nothing is sold by them.
    private static readonly TimeSpan CandlePatience = TimeSpan.FromSeconds(60);

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    // Under load the exchange refuses orders below their limit, and asks to come back some seconds later.
    private static readonly TimeSpan IntakePause = TimeSpan.FromSeconds(2);

    // Who is not urgent lets the urgent go first.
    private static readonly TimeSpan Courtesy = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    // What a request of no hurry leaves for others: a cycle's reads and an order go out at once beside it.
    private const int LeftForTrading = 6;

    private readonly TimeProvider _wire;
    private readonly int _times;
    private readonly BlockMemory? _memory;
    private readonly long _start;
    private readonly Lock _gate;
    private readonly RequestBlock _block;
    private readonly Dictionary<string, GroupBudget> _budgets;
    private readonly Dictionary<string, int> _urgent = new(StringComparer.Ordinal);

    /// <summary>For this address and one key.</summary>
    /// <param name="wire">The clock of connections.</param>
    /// <param name="times">How often as much may be asked for as the exchange permits: 1 there, more where a local
    /// stand-in answers that sets no limits.</param>
    /// <param name="memory">Knows of blocks over restarts; null where none is kept.</param>
    public UpbitRateLimits(TimeProvider wire, int times = 1, BlockMemory? memory = null)
    {
        (_wire, _times, _memory, _start) = (wire, times, memory, wire.GetTimestamp());
        (_gate, _block) = (new Lock(), new RequestBlock(memory?.Recall()));
        _budgets = RequestGroup.All.ToDictionary(group => group.Name, NewBudget, StringComparer.Ordinal);
    }

    // Blocks and what is public count by address, what is private by key.
    private UpbitRateLimits(UpbitRateLimits others)
    {
        (_wire, _times, _memory, _start) = (others._wire, others._times, others._memory, others._start);
        (_gate, _block) = (others._gate, others._block);
        _budgets = RequestGroup.All.ToDictionary(
            group => group.Name,
            group => group.IsBucket ? NewBudget(group) : others._budgets[group.Name],
            StringComparer.Ordinal
        );
    }

    /// <summary>How long the exchange's block of us still lasts; zero where there is none.</summary>
    public TimeSpan Blocked => Block.Left;

    /// <summary>The instant, as a span since some fixed one.</summary>
    internal TimeSpan Now => _wire.GetElapsedTime(_start);

    private (TimeSpan Left, TimeSpan Length) Block
    {
        get
        {
            lock (_gate)
            {
                return (_block.Left(Now), _block.Length);
            }
        }
    }

    /// <summary>The same address with another key: its private requests have a pace of their own.</summary>
    public UpbitRateLimits ForOtherKey() => new(this);

    /// <summary>Waits until a request may be sent, and counts it.</summary>
    /// <param name="group">The group that is asked.</param>
    /// <param name="isUrgent">Whether it is an order, or about one.</param>
    /// <param name="token">Ends the waiting.</param>
    /// <returns>Null; or, where it would take longer than <see cref="Patience"/>, how long it would.</returns>
    public Task<TimeSpan?> EnterAsync(RequestGroup group, bool isUrgent, CancellationToken token) =>
        EnterAsync(group, isUrgent ? 0 : 1, token);

    /// <summary>The same for a request that is in no hurry: most of each second is left for trading.</summary>
    public Task<TimeSpan?> EnterPatientlyAsync(RequestGroup group, CancellationToken token) =>
        EnterAsync(group, LeftForTrading, token);

    private async Task<TimeSpan?> EnterAsync(RequestGroup group, int keep, CancellationToken token)
    {
        var isUrgent = keep == 0;
        var began = Now;
        Announce(group, isUrgent, 1);
        try
        {
            while (true)
            {
                var wait = TryEnter(group, keep);
                if (wait == TimeSpan.Zero)
                {
                    return null;
                }

                if (Now + wait - began > PatienceOf(group))
                {
                    return wait;
                }

                await Task.Delay(wait, _wire, token);
            }
        }
        finally
        {
            Announce(group, isUrgent, -1);
        }
    }

    private TimeSpan PatienceOf(RequestGroup group) =>
        group == RequestGroup.Candle && Blocked == TimeSpan.Zero ? CandlePatience : Patience;

    /// <summary>Learns from an answer.</summary>
    /// <param name="group">The group that was asked.</param>
    /// <param name="status">The answer's HTTP status.</param>
    /// <param name="remaining">The header <c>Remaining-Req</c>, or null.</param>
    /// <param name="told">The answer's body where it is an error: a 418 says there how long it lasts.</param>
    /// <param name="sent">When the request was sent, by <see cref="Now"/>.</param>
    internal void Learn(RequestGroup group, int status, string? remaining, string told, TimeSpan sent)
    {
        Count(group, status, remaining, told, sent);
        if (status == 418)
        {
            var (left, length) = Block;
            _memory?.Remember(left, length);
        }
    }

    private void Count(RequestGroup group, int status, string? remaining, string told, TimeSpan sent)
    {
        lock (_gate)
        {
            var (now, budget) = (Now, _budgets[group.Name]);
            if (_times == 1 && Left(remaining) is var (name, left))
            {
                _budgets[(RequestGroup.Find(name) ?? group).Name].Told(now, left);
            }

            switch (status)
            {
                case 418:
                    _block.Begin(now, sent, told);
                    break;
                case 429:
                    budget.Refused(now, group == RequestGroup.Order ? IntakePause : Second);
                    break;
                case >= 500 when group == RequestGroup.Order:
                    budget.Refused(now, IntakePause);
                    break;
                default:
                    budget.Served();
                    _block.Served(sent);
                    break;
            }
        }
    }

    /// <summary>The group and the requests left in this second by the header; null where it does not say.</summary>
    internal static (string Group, int Left)? Left(string? remaining)
    {
        var match = remaining is null ? Match.Empty : RemainingPattern().Match(remaining);
        return match.Success
            ? (match.Groups["group"].Value, int.Parse(match.Groups["sec"].Value, CultureInfo.InvariantCulture))
            : null;
    }

    /// <summary>Counts a request if it may be sent now; else tells how long to wait.</summary>
    internal TimeSpan TryEnter(RequestGroup group, bool isUrgent) => TryEnter(group, isUrgent ? 0 : 1);

    private TimeSpan TryEnter(RequestGroup group, int keep)
    {
        lock (_gate)
        {
            var (now, budget) = (Now, _budgets[group.Name]);
            var blocked = _block.Left(now);
            var wait = budget.Wait(now, keep);
            wait = blocked > wait ? blocked : wait;
            if (wait == TimeSpan.Zero && keep > 0 && _urgent.GetValueOrDefault(group.Name) > 0)
            {
                return Courtesy;
            }

            if (wait > TimeSpan.Zero)
            {
                return wait > Tick ? wait : Tick;
            }

            budget.Take(now);
            return TimeSpan.Zero;
        }
    }

    private GroupBudget NewBudget(RequestGroup group) => new(group with { Capacity = group.Capacity * _times });

    private void Announce(RequestGroup group, bool isUrgent, int change)
    {
        if (isUrgent)
        {
            lock (_gate)
            {
                _urgent[group.Name] = _urgent.GetValueOrDefault(group.Name) + change;
            }
        }
    }

    [GeneratedRegex(@"group=(?<group>[\w-]+).*?sec=(?<sec>\d{1,6})", RegexOptions.ExplicitCapture)]
    private static partial Regex RemainingPattern();
}
